import type { FileTypes } from './file-types.port.js';

export interface FileTypesBench {
  types: FileTypes;
  /** Stores bytes of that type, and gives their key. */
  store(bytes: Uint8Array, type: string): Promise<string>;
}
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export function fileTypesContract(name: string, make: () => Promise<FileTypesBench>): void {
  describe(`types of files: ${name}`, () => {
    it.each([
      ['application/pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
      ['image/gif', latin('GIF89a\x01\x00\x01\x00\x00\x00\x00;')],
      ['image/png', Buffer.from(PNG, 'base64')],
      ['application/x-msdownload', latin(`MZ\x90\x00${'\0'.repeat(200)}`)],
      ['application/x-elf', latin(`\x7fELF\x02\x01\x01${'\0'.repeat(60)}`)],
      ['application/x-shellscript', Buffer.from('#!/bin/sh\nrm -rf /\n')],
      ['text/html', Buffer.from('\ufeff  <!-- x -->\n<!DOCTYPE html><script>alert(1)</script>')],
      ['text/html', Buffer.from('Привет <script>alert(1)</script>')],
      ['text/html', Buffer.from('<table><tr><td>Кирпич</td></tr></table>')],
      ['image/svg+xml', Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['image/svg+xml', Buffer.from('<svg onload="alert(1)"/>')],
      ['application/xml', Buffer.from('<?xml version="1.0"?><КоммерческаяИнформация/>')],
      ['text/plain', Buffer.from('Добрый день, 3 < 5, это просто текст\n')],
      ['text/plain', Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0d, 0x0a])],
      ['application/octet-stream', latin('AC\x00\x01\x02\x03\x04\x05')],
      ['application/octet-stream', Buffer.alloc(0)],
    ])('says %s', async (type, bytes) => {
      const { types, store } = await make();
      expect(await types.ofStored(await store(bytes, type))).toBe(type);
    });
  });
}
