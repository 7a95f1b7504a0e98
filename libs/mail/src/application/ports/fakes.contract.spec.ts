import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeAnswerBook } from './fake-answer-book.js';
import { FakeLetterBook } from './fake-letter-book.js';
import { FakePoisonedLetters, FakeReconciliations } from './fake-mail-books.js';
import { FakeThreadBook } from './fake-thread-book.js';
import { FakeUploads } from './fake-uploads.js';
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
