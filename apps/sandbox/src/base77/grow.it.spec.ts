import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqlEvent, SqlValue } from '../sql-engine.js';
import { Base77 } from './base77.js';
import { grow } from './grow.js';

const folder = mkdtempSync(join(tmpdir(), 'prorab-grow-'));
const size = { parties: 500, documents: 3000, movements: 10_000 };
const grown = (name: string, seed: number): Base77 => {
  const base = Base77.create(join(folder, name));
  grow(base, { ...size, seed });
  return base;
};
const base = grown('a.sqlite', 7);
const session = base.engine().open({ user: 'prorab_reader', database: 'base77', application: '' });
afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

function rows(sql: string, of = session): SqlValue[][] {
  return [...(of.run(sql, [], new AbortController().signal) as Iterable<SqlEvent>)].flatMap((event) =>
    event.kind === 'row' ? [[...event.values]] : [],
  );
}
const count = (sql: string): number => Number(rows(sql)[0]?.[0]);

describe('a grown base', () => {
  it('is as large as it was asked to be', () => {
    expect(count('SELECT COUNT(*) FROM SC210')).toBe(4 + size.parties);
    expect(count('SELECT COUNT(*) FROM _1SJOURN')).toBe(9 + size.documents);
    const movements = count(
      'SELECT (SELECT COUNT(*) FROM RA410)+(SELECT COUNT(*) FROM RA420)+(SELECT COUNT(*) FROM RA430)',
    );
    expect(movements / size.movements).toBeGreaterThan(0.85);
    expect(movements / size.movements).toBeLessThan(1.2);
  });

  it('has about three of ten invoices paid', () => {
    const paid = count(
      `SELECT COUNT(*) FROM DH310 i WHERE EXISTS (SELECT * FROM _1SCRDOC c WHERE c.MDID=0 AND c.PARENTVAL='O1  8M'+i.IDDOC)`,
    );
    expect(paid / count('SELECT COUNT(*) FROM DH310')).toBeGreaterThan(0.2);
    expect(paid / count('SELECT COUNT(*) FROM DH310')).toBeLessThan(0.45);
  });

  it('has sums of heads that are those of the lines', () => {
    expect(
      rows(
        'SELECT h.IDDOC FROM DH310 h JOIN (SELECT IDDOC, SUM(SP3108) AS s FROM DT310 GROUP BY IDDOC) t ON t.IDDOC=h.IDDOC WHERE t.s<>h.SP3108',
      ),
    ).toEqual([]);
    expect(count('SELECT COUNT(*) FROM DH310 WHERE IDDOC NOT IN (SELECT IDDOC FROM DT310)')).toBe(0);
  });

  it('has totals that are the sum of the movements, and flags that tell of them', () => {
    for (const [register, keys, sum, flag] of [
      ['410', 'SP4101,SP4102,SP4103', 'SP4104', 'RF410'],
      ['420', 'SP4201,SP4202,SP4203,SP4204', 'SP4205', 'RF420'],
      ['430', 'SP4301,SP4302,SP4303', 'SP4304', 'RF430'],
    ] as const) {
      const moved = rows(
        `SELECT ${keys}, SUM(CASE DEBKRED WHEN 0 THEN ${sum} ELSE -${sum} END) FROM RA${register} GROUP BY ${keys} HAVING SUM(CASE DEBKRED WHEN 0 THEN ${sum} ELSE -${sum} END)<>0`,
      );
      const kept = rows(`SELECT ${keys}, ${sum} FROM RG${register} WHERE PERIOD='20240601' AND ${sum}<>0`);
      const sorted = (all: SqlValue[][]): string[] => all.map((row) => row.join('|')).sort();
      expect(sorted(kept)).toEqual(sorted(moved));
      expect(count(`SELECT COUNT(*) FROM _1SJOURN WHERE ${flag}=1`)).toBe(
        count(`SELECT COUNT(DISTINCT IDDOC) FROM RA${register}`),
      );
    }
    expect(count('SELECT SUM(ACTCNT) FROM _1SJOURN')).toBe(
      count('SELECT (SELECT COUNT(*) FROM RA410)+(SELECT COUNT(*) FROM RA420)+(SELECT COUNT(*) FROM RA430)'),
    );
  });

  it('leaves the totals of the example as they were', () => {
    expect(
      rows(
        `SELECT PERIOD, SP4102, SP4103, SP4104 FROM RG410 WHERE SP4102 IN ('    25','    26') ORDER BY PERIOD, SP4102`,
      ),
    ).toEqual([
      ['2024-05-01T00:00:00.000', '    25   ', '     1   ', '300.00000'],
      ['2024-05-01T00:00:00.000', '    26   ', '     2   ', '50.00000'],
      ['2024-06-01T00:00:00.000', '    25   ', '     1   ', '150.00000'],
      ['2024-06-01T00:00:00.000', '    26   ', '     2   ', '50.00000'],
    ]);
    expect(rows(`SELECT PERIOD, SP4204, SP4205 FROM RG420 WHERE SP4202='    15' ORDER BY SP4204`)).toEqual([
      ['2024-06-01T00:00:00.000', '  8W  144L   ', '7000.00'],
      ['2024-06-01T00:00:00.000', '  8W  144M   ', '0.00'],
    ]);
  });

  it('names the last document as the point of actuality, and has all its indexes back', () => {
    expect(rows('SELECT s.CURDATE, s.EVENTIDTA FROM _1SSYSTEM s')).toEqual(
      rows(`SELECT TOP 1 CAST(LEFT(DATE_TIME_IDDOC,8) AS datetime), IDDOC FROM _1SJOURN ORDER BY DATE_TIME_IDDOC DESC`),
    );
    const connection = base.sql.connect();
    const indexes = connection
      .prepare(`SELECT count(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL`)
      .pluck()
      .get();
    const named = connection.prepare('SELECT count(*) FROM "~index"').pluck().get();
    connection.close();
    expect(indexes).toBe(named);
  });

  it('is the same by the same seed, and another by another', () => {
    const [same, other] = [grown('b.sqlite', 7), grown('c.sqlite', 8)];
    const digest = 'SELECT IDDOC, DATE_TIME_IDDOC, ACTCNT FROM _1SJOURN ORDER BY DATE_TIME_IDDOC';
    const of = (one: Base77): SqlValue[][] => {
      const own = one.engine().open({ user: 'x', database: '', application: '' });
      const answer = rows(digest, own);
      own.close();
      return answer;
    };
    expect(of(same)).toEqual(rows(digest));
    expect(of(other)).not.toEqual(rows(digest));
  });
});
