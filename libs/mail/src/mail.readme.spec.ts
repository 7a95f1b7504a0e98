import { readFileSync, readdirSync } from 'node:fs';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const inFolder = (folder: string, suffix: string, shape: RegExp): string[] =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((f) => f.endsWith(suffix))
    .flatMap((f) => shape.exec(read(folder + f))?.[1] ?? [])
    .sort();
const readme = read('../README.md');
const listed = (title: string): string[] =>
  [...(readme.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)` \|/gm)]
    .map((m) => m[1] ?? '')
    .sort();

describe('README of mail', () => {
  it.each([
    ['Use cases', './application/use-cases/', '.use-case.ts', /export class (\w+)/],
    ['Events', './contract/', '.event.ts', /export class (\w+) extends IntegrationEvent/],
    ['Ports', './application/ports/', '.port.ts', /^export abstract class (\w+)/m],
  ])('lists its %s, all and no other', (title, folder, suffix, shape) => {
    const real = inFolder(folder, suffix, shape);
    expect(real.length).toBeGreaterThan(5);
    expect(listed(title)).toEqual(real);
  });
});
