import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeInquiryBook } from './fake-inquiry-book.js';
import { FakeLoadBoard } from './fake-load-board.js';
import { FakePartyBook } from './fake-party-book.js';
import { FakeDuplicateProposals, FakeInquiryNumbers, FakeMergeLog, FakePolicyBook } from './fake-sales-books.js';
import { FakeTimeLine } from './fake-time-line.js';
import { describeInquiryBook } from './inquiry-book.contract.js';
import { describePartyBook } from './party-book.contract.js';
import { describeSalesBooks } from './sales-books.contract.js';

const nothing = async (): Promise<void> => undefined;

describeInquiryBook('fake', async () => {
  const book = new FakeInquiryBook();
  return { book, work: new FakeUnitOfWork(), historyOf: async (id) => book.historyOf(id), close: nothing };
});
describePartyBook('fake', async () => {
  const book = new FakePartyBook();
  return {
    book,
    work: new FakeUnitOfWork(),
    historyOf: async (id) => book.history.filter((h) => h.partyId === id),
    close: nothing,
  };
});
describeSalesBooks('fake', async () => {
  const inquiries = new FakeInquiryBook();
  return {
    work: new FakeUnitOfWork(),
    timeLine: new FakeTimeLine(),
    proposals: new FakeDuplicateProposals(),
    merges: new FakeMergeLog(),
    policies: new FakePolicyBook(),
    numbers: new FakeInquiryNumbers(),
    load: new FakeLoadBoard(inquiries),
    inquiries,
    close: nothing,
  };
});
