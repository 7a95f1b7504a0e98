import { FakeUnitOfWork } from '@prorab/platform/testing';
import { describeBank } from './bank.contract.js';
import { FakeBankEvidence, FakeBankLineBook } from './fake-bank.js';

describeBank('fake', async () => {
  const book = new FakeBankLineBook();
  const evidence = new FakeBankEvidence(book);
  return {
    ...{ work: new FakeUnitOfWork(), book, evidence },
    party: async (given) => void evidence.parties.push(given),
    payment: async ({ key, on, amount, ...over }) =>
      void evidence.paid.push({
        ...{ key, on, amount, number: key, tied: 0, said: 0, note: null, partyKey: null, counts: true, based: false },
        ...over,
      }),
    invoice: async (given) => void evidence.issued.push(given),
    close: async () => undefined,
  };
});
