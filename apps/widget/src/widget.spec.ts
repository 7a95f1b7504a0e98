import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const run = (script: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root });

describe('the widget', () => {
  let folder: string;
  let text: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prorab-widget-'));
    await run('vite/bin/vite.js', 'build', 'apps/widget', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn');
    text = await readFile(join(folder, 'widget.js'), 'utf8');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is one file of less than 20 KB, its transport with it', async () => {
    expect((await readdir(folder)).toSorted()).toEqual(['number.js', 'widget.js']);
    const size = gzipSync(text, { level: 9 }).length;
    expect(size).toBeGreaterThan(4_000);
    expect(size).toBeLessThan(20 * 1024);
  });
  it('makes markup of nothing that is said, and leaves no name but its own', () => {
    expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/);
    expect([...text.matchAll(/window\.(\w+)\s*=(?!=)/g)].map(([, name]) => name)).toEqual(['Prorab']);
    expect(text).toMatch(/^\(function\(\)|^\(\(\)=>|^var ProrabWidget=function/);
  });
  it('and the script of a number are two: this one is less than 2 KB, makes no markup and leaves no name', async () => {
    const number = await readFile(join(folder, 'number.js'), 'utf8');
    expect(gzipSync(number, { level: 9 }).length).toBeLessThan(2_048);
    expect(number).toContain('data-prorab-phone');
    expect(number).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|window\./);
    expect(number).toMatch(/^\(function\(\)|^\(\(\)=>/);
  });
  it('is typed as a browser runs it', async () => {
    await expect(run('typescript/bin/tsc', '-p', 'apps/widget/browser')).resolves.toBeTruthy();
  });
});
