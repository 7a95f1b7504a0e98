import { Readable } from 'node:stream';
import { FakeFileStore } from '@prorab/platform/testing';
import { fileTypesContract } from '../../../application/ports/file-types.contract.js';
import { FirstBytesFileTypes } from './first-bytes-file-types.js';

fileTypesContract('first bytes', async () => {
  const files = new FakeFileStore();
  const store = async (bytes: Uint8Array): Promise<string> => (await files.put(Readable.from([bytes]))).hash;
  return { types: new FirstBytesFileTypes(files), store };
});
