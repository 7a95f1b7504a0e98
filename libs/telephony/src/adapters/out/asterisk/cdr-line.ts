import type { ExchangeRecord, RecordedEnd } from '../../../domain/exchange-record.js';

/** Columns of `Master.csv` with loguniqueid, loguserfield and newcdrcolumns (Asterisk 20 to 22, cdr_csv.c). */
const COLUMNS = [
  ...['accountcode', 'src', 'dst', 'dcontext', 'clid', 'channel', 'dstchannel', 'lastapp', 'lastdata', 'start'],
  ...['answer', 'end', 'duration', 'billsec', 'disposition', 'amaflags', 'uniqueid', 'userfield'],
] as const;
type Column = (typeof COLUMNS)[number];
/** Contexts of `config/asterisk/extensions.conf` that callers from outside come through. */
const FROM_OUTSIDE = new Set(['prorab-from-trunk', 'prorab-away']);
/** And those that our phones call by. */
const FROM_PHONES = new Set([
  ...['prorab-from-phones', 'prorab-out', 'prorab-out-away', 'prorab-inside', 'prorab-emergency', 'prorab-provider'],
]);

/** `NO ANSWER` is also one who declines, or whom whoever called did not wait for; `FAILED` and `CONGESTION` whatever the other side or the provider cannot do. */
const ENDS: Readonly<Record<string, RecordedEnd>> = {
  ...{ BUSY: 'busy', 'NO ANSWER': 'no-answer', FAILED: 'failed', CONGESTION: 'failed' },
};

/** null: it is no line of such a file. */
export function recordOf(line: string): ExchangeRecord | null {
  const cells = cellsOf(line);
  if (!cells || cells.length < COLUMNS.length) return null;
  const of = (column: Column): string => cells[COLUMNS.indexOf(column)] ?? '';
  const [startedAt, endedAt] = [instantOf(of('start')), instantOf(of('end'))];
  const channelId = of('uniqueid');
  if (!startedAt || !endedAt || channelId === '') return null;
  const userField = of('userfield');
  const way = channelId.includes('~') ? 'other' : wayOf(of('dcontext'));
  return {
    ...{ channelId, way },
    held: userField === 'away' ? 'dialplan' : userField === 'refused' ? 'refused' : 'prorab',
    // The dialplan of our absence has it without the plus.
    dialled: way === 'phone' ? of('dst') : of('dst').replace(/^(?=\d{11,15}$)/, '+'),
    phone: way === 'phone' ? phoneOf(of('channel')) : null,
    ...{ callerNumber: of('src'), callerName: nameIn(of('clid')) },
    extension: phoneOf(of('dstchannel')),
    ...{ startedAt, endedAt, answeredAt: of('disposition') === 'ANSWERED' ? instantOf(of('answer')) : null },
    end: ENDS[of('disposition')] ?? null,
  };
}
const wayOf = (context: string): ExchangeRecord['way'] =>
  FROM_OUTSIDE.has(context) ? 'trunk' : FROM_PHONES.has(context) ? 'phone' : 'other';
/** `PJSIP/305-0000000b`, `PJSIP/305-web-0000000b` */
const phoneOf = (channel: string): string | null => /^PJSIP\/(\d{2,5})-/.exec(channel)?.[1] ?? null;
/** `"Ivan" <+79112223344>` */
const nameIn = (clid: string): string => /^"(.*)" </.exec(clid)?.[1] ?? '';
/** `2026-11-27 10:36:41`, with `usegmtime` */
function instantOf(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null;
  const at = new Date(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
/** Texts stand in quotes, a quote within is doubled; numbers and times that are not there have none. */
function cellsOf(line: string): string[] | null {
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  while (cell.lastIndex <= line.length) {
    const found = cell.exec(line);
    if (!found) return null;
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '') return cells;
  }
  return null;
}
