import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { SqlEvent, SqlSession, SqlValue } from '../sql-engine.js';
import { Base77 } from './base77.js';
import { Chance } from './chance.js';
import type { Register } from './example-metadata.js';
import { registers } from './example-metadata.js';
import { OneCUser } from './one-c-user.js';
import { registerTables } from './register-totals.js';
import { WorkingDay } from './working-day.js';

const folder = mkdtempSync(join(tmpdir(), 'prorab-onec-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

function aBase(now = '2024-06-19T09:00:00.000Z'): {
  base: Base77;
  user: OneCUser;
  reader: SqlSession;
  clock: { time: Date };
} {
  const base = Base77.create(join(folder, `base-${made++}.sqlite`));
  const clock = { time: new Date(now) };
  const user = new OneCUser(base, { now: () => clock.time });
  return {
    base,
    user,
    reader: base.engine().open({ user: 'prorab_reader', database: 'base77', application: '' }),
    clock,
  };
}
function rows(session: SqlSession, sql: string): SqlValue[][] {
  return [...(session.run(sql, [], new AbortController().signal) as Iterable<SqlEvent>)].flatMap((event) =>
    event.kind === 'row' ? [[...event.values]] : [],
  );
}
const one = (session: SqlSession, sql: string): SqlValue[] => rows(session, sql)[0] ?? [];
const ROMASHKA = '    11   ';
const CABLE = '    25   ';
const journal = (id: string): string =>
  `SELECT VERSTAMP, CLOSED, ISMARK, ACTCNT, RF410, RF420, RF430, LEFT(DATE_TIME_IDDOC,8) FROM _1SJOURN WHERE IDDOC='${id}'`;
const debt = (session: SqlSession): SqlValue =>
  one(session, `SELECT SUM(SP4205) FROM RG420 WHERE PERIOD='20240601' AND SP4202='    15'`)[0] ?? null;
const changes = (session: SqlSession): number => Number(one(session, 'SELECT NETCHGCN FROM _1SUSERS')[0]);

describe('a user of 1C', () => {
  it('issues an invoice, is paid for it and ships it', () => {
    const { user, reader } = aBase();
    const before = changes(reader);
    const invoice = user.issueInvoice({
      party: ROMASHKA,
      lines: [{ item: CABLE, quantity: 10, price: 12_000 }],
      reserve: true,
    });
    expect(invoice).toEqual({ id: '  144P   ', number: '0000000105' });
    expect(one(reader, journal(invoice.id))).toEqual([1, 1, false, 1, false, false, true, '20240619']);
    expect(
      one(
        reader,
        `SELECT SP3102, SP3103, SP3108, SP3109, SP3111, SP3112, SP3106 FROM DH310 WHERE IDDOC='${invoice.id}'`,
      ),
    ).toEqual([ROMASHKA, '    15   ', '1200.00', '200.00', '1', '1', '    DY   ']);
    expect(one(reader, `SELECT SP4304 FROM RG430 WHERE SP4303='${invoice.id}'`)).toEqual(['10.00000']);
    expect(debt(reader)).toBe('7000.00');

    // Before the goods: the oldest debt of the customer is closed first, as 1C does.
    const payment = user.pay({ by: 'bank', amount: 120_000, basis: invoice.id });
    expect(debt(reader)).toBe('5800.00');
    const shipment = user.ship({ invoice: invoice.id });
    expect(debt(reader)).toBe('7000.00');
    expect(one(reader, `SELECT SP4304 FROM RG430 WHERE SP4303='${invoice.id}'`)).toEqual(['0.00000']);
    expect(
      rows(
        reader,
        `SELECT CHILDID FROM _1SCRDOC WHERE MDID=0 AND PARENTVAL='O1  8M${invoice.id}' ORDER BY CHILD_DATE_TIME_IDDOC`,
      ),
    ).toEqual([[payment.id], [shipment.id]]);
    expect(changes(reader)).toBe(before + 3);
    expect(one(reader, 'SELECT EVENTIDTA FROM _1SSYSTEM')).toEqual([shipment.id]);
  });

  it('takes back, marks, moves and deletes, and every time the stamp of the row rises', () => {
    const { user, reader } = aBase();
    const { id } = user.issueInvoice({
      party: ROMASHKA,
      lines: [{ item: CABLE, quantity: 1, price: 100 }],
      reserve: true,
    });
    user.unpost(id);
    expect(one(reader, journal(id))).toEqual([2, 0, false, 0, false, false, false, '20240619']);
    user.post(id);
    expect(one(reader, journal(id))).toEqual([3, 1, false, 1, false, false, true, '20240619']);
    user.move(id, new Date('2024-05-31T10:00:00.000Z'));
    expect(one(reader, journal(id))).toEqual([4, 1, false, 1, false, false, true, '20240531']);
    expect(rows(reader, `SELECT PERIOD, SP4304 FROM RG430 WHERE SP4303='${id}' ORDER BY PERIOD`)).toEqual([
      ['2024-05-01T00:00:00.000', '1.00000'],
      ['2024-06-01T00:00:00.000', '1.00000'],
    ]);
    user.changeLines(id, [{ item: CABLE, quantity: 2, price: 150 }]);
    expect(one(reader, `SELECT SP3108 FROM DH310 WHERE IDDOC='${id}'`)).toEqual(['3.00']);
    user.mark(id);
    expect(one(reader, journal(id))).toEqual([6, 0, true, 0, false, false, false, '20240531']);
    user.remove(id);
    for (const table of ['_1SJOURN', 'DH310', 'DT310', 'RA430'])
      expect(rows(reader, `SELECT IDDOC FROM ${table} WHERE IDDOC='${id}'`)).toEqual([]);
    expect(rows(reader, `SELECT CHILDID FROM _1SCRDOC WHERE CHILDID='${id}'`)).toEqual([]);
  });

  it('opens the next month with the balances of this one', () => {
    const { user, reader, clock } = aBase();
    clock.time = new Date('2024-08-01T09:00:00.000Z');
    user.pay({ by: 'cash', amount: 100_000, basis: null, party: ROMASHKA });
    expect(
      rows(reader, `SELECT PERIOD, SUM(SP4205) FROM RG420 WHERE SP4202='    15' GROUP BY PERIOD ORDER BY PERIOD`),
    ).toEqual([
      ['2024-06-01T00:00:00.000', '7000.00'],
      ['2024-07-01T00:00:00.000', '7000.00'],
      ['2024-08-01T00:00:00.000', '6000.00'],
    ]);
    expect(one(reader, 'SELECT CURDATE, CURTIME FROM _1SSYSTEM')).toEqual(['2024-08-01T00:00:00.000', 432_000_000]);
  });

  it('sets prices and writes customers down', () => {
    const { user, reader } = aBase();
    user.setPrice(CABLE, 13_050);
    user.setPrice(CABLE, 13_100);
    expect(rows(reader, `SELECT [VALUE] FROM _1SCONST WHERE ID=2401 AND OBJID='    2G' ORDER BY [DATE]`)).toEqual([
      ['100.00'],
      ['120.00'],
      ['131.00'],
    ]);
    const { id, contract } = user.newParty({ name: 'Ёлка ООО', inn: '7700000000', phones: '8-900' });
    user.renameParty(id, 'Ёлочка');
    expect(
      one(
        reader,
        `SELECT RTRIM(k.DESCR), k.VERSTAMP, k.SP2102, u.SP2121 FROM SC210 k JOIN SC212 u ON u.ID=SUBSTRING(k.SP2101,5,9) WHERE k.ID='${id}'`,
      ),
    ).toEqual(['Ёлочка', 2, contract, '7700000000          ']);
    const { id: item } = user.newItem({ name: 'Кирпич М150', price: 2500 });
    expect(
      one(reader, `SELECT c.[VALUE] FROM _1SCONST c JOIN SC240 p ON p.ID=c.OBJID WHERE p.PARENTEXT='${item}'`),
    ).toEqual(['25.00']);
  });

  it('keeps totals that are the sum of the movements, whatever happens in its days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 10, max: 60 }), (seed, events) => {
        const { base, user, reader, clock } = aBase();
        try {
          const day = new WorkingDay(base, user, new Chance(seed));
          for (let event = 0; event < events; event++) {
            clock.time = new Date(clock.time.getTime() + 7 * 3_600_000);
            day.next();
          }
          expectTotalsOfMovements(base);
          expectFlagsOfMovements(base);
        } finally {
          user.close();
          reader.close();
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** The obvious way: add up every movement up to the end of the current month. */
function expectTotalsOfMovements(base: Base77): void {
  const connection = base.sql.connect();
  try {
    const current = connection.prepare(`SELECT substr(CURDATE, 1, 7) FROM "_1SSYSTEM"`).pluck().get() as string;
    for (const register of Object.keys(registers) as Register[]) {
      const { totals, movements, dimensions, resource } = registerTables(base, register);
      const sums = new Map<string, number>();
      const all = connection
        .prepare(`SELECT r.*, j.DATE_TIME_IDDOC AS at FROM ${movements} r JOIN _1SJOURN j ON j.IDDOC = r.IDDOC`)
        .all() as Record<string, string | number>[];
      for (const movement of all) {
        expect(String(movement.at).slice(0, 6) <= current.replace('-', '')).toBe(true);
        const key = dimensions.map((name) => movement[name]).join('|');
        sums.set(key, (sums.get(key) ?? 0) + (movement.DEBKRED === 0 ? 1 : -1) * Number(movement[resource]));
      }
      const kept = connection
        .prepare(`SELECT * FROM ${totals} WHERE PERIOD = ?`)
        .all(`${current}-01T00:00:00.000`) as Record<string, string | number>[];
      const balances = Object.fromEntries(
        kept
          .map((row) => [dimensions.map((name) => row[name]).join('|'), Number(row[resource])])
          .filter(([, balance]) => balance !== 0),
      );
      expect(balances).toEqual(Object.fromEntries([...sums].filter(([, balance]) => balance !== 0)));
    }
  } finally {
    connection.close();
  }
}

function expectFlagsOfMovements(base: Base77): void {
  const connection = base.sql.connect();
  try {
    const documents = connection.prepare('SELECT * FROM _1SJOURN').all() as Record<string, string | number>[];
    for (const document of documents) {
      let count = 0;
      for (const register of Object.keys(registers) as Register[]) {
        const { movements, flag } = registerTables(base, register);
        const own = connection
          .prepare(`SELECT count(*) FROM ${movements} WHERE IDDOC = ?`)
          .pluck()
          .get(document.IDDOC) as number;
        expect({ ...document, [flag]: own > 0 ? 1 : 0 }).toEqual(document);
        count += own;
      }
      expect(document.ACTCNT).toBe(count);
      if ((Number(document.CLOSED) & 1) === 0) expect(count).toBe(0);
    }
  } finally {
    connection.close();
  }
}
