import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { en } from './en.js';
import { ru } from './ru.js';

const flat = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value as object, `${path}${key}.`),
  );
const [russian, english] = [new Map(flat(ru)), new Map(flat(en))];
const placesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)).sort();

describe('the words of the desk', () => {
  it('are there in both languages, with the same places to fill', () => {
    expect([...english.keys()].sort()).toEqual([...russian.keys()].sort());
    for (const [key, text] of russian) {
      const forms = (words: string): string[] => [...new Set(placesIn(words))];
      expect([key, forms(english.get(key) ?? '')]).toEqual([key, forms(text)]);
    }
  });
  it('are all that the pages ask for', () => {
    const root = join(import.meta.dirname, '..');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.(vue|ts)$/.test(file) && !file.includes('.spec.'),
    );
    expect(files.length).toBeGreaterThan(60);
    const asked = files.flatMap((file) =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /\bt\(\s*(?:[^'`()]*\?\s*)?'([a-zA-Z-]+(?:\.[a-zA-Z-]+)+)'/g,
        ),
      ].map(([, key]) => `${file}: ${key}`),
    );
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((one) => !russian.has(one.split(': ')[1] ?? ''))).toEqual([]);
  });
  it('have no Latin letters that look Russian among the Russian ones', () => {
    const mixed = [...russian].filter(([, text]) => /[а-яё][a-z]|[a-z][а-яё]/i.test(text.replace(/\{\w+\}/g, '')));
    expect(mixed).toEqual([]);
  });
});
