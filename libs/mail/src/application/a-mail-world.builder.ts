import { ManualClock } from '@prorab/kernel';
import {
  FakeAuditLog,
  FakeChangeFeed,
  FakeFileStore,
  FakeJobs,
  FakeLocks,
  FakeOutbox,
  FakeUnitOfWork,
} from '@prorab/platform/testing';
import { CLASSIFICATION_RULES } from '../domain/classification-rules.js';
import { HouseJudges } from './house-judges.js';
import { LetterEntry } from './intake/letter-entry.js';
import { LetterNews } from './intake/letter-news.js';
import { LetterPreparation } from './intake/letter-preparation.js';
import { LetterIntakeDesk } from './letter-intake-desk.js';
import { MailSettings, type MailSettingsValues, type MailboxSettings } from './mail-settings.js';
import type { CollectedLetter, LetterOrigin } from './ports/collected-letter.js';
import { FakeAnswerBook } from './ports/fake-answer-book.js';
import { FakeLetterBook } from './ports/fake-letter-book.js';
import { FakeLetterParser } from './ports/fake-letter-parser.js';
import { FakeColleagues, FakePoisonedLetters } from './ports/fake-mail-books.js';
import { FakeThreadBook } from './ports/fake-thread-book.js';
import type { ParsedLetter } from './ports/letter-parser.port.js';
import { SetAsidePoisoned } from './use-cases/set-aside-poisoned.use-case.js';
import { TakeInHistory } from './use-cases/take-in-history.use-case.js';
import { TakeInLetter } from './use-cases/take-in-letter.use-case.js';

export const anna = {
  id: '0190a000-0000-7000-8000-00000000aaaa',
  name: 'Анна',
  emails: ['anna@firm.ru'],
  active: true,
};
export const boris = {
  id: '0190a000-0000-7000-8000-00000000bbbb',
  name: 'Борис',
  emails: ['boris@firm.ru'],
  active: true,
};
export const branch = '0190a000-0000-7000-8000-0000000000b1';
export const began = '2026-06-01T07:00:00.000Z';

export const salesBox: MailboxSettings = {
  name: 'sales',
  address: 'sales@firm.ru',
  title: 'Фирма',
  group: 'щебень',
  branch: null,
  branchId: branch,
  zone: null,
  lagLimitMs: 300_000,
  acknowledgement: null,
  plusAddressing: false,
  hasArchive: true,
  historyDays: null,
};
export const settingsWith = (differing: Partial<MailSettingsValues> = {}): MailSettings =>
  new MailSettings({
    mailboxes: [salesBox, { ...salesBox, name: 'office', address: 'office@firm.ru', group: null }],
    ownAddresses: [],
    ownDomains: ['firm.ru'],
    areaCode: '812',
    rules: CLASSIFICATION_RULES,
    undoMs: 15_000,
    signature: '{name}, фирма',
    letterBytes: 60_000_000,
    answerBytes: 25_000_000,
    reconcileDays: 30,
    zone: 'Europe/Moscow',
    parallel: 4,
    ...differing,
  });

let uids = 0;
/** A letter on its way in; what the parser makes of it is prepared under `name`. */
export function aCollectedLetter(
  name: string,
  differing: Partial<CollectedLetter> & { folder?: string; uid?: number } = {},
): CollectedLetter {
  const { folder = 'INBOX', uid = ++uids, ...rest } = differing;
  const bytes = Buffer.from(`X-Fake: ${name}\r\n\r\nbody of ${name}`);
  const role = folder === 'INBOX' ? 'inbox' : folder === 'Sent' ? 'sent' : 'other';
  const origin: LetterOrigin = { via: 'imap', folder, role, uidValidity: '1', uid, flags: [] };
  return {
    mailbox: 'sales',
    origin,
    receivedAt: new Date(began),
    size: bytes.length,
    tooLarge: false,
    history: false,
    async *open() {
      yield bytes;
    },
    bytes: () => bytes,
    ...rest,
  };
}

/** The intake of letters on fakes with memory. */
export function aMailWorld(differing: Partial<MailSettingsValues> = {}) {
  const clock = new ManualClock(began);
  const [work, outbox, feed, jobs, locks] = [
    new FakeUnitOfWork(),
    new FakeOutbox(),
    new FakeChangeFeed(),
    new FakeJobs(),
    new FakeLocks(),
  ];
  const [files, audit] = [new FakeFileStore(), new FakeAuditLog()];
  const parser = new FakeLetterParser((path) => files.textAt(path));
  const [letters, threads, answers, poisoned] = [
    new FakeLetterBook(),
    new FakeThreadBook(),
    new FakeAnswerBook(),
    new FakePoisonedLetters(),
  ];
  const settings = settingsWith(differing);
  const colleagues = new FakeColleagues([anna, boris]);
  const judges = new HouseJudges(colleagues, settings);
  const preparation = new LetterPreparation(files, parser, settings);
  const news = new LetterNews(threads, letters, settings, outbox, feed, jobs);
  const entry = new LetterEntry(judges, letters, threads, answers, news, locks, work, clock);
  const takeIn = new TakeInLetter(preparation, entry, letters);
  const takeInHistory = new TakeInHistory(preparation, entry, letters);
  const setAside = new SetAsidePoisoned(files, poisoned, feed, work, clock);
  const intake = new LetterIntakeDesk(takeIn, takeInHistory, setAside);
  const world = {
    ...{ clock, work, outbox, feed, jobs, locks, files, audit, parser, letters, threads, answers, poisoned },
    ...{ settings, colleagues, judges, preparation, entry, news, takeIn, takeInHistory, setAside, intake },
    /** Prepares the parser and takes the letter in. */
    async arrives(name: string, parsed: Partial<ParsedLetter> = {}, how: Parameters<typeof aCollectedLetter>[1] = {}) {
      parser.prepare(name, parsed);
      await takeIn.execute({ letter: aCollectedLetter(name, how) });
      return world.kept(parsed.messageId ?? `${name}@fake.example`);
    },
    kept: (messageId: string) => [...letters.letters.values()].find((l) => l.messageId === messageId),
    threadOf: (messageId: string) => threads.threads.get(world.kept(messageId)?.threadId ?? ''),
  };
  return world;
}
