import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretKey } from './secret-key.js';

describe('the key of the house', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'prorab-key-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, whoever starts together, and only its owner may read it', async () => {
    const file = join(folder, 'data', 'secret.key');
    const keys = await Promise.all(Array.from({ length: 8 }, () => secretKey(file, {})));
    expect(new Set(keys.map((k) => k.toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
    expect(await readdir(join(folder, 'data'))).toEqual(['secret.key']);
  });
  it('is taken from the environment if it is there, in hex or base64', async () => {
    const key = Buffer.alloc(32, 5);
    for (const text of [key.toString('hex'), key.toString('base64'), key.toString('base64url')])
      expect(await secretKey(join(folder, 'k'), { PRORAB_SECRET_KEY: text })).toEqual(key);
    expect(await readdir(folder)).toEqual([]);
  });
  it('is refused when it is too short, and the refusal does not show it', async () => {
    const file = join(folder, 'k');
    await writeFile(file, 'short-secret');
    for (const environment of [{}, { PRORAB_SECRET_KEY: 'short-secret' }]) {
      const error = await secretKey(file, environment).catch((e: Error) => e);
      expect(error).toMatchObject({ code: 'team.secret-key-invalid' });
      expect(String(error)).not.toContain('short-secret');
    }
  });
});
