import { newId } from '@prorab/kernel';
import { Database, insertAll } from '@prorab/platform';
import type { TestDatabase } from '@prorab/platform/testing';
import { aCompany } from './company.js';
import { RunningHouse } from './running-house.js';

export const LINES = { pskov: '+78112201234', free: '+78001002030' } as const;
const [HOUR, DAY] = [3_600_000, 86_400_000];

/** The product with a line of Псков and one of no city; nobody listens to an exchange. */
export const aReportHouse = (base: TestDatabase): Promise<RunningHouse> =>
  RunningHouse.build({
    databaseUrl: base.url,
    configuration: {
      server: { requestsPerMinute: 1_000_000 },
      team: { firstStart: aCompany({ managers: 2 }) },
      mail: { listener: { enabled: false, address: 'sales@prorab.test', title: 'Прораб' } },
      telephony: {
        lines: [
          { number: LINES.pskov, branch: 'Псков', source: 'Яндекс.Карты' },
          { number: LINES.free, title: 'Бесплатный' },
        ],
      },
    },
  });

/**
 * Three weeks before now, every working day from nine to six by the wall of Москва: calls that are answered by turns, at lunch on Tuesdays
 * hardly any. One in seven is missed; who is missed at four is called back in half an hour, the others never are.
 */
export async function threeWeeksOfCalls(
  base: TestDatabase,
  { branchId, managers }: { branchId: string; managers: readonly string[] },
): Promise<void> {
  const midnight = Math.floor((Date.now() + 3 * HOUR) / DAY) * DAY - 3 * HOUR;
  const [calls, missed]: Record<string, string | number | Date | null>[][] = [[], []];
  for (let day = 21; day > 0; day--)
    for (let hour = 9; hour < 18; hour++) {
      const at = midnight - day * DAY + hour * HOUR;
      const weekday = new Date(at).getUTCDay();
      if (weekday === 0 || weekday === 6) continue;
      for (let n = 0; n < 4; n++) {
        const lost = (day * 9 + hour + n) % 7 === 0 || (weekday === 2 && hour === 13 && n > 0);
        const [started, waited, talked] = [
          at + n * 11 * 60_000,
          3 + ((day + hour * n) % 25),
          40 + ((hour * day) % 300),
        ];
        const number = `+7911${String(1_000_000 + day * 10_000 + hour * 100 + n)}`;
        const line = n === 3 ? LINES.free : LINES.pskov;
        const its = { line, branch_id: n === 3 ? null : branchId };
        const ended = started + (waited + (lost ? 0 : talked)) * 1000;
        calls?.push({
          ...{ id: newId(), channel_id: newId(), stage: 'ended', outcome: lost ? 'missed' : 'talked', ...its },
          ...{ caller_number: number, party_id: null, answered_by: lost ? null : (managers[(hour + n) % 2] ?? null) },
          ...{ started_at: new Date(started), answered_at: lost ? null : new Date(started + waited * 1000) },
          ...{ ended_at: new Date(ended), body: bodyOf(number, n), started_hour: Math.floor(started / HOUR) },
          ...{ waited_s: waited, talked_s: lost ? null : talked },
        });
        if (!lost) continue;
        const back = hour === 16 ? new Date(ended + 30 * 60_000) : null;
        missed?.push({
          ...{ id: newId(), open_number: back ? null : number, caller_number: number, ...its },
          ...{ first_at: new Date(ended), closed_at: back, end_kind: back && 'talk', lost_at: new Date(ended + DAY) },
          body: JSON.stringify({ caller: { kind: 'number', number }, callIds: [], count: 1, lastAt: new Date(ended) }),
        });
      }
    }
  const database = await Database.open({ url: base.url, tables: [] });
  await insertAll(database, 'telephony_call', calls ?? []);
  await insertAll(database, 'telephony_missed', missed ?? []);
  await database.close();
}
const bodyOf = (number: string, n: number): string =>
  JSON.stringify({
    ...{ lineTitle: n === 3 ? 'Бесплатный' : 'Псков', caller: { kind: 'number', number }, callerName: '', party: null },
    ...{ place: [null, { city: 'Великие Луки', region: 'Псковская обл.', weak: false }][n % 2] ?? weak },
    ...{ plan: [], step: -1, legs: [], recordings: [] },
  });
const weak = { city: null, region: 'Псковская обл.', weak: true };
