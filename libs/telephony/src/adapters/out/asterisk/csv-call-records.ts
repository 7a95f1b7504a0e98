import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { CallRecords, type ReadRecord, isYoung } from '../../../application/ports/call-records.port.js';
import type { ExchangeRecord } from '../../../domain/exchange-record.js';
import { RecordsUnreadable } from '../../../domain/records.errors.js';
import { recordOf } from './cdr-line.js';

/** At most so much of the file is in memory; a line is a few hundred bytes. */
const PORTION = 256 * 1024;
/** A file is known by its beginning: a line of it has the time and a channel of its own. */
const HEAD = 200;

/** `Master.csv` of Asterisk's cdr_csv. When logrotate has moved it away, its rest is read in `Master.csv.1` first. */
export class CsvCallRecords extends CallRecords {
  override readonly isThere = true;
  constructor(private readonly file: string) {
    super();
  }

  async end(): Promise<string> {
    return (
      (await this.#in(this.file, async (file) => markOf(await headOf(file), (await file.stat()).size))) ?? markOf('', 0)
    );
  }
  async since(mark: string, until: Date, limit: number): Promise<ReadRecord[]> {
    const [known, at = 0] = [mark.split(':')[0] ?? '', Number(mark.split(':')[1])];
    const read: ReadRecord[] = [];
    const from = async (path: string, isWanted: (head: string) => boolean, begin: number): Promise<boolean> => {
      const found = await this.#in(path, async (file) => {
        const head = await headOf(file);
        if (!isWanted(head)) return false;
        for await (const { text, end } of linesOf(file, begin)) {
          const record = recordOf(text);
          if (read.length >= limit || (record && isYoung(record, until))) return true;
          read.push({ record, mark: markOf(head, end) });
        }
        return true;
      });
      return found ?? false;
    };
    if (await from(this.file, (head) => known === '' || head === known, at)) return read;
    // Another file stands there: what is left of the old one comes first.
    await from(`${this.file}.1`, (head) => head === known, at);
    if (read.length < limit) await from(this.file, () => true, 0);
    return read;
  }
  async *begun(from: Date, to: Date): AsyncIterable<ExchangeRecord> {
    for (const path of [`${this.file}.1`, this.file]) {
      const file = await this.#open(path);
      if (!file) continue;
      try {
        for await (const { text } of linesOf(file, 0)) {
          const record = recordOf(text);
          if (record && record.startedAt >= from && record.startedAt < to) yield record;
        }
      } finally {
        await file.close();
      }
    }
  }

  async #in<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T | null> {
    const file = await this.#open(path);
    if (!file) return null;
    try {
      return await use(file);
    } finally {
      await file.close();
    }
  }
  /** null: it does not exist, as before the first call. */
  async #open(path: string): Promise<FileHandle | null> {
    let file: FileHandle;
    try {
      file = await open(path, 'r');
    } catch (error) {
      const { code = String(error) } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return null;
      throw new RecordsUnreadable(path, code);
    }
    if ((await file.stat()).isFile()) return file;
    await file.close();
    throw new RecordsUnreadable(path, 'it is no file');
  }
}

const markOf = (head: string, at: number): string => `${head}:${at}`;
async function headOf(file: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
  // Shorter, it would be another one when it has grown.
  return bytesRead < HEAD ? '' : createHash('sha256').update(buffer).digest('hex').slice(0, 32);
}
/** Whole lines; one that Asterisk is just writing waits. */
async function* linesOf(file: FileHandle, begin: number): AsyncGenerator<{ text: string; end: number }> {
  const buffer = Buffer.alloc(PORTION);
  let at = begin;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, PORTION, at);
    let taken = 0;
    for (let end = buffer.indexOf(10); end !== -1 && end < bytesRead; end = buffer.indexOf(10, taken)) {
      yield { text: buffer.toString('utf8', taken, end), end: at + end + 1 };
      taken = end + 1;
    }
    if (taken === 0 && bytesRead < PORTION) return;
    // Longer than all that is read at once: no line of this file.
    at += taken === 0 ? bytesRead : taken;
  }
}
