import { type SqlRow, insertAll } from '@prorab/platform';
import { SqlError, type StatementEffect } from '../../../apps/sandbox/src/index.js';
import type { LedgerFact, LedgerPage } from '../../../libs/sales/src/application/ports/ledger.port.js';
import { LedgerUnavailable, LedgerUnfit } from '../../../libs/sales/src/application/ports/ledger/ledger-errors.js';
import type { Onec77Ledger } from '../../../libs/sales/src/adapters/out/onec77/onec77-ledger.js';
import { OnecHouse } from './an-onec-house.js';

const error = (number: number, message: string): SqlError =>
  new SqlError(message, { number, severity: number === 1205 ? 13 : 16 });
const effects: [string, StatementEffect, 'passes' | 'unfit'][] = [
  ['the connection breaks', { kind: 'break' }, 'passes'],
  ['the connection breaks after a row', { kind: 'break', afterRows: 1 }, 'passes'],
  ['nothing is answered', { kind: 'hang' }, 'passes'],
  ['a deadlock', { kind: 'error', error: error(1205, 'was deadlocked on lock resources') }, 'passes'],
  [
    'a lock time-out after a row',
    { kind: 'error', error: error(1222, 'Lock request time out period exceeded.'), afterRows: 1 },
    'passes',
  ],
  ['a missing table', { kind: 'error', error: error(208, "Invalid object name 'SC210'.") }, 'unfit'],
];
/** The mirror as one who keeps every page would have it. */
class Mirror {
  readonly facts = new Map<string, LedgerFact>();
  keep(page: LedgerPage): void {
    for (const fact of page.facts) {
      if ('gone' in fact) this.facts.delete(`${fact.kind} ${fact.key}`);
      else this.facts.set(`${fact.kind} ${fact.key}`, fact);
    }
  }
  get all(): Record<string, LedgerFact> {
    return Object.fromEntries([...this.facts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

let house: OnecHouse;
const rejected: unknown[] = [];
const note = (reason: unknown): void => void rejected.push(reason);
beforeAll(async () => {
  process.on('unhandledRejection', note);
  house = await OnecHouse.open();
});
afterAll(async () => {
  await house.close();
  process.off('unhandledRejection', note);
  expect(rejected).toEqual([]);
});

const impatient = { requestTimeoutMs: 250, connectTimeoutMs: 5_000 };
/** Reads until the end or a failure, and keeps what comes whole. */
async function follow(ledger: Onec77Ledger, how: 'recent' | 'all', mirror: Mirror): Promise<unknown> {
  try {
    for await (const page of ledger.changes(how)) {
      await house.keep(page);
      mirror.keep(page);
    }
    return null;
  } catch (failure) {
    return failure;
  }
}

type Before = () => Promise<void>;
const nothingKept: Before = async () => {
  await house.house.database.run('delete from sales_onec_stamp');
};
/** Everything was kept, and since then something of each kind is another. */
const somethingChanged: Before = async () => {
  await nothingKept();
  await insertAll(house.house.database, 'sales_onec_stamp', stale);
};
let stale: SqlRow[] = [];
beforeAll(async () => {
  await house.read(house.ledger(), 'all');
  const kept = await house.house.database.all<SqlRow>('select * from sales_onec_stamp');
  stale = kept.map((row) => (row.kind === 'mark' ? row : { ...row, stamp: '0:-:0' }));
});

describe.each([
  ['the first pass', 'all', nothingKept],
  ['an incremental pass', 'recent', somethingChanged],
] as const)('%s', (_, how, before) => {
  /** What a pass brings to which nothing happens, and how many statements it takes on connections of its own. */
  const undisturbed = async (): Promise<{ statements: number; truth: Mirror }> => {
    await before();
    const [truth, client] = [new Mirror(), house.client()];
    house.server.log.clear();
    expect(await follow(house.ledger({}, client), how, truth)).toBeNull();
    await client.close();
    return { statements: house.server.statements().length, truth };
  };

  it('everything that can go wrong, at each of its statements in turn', async () => {
    const { statements, truth } = await undisturbed();
    expect(statements).toBeGreaterThan(20);
    expect(truth.facts.size).toBeGreaterThan(15);
    const failed = new Map<string, number>();
    for (let nth = 1; nth <= statements; nth++) {
      await before();
      const mirror = new Mirror();
      // One misfortune after another, all at this statement, and what each of them has left is the start of the next.
      for (const [name, effect, kind] of [
        ...effects.slice(nth % effects.length),
        ...effects.slice(0, nth % effects.length),
      ]) {
        const client = house.client(effect.kind === 'hang' ? impatient : {});
        const fault = house.server.faults.atStatement(effect, { nth });
        const failure = await follow(house.ledger({}, client), how, mirror);
        fault.lift();
        if (failure !== null) {
          failed.set(name, (failed.get(name) ?? 0) + 1);
          expect([name, nth, failure]).toEqual([
            name,
            nth,
            expect.any(kind === 'passes' ? LedgerUnavailable : LedgerUnfit),
          ]);
          if (kind === 'unfit') expect((failure as Error).message).toContain('SC210');
        }
        // What was kept until then is whole: each thing as it is in the books.
        for (const [id, fact] of mirror.facts) expect([id, fact]).toEqual([id, truth.facts.get(id)]);
        await client.close();
      }
      // The next pass ends where one does to which nothing has happened.
      const client = house.client();
      expect(await follow(house.ledger({}, client), how, mirror)).toBeNull();
      expect(mirror.all).toEqual(truth.all);
      await client.close();
    }
    // Some have nothing left to strike: an answer has no second row, or what was kept before has made the pass shorter.
    for (const [name, effect] of effects)
      expect(failed.get(name)).toBeGreaterThan('afterRows' in effect ? 4 : statements * 0.25);
  }, 300_000);
});

it('connections that are refused, and a server that is away', async () => {
  const ledger = house.ledger({}, house.client(impatient));
  const refused = house.server.faults.atConnect({ times: Infinity });
  await expect(ledger.pulse()).rejects.toBeInstanceOf(LedgerUnavailable);
  expect(await follow(ledger, 'all', new Mirror())).toBeInstanceOf(LedgerUnavailable);
  refused.lift();
  await ledger.pulse();
  await house.server.dropConnections();
  expect(await ledger.pulse().catch((e: unknown) => e)).toEqual(expect.anything());
  await ledger.pulse();
});
it('a login that is refused needs a person; one that is refused while the server starts does not', async () => {
  const starting = house.server.faults.atLogin(error(18401, 'Server is in script upgrade mode.'));
  await expect(house.ledger({}, house.client(impatient)).pulse()).rejects.toBeInstanceOf(LedgerUnavailable);
  starting.lift();
  const wrong = house.client(impatient, house.url('prorab_reader').replace('only-looks', 'wrong'));
  const failure: unknown = await house
    .ledger({}, wrong)
    .pulse()
    .catch((e: unknown) => e);
  expect(failure).toBeInstanceOf(LedgerUnfit);
  expect(String((failure as LedgerUnfit).details.ru)).toMatch(/логин/);
  expect(JSON.stringify([failure, (failure as Error).message])).not.toContain('wrong');
  await expect(
    house.ledger({}, house.client(impatient, house.url('prorab_reader', 'nothing'))).pulse(),
  ).rejects.toThrow(/nothing/);
});
it('a reading that is broken off', async () => {
  await nothingKept();
  const ledger = house.ledger();
  const stop = new AbortController();
  const hang = house.server.faults.atStatement({ kind: 'hang' }, { matching: /FROM DH310/ });
  const read = (async () => {
    for await (const page of ledger.changes('all', stop.signal)) await house.keep(page);
  })();
  const waiting = setInterval(() => {
    if (hang.hits > 0) stop.abort();
  }, 5);
  await expect(read).rejects.toMatchObject({ reason: 'cancelled' });
  clearInterval(waiting);
  hang.lift();
  expect(await follow(ledger, 'all', new Mirror())).toBeNull();
});
