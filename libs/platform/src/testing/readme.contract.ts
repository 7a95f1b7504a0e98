import { readFileSync, readdirSync } from 'node:fs';

/** What a README lists in tables of its own headings: `['Use cases', './application/use-cases/', '.use-case.ts', /export class (\w+)/]`. */
export type ListedInReadme = readonly [title: string, folder: string, suffix: string, shape: RegExp];

/** The README of a context lists all that lies in its folders and below, and nothing else. `here`: `import.meta.url` of a file in `src`. */
export function readmeContract(context: string, here: string, lists: readonly ListedInReadme[]): void {
  const read = (path: string): string => readFileSync(new URL(path, here), 'utf8');
  const inFolder = (folder: string, suffix: string, shape: RegExp): string[] =>
    readdirSync(new URL(folder, here), { recursive: true, encoding: 'utf8' })
      .filter((f) => f.endsWith(suffix))
      .flatMap((f) => shape.exec(read(folder + f))?.[1] ?? [])
      .sort();
  const readme = read('../README.md');
  const listed = (title: string): string[] =>
    [...(readme.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)` \|/gm)]
      .map((m) => m[1] ?? '')
      .sort();

  describe(`README of ${context}`, () => {
    it.each(lists)('lists its %s, all and no other', (title, folder, suffix, shape) => {
      const real = inFolder(folder, suffix, shape);
      expect(real.length).toBeGreaterThan(1);
      expect(listed(title)).toEqual(real);
    });
  });
}
