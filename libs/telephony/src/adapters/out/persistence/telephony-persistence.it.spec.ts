import { ManualClock, newId } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { cardOf } from '../../../application/call-card.js';
import { answerPlacesContract } from '../../../application/ports/answer-places.contract.js';
import { aCall, callBookContract } from '../../../application/ports/call-book.contract.js';
import { missedBookContract } from '../../../application/ports/missed-book.contract.js';
import { recordingBookContract } from '../../../application/ports/recording-book.contract.js';
import { ListCalls } from '../../../application/queries/list-calls.query.js';
import { ShowNow } from '../../../application/queries/show-now.query.js';
import { aCallerCard } from '../../../domain/a-caller-card.builder.js';
import { MikroAnswerPlaces } from './mikro-answer-places.js';
import { MikroCallBook } from './mikro-call-book.js';
import { unwelcomeCallersContract } from '../../../application/ports/unwelcome-callers.contract.js';
import { ListUnwelcome } from '../../../application/queries/list-unwelcome.query.js';
import { exchangePresenceContract } from '../../../application/ports/exchange-presence.contract.js';
import { FakeExchangePresence } from '../../../application/ports/fake-exchange-presence.js';
import { recordsMarkContract } from '../../../application/ports/records-mark.contract.js';
import { MikroRecordsMark } from './mikro-records-mark.js';
import { differenceBookContract } from '../../../application/ports/difference-book.contract.js';
import { ListCallDifferences } from '../../../application/queries/list-call-differences.query.js';
import { MikroDifferenceBook } from './mikro-difference-book.js';
import { MikroExchangePresence } from './mikro-exchange-presence.js';
import { MikroMissedBook } from './mikro-missed-book.js';
import { MikroUnwelcomeCallers } from './mikro-unwelcome-callers.js';
import { numberingPlanContract } from '../../../application/ports/numbering-plan.contract.js';
import { shippedAreaCodes } from '../numbering/shipped-area-codes.js';
import { MikroNumberingPlan } from './mikro-numbering-plan.js';
import { shownNumbersContract } from '../../../application/ports/shown-numbers.contract.js';
import { MikroShownNumbers } from './mikro-shown-numbers.js';
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
  exchangePresenceContract(engine, async () => new MikroExchangePresence(house.database));
  recordsMarkContract(engine, async () => new MikroRecordsMark(house.database));
  differenceBookContract(engine, async () => ({
    book: new MikroDifferenceBook(house.database),
    keysOf: async () =>
      (await new ListCallDifferences(house.tables).execute({ limit: 50, after: null })).map((one) => one.key),
  }));
  missedBookContract(engine, async () => ({ missed: new MikroMissedBook(house.database), work: house.work }));
  unwelcomeCallersContract(engine, async () => ({
    ...{ unwelcome: new MikroUnwelcomeCallers(house.database), work: house.work },
    refusedOf: async (number) =>
      (await new ListUnwelcome(house.tables).execute({ limit: 100, after: null })).find((u) => u.number === number)
        ?.refused ?? 0,
  }));

  answerPlacesContract(engine, async () => ({ places: new MikroAnswerPlaces(house.database), work: house.work }));
  recordingBookContract(engine, async () => ({
    ...{ calls: new MikroCallBook(house.database), work: house.work },
    recordings: new MikroRecordingBook(house.database),
  }));

  shownNumbersContract(engine, async () => ({
    ...{ shown: new MikroShownNumbers(house.database), work: house.work },
    shortages: async () => (await house.database.all('select visit_id from telephony_pool_shortage')).length,
  }));
  numberingPlanContract(engine, async () => ({
    ...{ plan: new MikroNumberingPlan(house.database, shippedAreaCodes()), work: house.work },
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

  it('show what goes on now as the stream tells it, by one question, and whether the exchange is there', async () => {
    const calls = new MikroCallBook(house.database);
    const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000);
    const [ringing, over] = [aCall(at(5)), aCall(at(1))];
    const phones = ['101', '102'].map((extension) => ({ employeeId: newId(), extension }));
    ringing.recognise(aCallerCard({ openInvoices: { count: 1, sum: '120.00', newest: '17' } }));
    ringing.ring([{ phones, seconds: 20, because: 'group' }], at(6));
    ringing.legEnded(`${ringing.state.channelId}~0`, 'busy', at(7));
    over.callerLeft(at(2));
    for (const call of [ringing, over]) await house.work.run(() => calls.add(call));
    const presence = new FakeExchangePresence();
    const rules = { group: 'all', seconds: 20, keeperSeconds: 10 } as const;
    const now = (on: boolean) => new ShowNow(house.tables, presence, { rules, lookupMs: 300, on }).execute();
    house.queries.splice(0);
    const shown = await now(true);
    expect(house.queries.filter((sql) => /^select/i.test(sql))).toHaveLength(1);
    expect(shown).toEqual({ exchange: 'on', awaySince: null, calls: [cardOf(ringing.state)] });
    expect(shown.calls[0]?.ringing).toEqual([phones[1]?.employeeId]);
    await presence.note({ since: at(3), why: 'АТС не отвечает' });
    expect(await now(true)).toMatchObject({ exchange: 'away', awaySince: at(3) });
    expect(await now(false)).toMatchObject({ exchange: 'off' });
  });
});
