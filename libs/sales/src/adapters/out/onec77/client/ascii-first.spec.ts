import { createRequire } from 'node:module';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { asciiFirst } from './ascii-first.js';
import { codecOfDriver, driver } from './driver.js';

/** What a reader of the driver would have of a cell; `asked`: whether the table of the codec was looked at. */
function read(cell: Buffer): { text: string; asked: boolean } {
  driver();
  // The name under which the driver asks for it.
  const { decoder } = codecOfDriver('CP1251');
  const slow = jest.spyOn(Object.getPrototypeOf(decoder.prototype) as { write(cell: Buffer): string }, 'write');
  try {
    const text = new decoder({}, codecOfDriver('CP1251')).write(cell);
    return { text, asked: slow.mock.calls.length > 0 };
  } finally {
    slow.mockRestore();
  }
}

describe('cells of char columns', () => {
  it('are read as iconv-lite reads them, whatever stands in them', () => {
    const untouched = createRequire(import.meta.url)('iconv-lite') as typeof import('iconv-lite');
    const codec = Object.create(untouched.getCodec('windows-1252')) as ReturnType<typeof untouched.getCodec>;
    const before = codec.decoder;
    asciiFirst(codec);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, ascii) => {
        const cell = Buffer.from(ascii ? bytes.map((b) => b & 0x7f) : bytes);
        expect(new codec.decoder({}, codec).write(cell)).toBe(new before({}, codec).write(cell));
      }),
    );
  });
  it('of ids and numbers are taken as they stand by the driver itself, Russian ones by the table', () => {
    expect(read(Buffer.from('   4X2   '))).toEqual({ text: '   4X2   ', asked: false });
    expect(read(Buffer.from([0xca, 0xe8, 0xf0, 0xef, 0xe8, 0xf7, 0x20, 0x35]))).toEqual({
      text: 'Кирпич 5',
      asked: true,
    });
    expect(read(Buffer.alloc(0))).toEqual({ text: '', asked: false });
  });
});
