import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeAnswerBook } from './fake-answer-book.js';
import { FakeLetterBook } from './fake-letter-book.js';
import { FakeColleagues, FakeMailArchive, FakePoisonedLetters, FakeReconciliations } from './fake-mail-books.js';
import { FakeThreadBook } from './fake-thread-book.js';
import { FakeUploads } from './fake-uploads.js';
import { FakeFileTypes } from './fake-file-types.js';
import { FakeHtmlCleaner } from './fake-html-cleaner.js';
import { FakeLetterComposer } from './fake-letter-composer.js';
import { FakeLetterIntake } from './fake-letter-intake.js';
import { FakeMailboxMonitor } from './fake-mailbox-monitor.js';
import { colleaguesContract } from './colleagues.contract.js';
import { fileTypesContract } from './file-types.contract.js';
import { htmlCleanerContract } from './html-cleaner.contract.js';
import { letterComposerContract } from './letter-composer.contract.js';
import { letterIntakeContract } from './letter-intake.contract.js';
import { mailArchiveContract } from './mail-archive.contract.js';
import { mailboxMonitorContract } from './mailbox-monitor.contract.js';
import { letterBookContract } from './letter-book.contract.js';
import { mailBooksContract } from './mail-books.contract.js';

letterBookContract('fake', async () => ({ letters: new FakeLetterBook(), work: new FakeUnitOfWork() }));
mailBooksContract('fake', async () => ({
  threads: new FakeThreadBook(),
  answers: new FakeAnswerBook(),
  poisoned: new FakePoisonedLetters(),
  reconciliations: new FakeReconciliations(),
  uploads: new FakeUploads(),
  work: new FakeUnitOfWork(),
}));
colleaguesContract('fake', async (given) => new FakeColleagues(given));
fileTypesContract('fake', async () => {
  const types = new FakeFileTypes();
  let stored = 0;
  const store = async (_: Uint8Array, type: string | null): Promise<string> => {
    const hash = String(++stored).padStart(64, '0');
    if (type) types.known.set(hash, type);
    return hash;
  };
  return { types, store };
});
htmlCleanerContract('fake', () => new FakeHtmlCleaner());
letterComposerContract('fake', () => new FakeLetterComposer());
letterIntakeContract('fake', () => {
  const intake = new FakeLetterIntake();
  intake.poison.add('<poison@fake.example>');
  return {
    intake,
    stored: () => [...intake.letters.values()].map(({ mailbox, key }) => `${mailbox} ${key.slice(1, -1)}`),
    putAside: () => intake.quarantine.map(({ mailbox, raw }) => ({ mailbox, raw })),
    breakStorage: () => void (intake.storageDown = true),
  };
});
mailArchiveContract('fake', async () => {
  const [archive, away] = [new FakeMailArchive(), new FakeMailArchive()];
  for (const folder of ['INBOX', 'Sent']) archive.counts.set(`sales/${folder}`, []);
  away.down = true;
  const received = async (at: readonly Date[]): Promise<void> => {
    const days = at.map((t) => t.toISOString().slice(0, 10));
    const counts = [...new Set(days)].map((day) => ({ day, letters: days.filter((d) => d === day).length }));
    archive.counts.set('sales/INBOX', counts);
  };
  return { archive, away, mailbox: 'sales', received };
});
mailboxMonitorContract('fake', () => {
  const monitor = new FakeMailboxMonitor();
  return { monitor, states: monitor.told };
});
