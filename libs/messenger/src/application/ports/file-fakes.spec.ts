import { newId } from '@prorab/kernel';
import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeFileBook } from './fake-file-book.js';
import { FakeFileReaders } from './fake-file-readers.js';
import { FakeFileTypes } from './fake-file-types.js';
import { FakePictures } from './fake-pictures.js';
import { FakeVirusScan } from './fake-virus-scan.js';
import { fileBookContract } from './file-book.contract.js';
import { fileReadersContract } from './file-readers.contract.js';
import { fileTypesContract } from './file-types.contract.js';
import { picturesContract } from './pictures.contract.js';
import { virusScanContract } from './virus-scan.contract.js';

fileBookContract('fake', async () => {
  const book = new FakeFileBook();
  const message = async (id: string, at: Date | null): Promise<void> => void (at && book.deleted.set(id, at));
  return { book, work: new FakeUnitOfWork(), message };
});
fileTypesContract('fake', async () => {
  const types = new FakeFileTypes();
  const store = async (_: Uint8Array, type: string): Promise<string> => {
    const key = newId();
    types.known.set(key, type);
    return key;
  };
  return { types, store };
});
picturesContract('fake', async () => {
  const pictures = new FakePictures();
  pictures.maxPixels = 1_000_000;
  return {
    pictures,
    maxPixels: pictures.maxPixels,
    async picture({ width, height, frames = 1, turned = false }) {
      const name = newId();
      const shown = turned ? { width: height, height: width } : { width, height };
      pictures.told.set(name, { ...shown, animated: frames > 1 });
      return `/photos/${name}`;
    },
    broken: async () => '/photos/broken',
  };
});
virusScanContract('fake', async () => {
  const scan = new FakeVirusScan();
  return {
    scan,
    async store(_, virus) {
      const key = newId();
      if (virus !== undefined) scan.infected.set(key, virus);
      return key;
    },
    breakDown: async () => void (scan.down = true),
    repair: async () => void (scan.down = false),
  };
});
fileReadersContract('fake', async () => {
  const readers = new FakeFileReaders();
  return {
    readers,
    async conversation(members) {
      const conversationId = newId();
      readers.members.set(conversationId, new Set(members.map(({ kind, id }) => `${kind}:${id}`)));
      if (members.some(({ kind }) => kind === 'visitor')) readers.withCustomer.add(conversationId);
      return { conversationId, messageId: newId() };
    },
    deleteMessage: async (messageId) => void readers.deleted.add(messageId),
  };
});
