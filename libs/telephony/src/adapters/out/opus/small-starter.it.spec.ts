import { SmallStarter, quoted } from './small-starter.js';

describe('programs that are started by a shell of their own', () => {
  const starter = new SmallStarter();
  it('end each in its own way, side by side', async () => {
    const ends = ['sleep 0.2; exit 3', 'true', 'exit 7', 'no-such-program-anywhere 2>/dev/null'];
    expect(await Promise.all(ends.map((line) => starter.run(line)))).toEqual([3, 0, 7, 127]);
  });
  it('take every word as it is', async () => {
    const odd = `it's $HOME "quoted" \\ ; exit 9`;
    expect(await starter.run(`[ ${quoted(odd)} = ${quoted(odd)} ]`)).toBe(0);
    expect(await starter.run(`[ ${quoted(odd)} = ${quoted(`${odd}!`)} ]`)).toBe(1);
  });
  it('are told when the shell is gone, and the next one has a new shell', async () => {
    await expect(starter.run('kill -9 $$; sleep 0.5')).rejects.toThrow('ended with null');
    expect(await starter.run('true')).toBe(0);
  });
});
