import { readFileSync, readdirSync } from 'node:fs';
import { mailMessages } from './mail.messages.js';

const root = new URL('.', import.meta.url);
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.ts') && !/\.(spec|contract|builder|testing)\.ts$|fake-/.test(f))
  .map((f) => readFileSync(new URL(f, root), 'utf8'));

/** Codes as they are raised: the second argument of a DomainError. */
const raised = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(/'(?:missing|invalid|conflict|forbidden|unavailable)',\s*'(mail\.[a-z-]+)'/g)].map(
      (m) => m[1] ?? '',
    ),
  ),
);

describe('messages of mail', () => {
  it('exist in both languages for every error that is raised, and for no other', () => {
    expect(raised.size).toBeGreaterThan(15);
    expect(Object.keys(mailMessages).sort()).toEqual([...raised].sort());
    for (const texts of Object.values(mailMessages)) {
      expect(texts.ru).toMatch(/[а-яё]/i);
      expect(texts.en).not.toMatch(/[а-яё]/i);
    }
  });
});
