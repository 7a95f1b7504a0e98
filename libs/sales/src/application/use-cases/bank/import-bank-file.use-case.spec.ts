import { ManualClock } from '@prorab/kernel';
import { FakeAuditLog, FakeChangeFeed, FakeFileStore, FakeUnitOfWork } from '@prorab/platform/testing';
import fc from 'fast-check';
import { inWindows1251, statementText } from '../../bank/a-statement.builder.js';
import { BankFileInvalid } from '../../../domain/bank/bank-errors.js';
import { StatementReader } from '../../../domain/bank/statement-reader.js';
import { encodingOf, statementLines } from '../../bank/statement-lines.js';
import { FakeBankLineBook } from '../../ports/bank/fake-bank.js';
import type { NewBankLine } from '../../ports/bank/bank-line-book.port.js';
import { ImportBankFile } from './import-bank-file.use-case.js';

class CountedBook extends FakeBankLineBook {
  largest = 0;
  count = 0;
  override async add(lines: readonly NewBankLine[]): Promise<number> {
    this.largest = Math.max(this.largest, lines.length);
    this.count += lines.length;
    return lines.length;
  }
}
const documents = function* (many: number) {
  for (let n = 1; n <= many; n++)
    yield { number: String(n), sum: `${n}.00`, purpose: `Оплата по счету ${n} ${'за кирпич '.repeat(3)}` };
};
async function* chunks(content: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
const importing = (book: FakeBankLineBook) =>
  new ImportBankFile(
    ...([book, new FakeFileStore(), new FakeAuditLog(), new FakeChangeFeed(), new FakeUnitOfWork()] as const),
    new ManualClock('2026-11-23T09:00:00Z'),
  );

describe('the file of a bank', () => {
  it('of fifty thousand documents goes through in portions, never more of it at hand than a piece', async () => {
    const book = new CountedBook();
    const file = [...statementText(documents(50_000))].map(inWindows1251);
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      yield* file;
    };
    expect(await importing(book).execute({ name: 'big.txt', content: pieces() })).toMatchObject({ added: 50_000 });
    expect([book.largest, book.count]).toEqual([500, 50_000]);

    let [given, taken, ahead, sum] = [0, 0, 0, 0];
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const piece of pieces()) {
        given++;
        yield piece;
      }
    };
    for await (const line of statementLines(counted(), 'windows-1251', new StatementReader())) {
      taken++;
      sum += line.amount;
      ahead = Math.max(ahead, given - taken);
    }
    expect([taken, sum]).toEqual([50_000, (100 * 50_000 * 50_001) / 2]);
    // The head of the file is a piece too.
    expect(ahead).toBeLessThanOrEqual(2);
  });
  it('reads the same whatever pieces it comes in, in whatever encoding', async () => {
    const text = [...statementText(documents(3))].join('');
    const contents = [
      inWindows1251(text),
      Buffer.from(text),
      Buffer.from(text.replaceAll('\r\n', '\n')),
      Buffer.from(text.replaceAll('\r\n', '\r')),
    ];
    const read = async (content: Buffer, size: number) => {
      const encoding = await encodingOf(chunks(content, size));
      const lines = [];
      for await (const line of statementLines(chunks(content, size), encoding, new StatementReader())) lines.push(line);
      return lines;
    };
    const whole = await read(Buffer.from(text), 1_000_000);
    expect(whole).toHaveLength(3);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...contents), fc.integer({ min: 1, max: 700 }), async (content, size) => {
        expect(await read(content, size)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });
  it('that is hostile is refused in words, and nothing of it is kept', async () => {
    const good = inWindows1251([...statementText(documents(2))].join(''));
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 3_000 }).map((b) => Buffer.from(b)),
      fc
        .tuple(fc.nat(good.length), fc.uint8Array({ minLength: 1, maxLength: 40 }))
        .map(([at, b]) => Buffer.concat([good.subarray(0, at), b, good.subarray(at)])),
      fc.nat(good.length - 1).map((at) => good.subarray(0, at)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (content) => {
        const book = new FakeBankLineBook();
        try {
          await importing(book).execute({ name: 'x', content: chunks(content, 100) });
        } catch (error) {
          expect(error).toBeInstanceOf(BankFileInvalid);
          expect(book.all).toEqual([]);
          expect(book.imports).toMatchObject([{ added: 0, fault: { line: expect.any(Number) } }]);
        }
      }),
      { numRuns: 200 },
    );
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('1CClientBankExchange\n');
      for (let n = 0; n < 100; n++) yield Buffer.alloc(10_000, 0x41);
    };
    await expect(importing(new FakeBankLineBook()).execute({ name: 'x', content: endless() })).rejects.toMatchObject({
      fault: { what: 'line-too-long', line: 2 },
    });
  });
});
