import { appendFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callRecordsContract } from '../../../application/ports/call-records.contract.js';
import { RecordsUnreadable } from '../../../domain/records.errors.js';
import { CsvCallRecords } from './csv-call-records.js';

const at = (seconds: number): string =>
  new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
const line = (channelId: string, from: number, to: number): string =>
  `"","+79112223344","+78112201234","prorab-from-trunk","""Иван"" <+79112223344>","PJSIP/pskov-00000000","","Stasis","prorab,in,+78112201234","${at(from)}",,"${at(to)}",${to - from},0,"NO ANSWER","DOCUMENTATION","${channelId}","${channelId}","","${channelId}",0\n`;
const never = new Date('2100-01-01');

async function aFile(): Promise<{
  folder: string;
  file: string;
  records: CsvCallRecords;
  remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'prorab-cdr-'));
  const file = join(folder, 'Master.csv');
  return { folder, file, records: new CsvCallRecords(file), remove: () => rm(folder, { recursive: true }) };
}

callRecordsContract('Master.csv', async () => {
  const { file, records, remove } = await aFile();
  return {
    records,
    write: (call) => appendFile(file, call ? line(call.channelId, call.from, call.to) : '"half a li\n'),
    end: remove,
  };
});

describe('Master.csv of Asterisk', () => {
  let bench: Awaited<ReturnType<typeof aFile>>;
  beforeEach(async () => void (bench = await aFile()));
  afterEach(() => bench.remove());
  const channels = async (mark: string): Promise<(string | undefined)[]> =>
    (await bench.records.since(mark, never, 10_000)).map(({ record }) => record?.channelId);

  it('moved away by logrotate is read to its end, then the new one', async () => {
    const { file } = bench;
    await appendFile(file, line('c.1', 0, 1));
    const mark = await bench.records.end();
    await appendFile(file, line('c.2', 2, 3));
    await rename(file, `${file}.1`);
    expect(await channels(mark)).toEqual(['c.2']);
    await appendFile(file, line('c.3', 4, 5));
    expect(await channels(mark)).toEqual(['c.2', 'c.3']);
  });
  it('moved away and lost is begun anew', async () => {
    const { file } = bench;
    await appendFile(file, line('c.1', 0, 1));
    const mark = await bench.records.end();
    await rm(file);
    await appendFile(file, line('c.2', 2, 3));
    expect(await channels(mark)).toEqual(['c.2']);
  });
  it('in the middle of a line waits for its end', async () => {
    const { file } = bench;
    const [begin, rest] = [line('c.1', 0, 1).slice(0, 100), line('c.1', 0, 1).slice(100)];
    const mark = await bench.records.end();
    await appendFile(file, begin);
    expect(await channels(mark)).toEqual([]);
    await appendFile(file, rest);
    expect(await channels(mark)).toEqual(['c.1']);
  });
  it('longer than is read at once comes whole, also with a line that is longer than that', async () => {
    const { file } = bench;
    const mark = await bench.records.end();
    await appendFile(file, Array.from({ length: 2_000 }, (_, n) => line(`c.${n}`, n, n)).join(''));
    await appendFile(file, `${'x'.repeat(600_000)}\n${line('c.last', 0, 1)}`);
    const found = await channels(mark);
    expect(found.slice(0, 2_000)).toEqual(Array.from({ length: 2_000 }, (_, n) => `c.${n}`));
    expect(found.at(-1)).toBe('c.last');
  });
  it('that is not for us is told', async () => {
    // Root may read everything: a folder in its place it may not.
    await expect(new CsvCallRecords(bench.folder).end()).rejects.toThrow(RecordsUnreadable);
  });
});
