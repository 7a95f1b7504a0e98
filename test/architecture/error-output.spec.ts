import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './support/small-house.js';

/** Lines that write where the program that is run afterwards writes: `npm run cli -- config-keys > file` would hold them too. */
const onStandardOutput = (text: string): string[] =>
  text.split('\n').filter((line) => /console\.(log|info|debug)\(|process\.stdout\.write/.test(line));
/** The package manager and Vite speak too: their standard output goes to the error output, so it is never inherited unsaid. */
const childrenUnsaid = (text: string): string[] =>
  text.split('\n').filter((line) => /stdio: \[[^\]]*,\s*'inherit',|\[vite, [^;]*\{ env \}\)/.test(line));

describe('what prepares a command', () => {
  const files = ['scripts/bootstrap', 'scripts/build'].flatMap((folder) =>
    readdirSync(join(checkout, folder)).map((name) => join(folder, name)),
  );

  it('says what it does on the error output only', () => {
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const text = readFileSync(join(checkout, file), 'utf8');
      expect([file, onStandardOutput(text), childrenUnsaid(text)]).toEqual([file, [], []]);
    }
  });
  it('would be found out', () => {
    expect(onStandardOutput("  console.log('Built 3 files.');")).toHaveLength(1);
    expect(childrenUnsaid("spawn(npm, args, { stdio: ['ignore', 'inherit', 'pipe'] });")).toHaveLength(1);
    expect(childrenUnsaid('await runNode([vite, build, place], { env });')).toHaveLength(1);
  });
});
