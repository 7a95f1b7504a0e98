import { FakeUnitOfWork } from '@prorab/platform/testing';
import { describeBranchCalendars } from './branch-calendars.contract.js';
import { FakeInvoiceCareBook } from './fake-invoice-care-book.js';
import {
  FakeAwaitedInvoices,
  FakeBranchCalendars,
  FakeChanceBook,
  FakePhantomMarks,
  FakeWatchList,
} from './fake-invoices.js';
import { describeInvoiceCare } from './invoice-care.contract.js';

describeBranchCalendars('fake', async () => new FakeBranchCalendars());
describeInvoiceCare('fake', async () => {
  const invoices = new FakeAwaitedInvoices();
  const marks = new FakePhantomMarks(invoices);
  return {
    ...{
      work: new FakeUnitOfWork(),
      book: new FakeInvoiceCareBook(),
      watch: new FakeWatchList(),
      chances: new FakeChanceBook(),
    },
    ...{ invoices, marks },
    issue: async ({ key, at, partyKey, partyId, total, paid, state, lines }) => {
      invoices.issue(key, at, { total, owed: total - paid, state });
      if (state === 'draft' || state === 'void') return;
      const customer = partyId ?? partyKey;
      marks.all.set(key, { key, at, customer, total, paid, countsItself: false, lines, phantomOf: null });
    },
    booksRead: async (age) => void (invoices.books = age),
    close: async () => undefined,
  };
});
