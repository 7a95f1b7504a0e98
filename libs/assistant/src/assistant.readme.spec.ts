import { readFileSync, readdirSync } from 'node:fs';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const readme = read('../README.md');
const section = (title: string): string => readme.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const listed = (title: string): string[] =>
  [...section(title).matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name ?? '').sort();
const classesIn = (folder: string, suffix: string, shape = /export class (\w+)/): string[] =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((file) => file.endsWith(suffix))
    .flatMap((file) => shape.exec(read(folder + file))?.[1] ?? [])
    .sort();

describe('README of the assistant', () => {
  it.each([
    ['Commands', './adapters/in/spoken/', '.command.ts', undefined],
    ['Use cases', './application/use-cases/', '.use-case.ts', undefined],
    ['Queries', './application/queries/', '.query.ts', undefined],
    ['Subscribers', './application/subscribers/', '.subscriber.ts', undefined],
    ['Ports', './application/ports/', '.port.ts', /export abstract class (\w+)/],
  ] as const)('lists its %s, all and no other', (title, folder, suffix, shape) => {
    const real = classesIn(folder, suffix, shape);
    expect(real.length).toBeGreaterThan(0);
    expect(listed(title)).toEqual(real);
  });

  it('shows how to add a command with what the platform really has', () => {
    const mark = read('../../platform/src/marks/spoken-command.ts');
    for (const word of ['SpokenCommand', 'SpokenCommandHandler', 'SpokenContext', 'SpokenAnswer', 'preview'])
      expect([word, section('How to add a command').includes(word), mark.includes(word)]).toEqual([word, true, true]);
  });
});
