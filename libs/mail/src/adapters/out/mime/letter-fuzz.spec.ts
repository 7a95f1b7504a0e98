import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { CustomerOfLetter } from '../../../domain/customer-of-letter.js';
import { LetterClassification } from '../../../domain/letter-classification.js';
import { LetterUnreadable } from '../../../domain/letter.errors.js';
import { OwnAddresses } from '../../../domain/own-addresses.js';
import { ThreadingPolicy } from '../../../domain/threading-policy.js';
import { dangersIn } from './html-dangers.testing.js';
import { InProcessLetterParser } from './in-process-letter-parser.js';

const corpus = join(import.meta.dirname, '../../../../../../test/fixtures/letters');
const letters = readdirSync(corpus)
  .filter((name) => name.endsWith('.eml'))
  .sort()
  .map((name) => readFileSync(join(corpus, name)));
const scratch = mkdtempSync(join(tmpdir(), 'prorab-fuzz-'));
const parser = new InProcessLetterParser(scratch);
const own = new OwnAddresses({ domains: ['prorab.example'] });
const classification = new LetterClassification(own, undefined, '812');
const customers = new CustomerOfLetter(own, '812');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Change =
  | { how: 'cut'; at: number }
  | { how: 'flip'; at: number; bit: number }
  | { how: 'splice'; at: number; other: number; from: number; length: number }
  | { how: 'repeat'; at: number; length: number; times: number }
  | { how: 'insert'; at: number; bytes: Uint8Array }
  | { how: 'bare-lf' };

const place = fc.double({ min: 0, max: 1, noNaN: true });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ how: fc.constant('cut' as const), at: place }),
  fc.record({ how: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
  fc.record({ how: fc.constant('splice' as const), at: place, other: fc.nat(), from: place, length: fc.nat(2_000) }),
  fc.record({
    how: fc.constant('repeat' as const),
    at: place,
    length: fc.nat(300),
    times: fc.integer({ min: 2, max: 200 }),
  }),
  fc.record({ how: fc.constant('insert' as const), at: place, bytes: fc.uint8Array({ maxLength: 40 }) }),
  fc.constant({ how: 'bare-lf' as const }),
);

function mutate(letter: Buffer, changes: readonly Change[]): Buffer {
  return changes.reduce((bytes, c) => {
    const at = 'at' in c ? Math.floor(c.at * bytes.length) : 0;
    if (c.how === 'cut') return bytes.subarray(0, at);
    if (c.how === 'bare-lf') return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
    if (c.how === 'insert') return Buffer.concat([bytes.subarray(0, at), c.bytes, bytes.subarray(at)]);
    if (c.how === 'repeat')
      return Buffer.concat([
        bytes.subarray(0, at),
        ...Array.from({ length: c.times }, () => bytes.subarray(at, at + c.length)),
        bytes.subarray(at),
      ]);
    if (c.how === 'splice') {
      const other = letters[c.other % letters.length] ?? letter;
      const from = Math.floor(c.from * other.length);
      return Buffer.concat([bytes.subarray(0, at), other.subarray(from, from + c.length), bytes.subarray(at)]);
    }
    const copy = Buffer.from(bytes);
    if (copy.length > at) copy[at] = (copy[at] ?? 0) ^ (1 << c.bit);
    return copy;
  }, letter);
}

describe('damaged letters', () => {
  it('are read or refused with the one error, in time, never as dangerous html, and every policy has an opinion', async () => {
    let slowest = 0;
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.array(change, { minLength: 1, maxLength: 6 }), async (index, changes) => {
        runs++;
        const bytes = mutate(letters[index % letters.length] ?? Buffer.alloc(0), changes);
        // Processor time of this thread: a busy machine must not look like a greedy expression.
        const started = process.threadCpuUsage();
        try {
          const letter = await parser.parse({ bytes }, { receivedAt: new Date('2026-06-01T07:00:00Z') });
          await parser.release(letter);
          expect(dangersIn(letter.safeHtml ?? '')).toEqual([]);
          expect(JSON.stringify(letter)).not.toMatch(/\\u0000/);
          for (const { name } of letter.attachments)
            expect(name).toMatch(/^(?!\.)[^/\\\u0000-\u001f<>:"|?*]{1,140}(?<![. ])$/u);
          const classified = classification.of(letter);
          expect(classified.reasons.length).toBeGreaterThan(0);
          customers.find(letter, classified);
          new ThreadingPolicy().place(letter, []);
        } catch (error) {
          if (!(error instanceof LetterUnreadable)) throw error;
        }
        const { user, system } = process.threadCpuUsage(started);
        slowest = Math.max(slowest, (user + system) / 1_000);
      }),
      { seed: 20260601, numRuns: 1_500, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false },
    );
    expect(runs).toBeGreaterThan(200);
    expect(slowest).toBeLessThan(3_000);
  }, 40_000);
});
