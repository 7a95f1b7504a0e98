import { ManualClock } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { aCall, callBookContract } from '../../../application/ports/call-book.contract.js';
import { recordingBookContract } from '../../../application/ports/recording-book.contract.js';
import { ListCalls } from '../../../application/queries/list-calls.query.js';
import { MikroCallBook } from './mikro-call-book.js';
import { MikroRecordingBook } from './mikro-recording-book.js';
import { telephonyRows } from './telephony.rows.js';
import { telephonyTables } from './telephony.tables.js';

describe.each(testEngines())('the tables of telephony on %s', (engine) => {
  let house: TestHouse;
  beforeAll(
    async () => void (house = await openTestHouse(engine, [telephonyTables], new ManualClock('2026-11-27T09:00:00Z'))),
  );
  afterAll(() => house.close());
  beforeEach(async () => {
    for (const row of telephonyRows) await house.database.run(`delete from ${row.meta.tableName}`);
  });

  it('are what the migrations make', async () => {
    expect(await house.database.schemaDifference()).toBe('');
  });
  callBookContract(engine, async () => ({ calls: new MikroCallBook(house.database), work: house.work }));

  recordingBookContract(engine, async () => ({
    ...{ calls: new MikroCallBook(house.database), work: house.work },
    recordings: new MikroRecordingBook(house.database),
  }));

  it('show a page of calls by one question, newest first, whatever the filter', async () => {
    const calls = new MikroCallBook(house.database);
    const start = Date.parse('2026-11-27T09:00:00Z');
    const made = Array.from({ length: 30 }, (_, n) => aCall(new Date(start + Math.floor(n / 2) * 1000)));
    for (const [n, call] of made.entries()) {
      if (n % 3 === 0) call.callerLeft(new Date(start + 60_000));
      await house.work.run(() => calls.add(call));
    }
    const list = new ListCalls(house.tables);
    house.queries.splice(0);
    const first = await list.execute({ limit: 10, after: null });
    expect(house.queries.filter((sql) => /^select/i.test(sql))).toHaveLength(1);
    expect(first).toHaveLength(11);
    const { startedAt, id } = first[9] as (typeof first)[number];
    const second = await list.execute({ limit: 100, after: { startedAt, id } });
    expect([...first.slice(0, 10), ...second].map((c) => c.id)).toEqual(
      made
        .toSorted(
          (a, b) => b.state.startedAt.getTime() - a.state.startedAt.getTime() || (a.state.id < b.state.id ? 1 : -1),
        )
        .map((c) => c.state.id),
    );
    expect(await list.execute({ limit: 100, after: null, outcome: 'given-up' })).toHaveLength(10);
    expect(await list.execute({ limit: 100, after: null, open: true })).toHaveLength(20);
    expect(await list.execute({ limit: 100, after: null, callerNumber: '+79112223344' })).toHaveLength(30);
    expect(await list.execute({ limit: 100, after: null, callerNumber: '+79112223345' })).toEqual([]);
  });
});
