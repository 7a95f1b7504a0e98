import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeWordIndex } from './fake-word-index.js';
import { describeWordIndex } from './word-index.contract.js';

describeWordIndex('fake', async () => {
  const index = new FakeWordIndex();
  return {
    index,
    work: new FakeUnitOfWork(),
    said: async (id, text) => index.said(id, text),
    stemsOf: async (id) => [...(index.stems.get(id) ?? [])].sort(),
    close: async () => undefined,
  };
});
