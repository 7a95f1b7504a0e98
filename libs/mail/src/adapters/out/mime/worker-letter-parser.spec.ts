import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { letterParserContract } from '../../../application/ports/letter-parser.contract.js';
import { LetterParserBusy } from '../../../domain/letter.errors.js';
import { WorkerLetterParser } from './worker-letter-parser.js';

const scratch = mkdtempSync(join(tmpdir(), 'prorab-worker-letters-'));
const corpus = join(import.meta.dirname, '../../../../../../test/fixtures/letters');
const parser = new WorkerLetterParser({ scratchRoot: scratch, threads: 2 });
const receivedAt = new Date('2026-06-01T07:00:00Z');
const plain = { path: join(corpus, 'plain-utf8.eml') };
afterAll(async () => {
  await parser.close();
  rmSync(scratch, { recursive: true, force: true });
});

letterParserContract('WorkerLetterParser', () => ({ parser, corpus, scratch }));

describe('threads that fail', () => {
  const many = {
    bytes: Buffer.from(`From: a@b.example\r\nContent-Type: text/html\r\n\r\n${'<p><b>x</b></p>'.repeat(80_000)}`),
  };

  it('kills a letter that takes too long, cleans up after it and reads the next one', async () => {
    const before = readdirSync(scratch);
    await parser.parse(plain, { receivedAt });
    await expect(parser.parse(many, { receivedAt, limits: { timeoutMs: 5 } })).rejects.toMatchObject({
      code: 'mail.letter-unreadable',
      because: 'timeout',
    });
    expect((await parser.parse(plain, { receivedAt })).subject).toBe('Запрос цены');
    expect(readdirSync(scratch)).toEqual(before);
  });

  it('kills a pack that takes too long, whole, and leaves nothing of it', async () => {
    const before = readdirSync(scratch);
    const mail = readFileSync(join(corpus, 'winmail.eml'));
    const pack = {
      bytes: Buffer.concat([mail, many.bytes]),
      letters: [
        { start: 0, length: mail.length, receivedAt },
        { start: mail.length, length: many.bytes.length, receivedAt },
      ],
    };
    await expect(parser.parsePack(pack, { limits: { timeoutMs: 5 } })).rejects.toMatchObject({ because: 'timeout' });
    expect((await parser.parse(plain, { receivedAt })).subject).toBe('Запрос цены');
    expect(readdirSync(scratch)).toEqual(before);
  });

  it('survives a thread that runs out of memory', async () => {
    const small = new WorkerLetterParser({ scratchRoot: scratch, threads: 1, maxHeapMb: 48 });
    const hungry = {
      bytes: Buffer.from(`From: a@b.example\r\nContent-Type: text/html\r\n\r\n${'<p><b>x</b></p>'.repeat(400_000)}`),
    };
    const limits = { maxHtmlChars: 50_000_000 };
    await expect(small.parse(hungry, { receivedAt, limits })).rejects.toMatchObject({ because: 'crashed' });
    expect((await small.parse(plain, { receivedAt })).subject).toBe('Запрос цены');
    await small.close();
  });

  it('bounds the queue, and refuses when closing so that nothing is quarantined for it', async () => {
    const narrow = new WorkerLetterParser({ scratchRoot: scratch, threads: 1, maxWaiting: 2 });
    const asked = Array.from({ length: 4 }, () => narrow.parse(plain, { receivedAt }));
    await expect(asked[3]).rejects.toBeInstanceOf(LetterParserBusy);
    expect((await Promise.all(asked.slice(0, 3))).length).toBe(3);
    const underWay = [narrow.parse(many, { receivedAt }), narrow.parse(plain, { receivedAt })];
    const outcomes = Promise.allSettled(underWay);
    await narrow.close();
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(LetterParserBusy) });
    await expect(narrow.parse(plain, { receivedAt })).rejects.toBeInstanceOf(LetterParserBusy);
  });

  it('gives each letter a folder of its own', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() => parser.parse({ path: join(corpus, 'winmail.eml') }, { receivedAt })),
    );
    expect(one?.scratch).not.toBe(two?.scratch);
    expect(one?.attachments.every(({ path }) => path.startsWith(one.scratch ?? '?') && existsSync(path))).toBe(true);
    for (const letter of [one, two]) if (letter) await parser.release(letter);
  });
});
