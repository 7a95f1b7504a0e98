import { readFileSync, readdirSync } from 'node:fs';
import type { DomainError } from '@prorab/kernel';
import { messageFor } from '@prorab/platform/marks';
import { namingStorageTrouble } from './application/storage-trouble.js';
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

  it.each([
    ['ENOSPC', 'на диске нет места (ENOSPC)', 'the disk is full (ENOSPC)'],
    ['SQLITE_IOERR_WRITE', 'с диска не читается или на него не пишется', 'the disk cannot be read or written'],
    ['ER_CON_COUNT_ERROR', 'не хватает памяти, файлов или соединений', 'memory, files or connections have run out'],
    ['SQLITE_BUSY', 'база данных занята', 'the database is busy'],
    ['ECONNREFUSED', 'база данных недоступна', 'the database cannot be reached'],
  ])('say in words what %s means for the letters', (code, ru, en) => {
    const trouble = namingStorageTrouble(Object.assign(new Error('x'), { code })) as DomainError;
    const said = (language: 'ru' | 'en') => messageFor(trouble.code, language, trouble.details, trouble.message);
    expect(said('ru')).toContain(`Письма сейчас нельзя сохранить: ${ru}`);
    expect(said('en')).toContain(`Letters cannot be stored now: ${en}`);
  });
});
