import { Readable } from 'node:stream';
import { FakeFileStore } from '@prorab/platform/testing';
import { fileTypesContract } from '../../../application/ports/file-types.contract.js';
import { ContentFileTypes } from './content-file-types.js';

const bench = () => {
  const files = new FakeFileStore();
  const store = async (bytes: Uint8Array): Promise<string> => (await files.put(Readable.from([bytes]))).hash;
  return { types: new ContentFileTypes(files), store };
};
fileTypesContract('content', async () => bench());

it('a page in UTF-16 is a page, a spreadsheet in it is text', async () => {
  const { types, store } = bench();
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
  expect(await types.ofStored(await store(utf16('<script>alert(1)</script>')))).toBe('text/html');
  expect(await types.ofStored(await store(utf16('Кирпич\t1 200')))).toBe('text/plain');
});
