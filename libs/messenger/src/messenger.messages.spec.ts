import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { messageFor } from '@prorab/platform/marks';
import { TextTooLong, TitleInvalid, TooMany } from './domain/messenger-errors.js';
import { messengerMessages } from './messenger.messages.js';

const src = import.meta.dirname;
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.ts') && !/\.(spec|contract|builder|testing)\.ts$|fake-/.test(f))
  .map((f) => readFileSync(join(src, f), 'utf8'));

/** Codes as they are raised: the second argument of a DomainError. */
const raised = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(/'(?:missing|invalid|conflict|forbidden|unavailable)',\s*'(messenger\.[a-z-]+)'/g)].map(
      (m) => m[1] ?? '',
    ),
  ),
);

describe('messages of the messenger', () => {
  it('exist in both languages for every error that is raised, and for no other', () => {
    expect(raised.size).toBeGreaterThan(10);
    expect(Object.keys(messengerMessages).sort()).toEqual([...raised].sort());
    for (const texts of Object.values(messengerMessages)) {
      expect(texts.ru).toMatch(/[а-яё]/i);
      expect(texts.en).not.toMatch(/[а-яё]/i);
    }
  });
  it('say the numbers that they speak of', () => {
    for (const error of [new TextTooLong(20_001, 20_000), new TitleInvalid(200), new TooMany('pins', 50)])
      for (const language of ['ru', 'en'] as const) {
        const said = messageFor(error.code, language, error.details, error.message);
        expect(said).not.toMatch(/[{}]|undefined/);
        for (const value of Object.values(error.details).filter((v) => typeof v === 'number'))
          expect(said).toContain(String(value));
      }
  });
});
