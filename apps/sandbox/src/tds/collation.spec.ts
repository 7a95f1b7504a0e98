import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import fc from 'fast-check';
import { ByteWriter } from './byte-writer.js';
import { CP1251, CYRILLIC_GENERAL_CI_AS, decodeChars } from './collation.js';

describe('cp1251', () => {
  it('is written as iconv does, a question mark for what it does not have', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aЯёЁ№«»–—…€ ’漢é\u0098'), maxLength: 50 }), (text) => {
        const out = new ByteWriter(1);
        out.coded(text, CP1251);
        const bytes = Buffer.from(out.head(out.length));
        expect(bytes).toEqual(iconv.encode(text, 'cp1251'));
      }),
    );
  });

  it('is read by the language of the collation', () => {
    const byte = Buffer.from([0xe9]);
    expect(decodeChars(byte, CYRILLIC_GENERAL_CI_AS)).toBe('й');
    expect(decodeChars(byte, Buffer.from([0x09, 0x04, 0xd0, 0, 0x34]))).toBe('é');
    expect(decodeChars(byte, Buffer.alloc(5))).toBe('й');
  });
});
