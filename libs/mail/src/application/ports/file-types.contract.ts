import type { FileTypes } from './file-types.port.js';

export interface FileTypesBench {
  types: FileTypes;
  /** Stores the bytes, which are of that type, and gives their hash. */
  store(bytes: Uint8Array, type: string | null): Promise<string>;
}

export function fileTypesContract(name: string, make: () => Promise<FileTypesBench>): void {
  describe(`file types: ${name}`, () => {
    it.each([
      ['application/pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
      ['image/gif', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
      [null, Buffer.from('Добрый день, это просто текст\n')],
      [null, Buffer.alloc(0)],
    ])('says %s by the first bytes', async (type, bytes) => {
      const { types, store } = await make();
      expect(await types.ofStored(await store(bytes, type))).toBe(type);
    });
  });
}
