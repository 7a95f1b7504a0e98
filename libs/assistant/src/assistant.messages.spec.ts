import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assistantTexts } from './application/assistant-texts.js';
import { assistantMessages } from './assistant.messages.js';

const src = import.meta.dirname;
const sources = (suffix: string): string =>
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(suffix) && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(src, file), 'utf8'))
    .join('\n');

describe('the messages of the assistant', () => {
  it('are there for every error code, and for no other', () => {
    const codes = [...sources('assistant-errors.ts').matchAll(/'(assistant\.[a-z0-9-]+)'/g)].map(([, code]) => code);
    expect(codes.length).toBeGreaterThan(0);
    expect(Object.keys(assistantMessages).sort()).toEqual([...new Set(codes)].sort());
  });

  it('say everything in both languages', () => {
    for (const texts of [...Object.values(assistantTexts), ...Object.values(assistantMessages)]) {
      expect(texts.ru).toMatch(/[а-я]/i);
      expect(texts.en).not.toMatch(/[а-я]/i);
    }
  });
});
