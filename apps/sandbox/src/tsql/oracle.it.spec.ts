import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { SqlEvent, SqlValue } from '../sql-engine.js';
import { SqlError } from '../sql-engine.js';
import { SqlBase } from './sql-base.js';
import { TsqlEngine } from './tsql-engine.js';

/** Random rows and expressions against an interpreter that does the obvious thing, value by value. */
const folder = mkdtempSync(join(tmpdir(), 'prorab-oracle-'));
const base = new SqlBase({
  name: 'oracle',
  path: join(folder, 'base.sqlite'),
  identifiers: ({ type }) => type.type === 'char' && type.length === 9,
});
const session = new TsqlEngine({ databases: [base], writers: { onec: ['oracle'] } }).open({
  user: 'onec',
  database: '',
  application: '',
});
afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

function rows(sql: string): SqlValue[][] {
  return [...(session.run(sql, [], new AbortController().signal) as Iterable<SqlEvent>)].flatMap((event) =>
    event.kind === 'row' ? [[...event.values]] : [],
  );
}
rows(
  'CREATE TABLE R(K int NOT NULL PRIMARY KEY, I int NULL, N numeric(9,2) NULL, S varchar(8) NULL, C char(5) NULL, ID char(9) NOT NULL); CREATE INDEX S ON R(S); CREATE INDEX ID ON R(ID)',
);

interface Row {
  k: number;
  i: bigint | null;
  /** In hundredths. */
  n: bigint | null;
  s: string | null;
  c: string | null;
  id: string;
}
const text = (length: number) => fc.string({ unit: fc.constantFrom(...'аАбБеЕёЁжxXY 19_'), maxLength: length });
const row: fc.Arbitrary<Omit<Row, 'k'>> = fc.record({
  i: fc.option(fc.bigInt({ min: -50n, max: 50n })),
  n: fc.option(fc.bigInt({ min: -99_999n, max: 99_999n })),
  s: fc.option(text(8)),
  c: fc.option(text(5)),
  id: fc.integer({ min: 0, max: 40 }).map((value) => `${value.toString(36).toUpperCase().padStart(6)}   `),
});
const table = fc.array(row, { maxLength: 12 }).map((all) => all.map((one, k): Row => ({ k, ...one })));

const quoted = (value: string | null): string => (value === null ? 'NULL' : `'${value}'`);
const decimal = (hundredths: bigint): string =>
  `${hundredths < 0n ? '-' : ''}${(hundredths < 0n ? -hundredths : hundredths) / 100n}.${String((hundredths < 0n ? -hundredths : hundredths) % 100n).padStart(2, '0')}`;
function fill(all: readonly Row[]): void {
  rows('DELETE FROM R');
  for (const { k, i, n, s, c, id } of all)
    rows(
      `INSERT R VALUES (${k}, ${i ?? 'NULL'}, ${n === null ? 'NULL' : decimal(n)}, ${quoted(s)}, ${quoted(c)}, '${id}')`,
    );
}

/** A number with its declared precision and scale; int counts as numeric(10,0) beside one. */
interface Number77 {
  kind: 'int' | 'numeric';
  value: bigint | null;
  precision: number;
  scale: number;
}
interface Typed<T> {
  sql: string;
  of: (row: Row) => T;
}
class Refusal extends Error {
  constructor(readonly number: number) {
    super(String(number));
  }
}

const int = (value: bigint | null): Number77 => ({ kind: 'int', value, precision: 10, scale: 0 });
const leafs: fc.Arbitrary<Typed<Number77>> = fc.oneof(
  fc.constant<Typed<Number77>>({ sql: 'I', of: ({ i }) => int(i) }),
  fc.constant<Typed<Number77>>({ sql: 'N', of: ({ n }) => ({ kind: 'numeric', value: n, precision: 9, scale: 2 }) }),
  fc.constant<Typed<Number77>>({ sql: 'K', of: ({ k }) => int(BigInt(k)) }),
  fc.constant<Typed<Number77>>({
    sql: "CAST('3.5' AS numeric(3,1))",
    of: () => ({ kind: 'numeric', value: 35n, precision: 3, scale: 1 }),
  }),
);
const numbers = fc.letrec<{ number: Typed<Number77> }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leafs,
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '%'), tie('number'), tie('number'))
      .map(([operator, left, right]): Typed<Number77> => ({
        sql: `(${left.sql} ${operator} ${right.sql})`,
        of: (one) => compute(operator, left.of(one), right.of(one)),
      })),
    tie('number').map((value): Typed<Number77> => ({
      sql: `ISNULL(${value.sql}, 7)`,
      of: (one) => {
        const given = value.of(one);
        return given.value === null ? { ...given, value: fitted(7n * 10n ** BigInt(given.scale), given) } : given;
      },
    })),
  ),
})).number;

/** "Precision, scale, and length", by the book. */
function compute(operator: string, a: Number77, b: Number77): Number77 {
  if (a.kind === 'int' && b.kind === 'int') {
    if (a.value === null || b.value === null) return int(null);
    if ('/%'.includes(operator) && b.value === 0n) throw new Refusal(8134);
    const value =
      operator === '+'
        ? a.value + b.value
        : operator === '-'
          ? a.value - b.value
          : operator === '*'
            ? a.value * b.value
            : operator === '/'
              ? a.value / b.value
              : a.value % b.value;
    if (value > 2147483647n || value < -2147483648n) throw new Refusal(8115);
    return int(value);
  }
  const common = Math.max(a.scale, b.scale);
  const whole = Math.max(a.precision - a.scale, b.precision - b.scale);
  let [precision, scale] =
    operator === '*'
      ? [a.precision + b.precision + 1, a.scale + b.scale]
      : operator === '/'
        ? [
            a.precision - a.scale + b.scale + Math.max(6, a.scale + b.precision + 1),
            Math.max(6, a.scale + b.precision + 1),
          ]
        : operator === '%'
          ? [Math.min(a.precision - a.scale, b.precision - b.scale) + common, common]
          : [whole + common + 1, common];
  if (precision > 38) {
    scale = Math.max(Math.min(scale, 6), 38 - (precision - scale));
    precision = 38;
  }
  if (a.value === null || b.value === null) return { kind: 'numeric', value: null, precision, scale };
  if ('/%'.includes(operator) && b.value === 0n) throw new Refusal(8134);
  const [x, y] = [a.value * 10n ** BigInt(common - a.scale), b.value * 10n ** BigInt(common - b.scale)];
  const value =
    operator === '*'
      ? atScale(a.value * b.value, a.scale + b.scale, scale)
      : operator === '/'
        ? (a.value * 10n ** BigInt(scale + b.scale + 40)) / b.value / 10n ** BigInt(a.scale + 40)
        : atScale(operator === '+' ? x + y : operator === '-' ? x - y : x % y, common, scale);
  return { kind: 'numeric', value: fitted(value, { precision }), precision, scale };
}
function atScale(value: bigint, from: number, to: number): bigint {
  if (to >= from) return value * 10n ** BigInt(to - from);
  const unit = 10n ** BigInt(from - to);
  const half = value < 0n ? -unit / 2n : unit / 2n;
  return (value + half) / unit;
}
/** SQLite holds 63 bits exactly: what a real server would still hold is refused, never rounded. */
function fitted(value: bigint, { precision }: { precision: number }): bigint {
  const absolute = value < 0n ? -value : value;
  if (absolute >= 10n ** BigInt(precision) || absolute >= 2n ** 63n) throw new Refusal(8115);
  return value;
}
function shown({ kind, value, scale }: Number77): SqlValue {
  if (value === null) return null;
  if (kind === 'int') return Number(value);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

type Text = { value: string | null; fixed: number | null };
const strings: fc.Arbitrary<Typed<Text>> = fc.letrec<{ text: Typed<Text> }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small' },
    fc.constant<Typed<Text>>({ sql: 'S', of: ({ s }) => ({ value: s, fixed: null }) }),
    fc.constant<Typed<Text>>({ sql: 'C', of: ({ c }) => ({ value: c?.padEnd(5) ?? null, fixed: 5 }) }),
    fc.constant<Typed<Text>>({ sql: 'ID', of: ({ id }) => ({ value: id, fixed: 9 }) }),
    text(4).map((value): Typed<Text> => ({ sql: quoted(value), of: () => ({ value, fixed: null }) })),
    fc.tuple(tie('text'), tie('text')).map(([a, b]): Typed<Text> => ({
      sql: `(${a.sql}+${b.sql})`,
      of: (one) => mapped([a.of(one), b.of(one)], (x, y) => `${x}${y}`),
    })),
    fc.tuple(tie('text'), fc.integer({ min: 0, max: 6 })).map(([a, count]): Typed<Text> => ({
      sql: `LEFT(${a.sql},${count})`,
      of: (one) => mapped([a.of(one)], (x) => x.slice(0, count)),
    })),
    fc
      .tuple(tie('text'), fc.integer({ min: -2, max: 6 }), fc.integer({ min: 0, max: 6 }))
      .map(([a, from, count]): Typed<Text> => ({
        sql: `SUBSTRING(${a.sql},${from},${count})`,
        of: (one) =>
          mapped([a.of(one)], (x) =>
            [...x].filter((_, index) => index + 1 >= from && index + 1 < from + count).join(''),
          ),
      })),
    tie('text').map((a): Typed<Text> => ({
      sql: `RTRIM(${a.sql})`,
      of: (one) => mapped([a.of(one)], (x) => x.replace(/ +$/, '')),
    })),
    tie('text').map((a): Typed<Text> => ({
      sql: `UPPER(${a.sql})`,
      of: (one) => mapped([a.of(one)], (x) => x.toUpperCase()),
    })),
    tie('text').map((a): Typed<Text> => ({
      sql: `REPLACE(${a.sql},'б','Z')`,
      of: (one) => mapped([a.of(one)], (x) => x.replace(/[бБ]/g, 'Z')),
    })),
  ),
})).text;
function mapped(values: readonly Text[], change: (...texts: string[]) => string): Text {
  const given = values.map(({ value }) => value);
  return { fixed: null, value: given.some((value) => value === null) ? null : change(...(given as string[])) };
}

/** Letter by letter: case and trailing spaces do not count, ё is е with a mark that counts last. */
const ORDER = ' _0123456789abcdefghijklmnopqrstuvwxyzабеж';
function compareTexts(a: string, b: string): number {
  const folded = (value: string): string => value.replace(/ +$/, '').toLowerCase();
  const bare = (value: string): number[] =>
    [...folded(value).replaceAll('ё', 'е')].map((letter) => weights.get(letter) ?? 0);
  const marks = (value: string): number[] => [...folded(value)].map((letter) => (letter === 'ё' ? 1 : 0));
  return compareLists(bare(a), bare(b)) || compareLists(marks(a), marks(b));
}
const weights = new Map(
  [...ORDER].sort((a, b) => (a.toUpperCase() < b.toUpperCase() ? -1 : 1)).map((letter, index) => [letter, index + 1]),
);
function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? -1) - (b[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

type Truth = boolean | null;
const holds = (operator: string, difference: number): boolean =>
  operator === '='
    ? difference === 0
    : operator === '<>'
      ? difference !== 0
      : operator === '<'
        ? difference < 0
        : operator === '>'
          ? difference > 0
          : operator === '<='
            ? difference <= 0
            : difference >= 0;
const operators = fc.constantFrom('=', '<>', '<', '>', '<=', '>=');
const simple: fc.Arbitrary<Typed<Truth>> = fc.oneof(
  fc.tuple(operators, strings, strings).map(([operator, a, b]): Typed<Truth> => ({
    sql: `${a.sql}${operator}${b.sql}`,
    of: (one) => {
      const [x, y] = [a.of(one).value, b.of(one).value];
      return x === null || y === null ? null : holds(operator, compareTexts(x, y));
    },
  })),
  fc.tuple(operators, leafs, leafs).map(([operator, a, b]): Typed<Truth> => ({
    sql: `${a.sql}${operator}${b.sql}`,
    of: (one) => {
      const [x, y] = [a.of(one), b.of(one)];
      if (x.value === null || y.value === null) return null;
      const difference = x.value * 10n ** BigInt(6 - x.scale) - y.value * 10n ** BigInt(6 - y.scale);
      return holds(operator, difference === 0n ? 0 : difference < 0n ? -1 : 1);
    },
  })),
  strings.map((a): Typed<Truth> => ({ sql: `${a.sql} IS NULL`, of: (one) => a.of(one).value === null })),
  fc.tuple(strings, fc.array(strings, { minLength: 1, maxLength: 3 })).map(([a, list]): Typed<Truth> => ({
    sql: `${a.sql} IN (${list.map(({ sql }) => sql).join(', ')})`,
    of: (one) => {
      const x = a.of(one).value;
      const all = list.map((each) => each.of(one).value);
      if (x === null) return null;
      if (all.some((y) => y !== null && compareTexts(x, y) === 0)) return true;
      return all.includes(null) ? null : false;
    },
  })),
  fc.tuple(strings, text(2)).map(([a, part]): Typed<Truth> => ({
    sql: `${a.sql} LIKE '%${part.replaceAll('_', '[_]')}%'`,
    of: (one) => {
      const x = a.of(one).value;
      return x === null ? null : x.toLowerCase().includes(part.toLowerCase());
    },
  })),
);
const conditions = fc.letrec<{ condition: Typed<Truth> }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    simple,
    tie('condition').map((a): Typed<Truth> => ({ sql: `NOT (${a.sql})`, of: (one) => negated(a.of(one)) })),
    fc
      .tuple(tie('condition'), tie('condition'))
      .map(([a, b]): Typed<Truth> => ({ sql: `(${a.sql} AND ${b.sql})`, of: (one) => both(a.of(one), b.of(one)) })),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]): Typed<Truth> => ({
      sql: `(${a.sql} OR ${b.sql})`,
      of: (one) => negated(both(negated(a.of(one)), negated(b.of(one)))),
    })),
  ),
})).condition;
const negated = (truth: Truth): Truth => (truth === null ? null : !truth);
const both = (a: Truth, b: Truth): Truth =>
  a === false || b === false ? false : a === null || b === null ? null : true;

/** The answer, or the number of the error. */
function attempt<T>(work: () => T): T | number {
  try {
    return work();
  } catch (error) {
    if (error instanceof SqlError || error instanceof Refusal) return error.number;
    throw error;
  }
}

describe('Transact-SQL against the obvious', () => {
  it('computes numbers of every type with their precision and scale', () => {
    fc.assert(
      fc.property(table, numbers, (all, expression) => {
        fill(all);
        const expected = attempt(() => all.map((one) => [shown(expression.of(one))]));
        const given = attempt(() => rows(`SELECT ${expression.sql} FROM R ORDER BY K`));
        // Which of two errors a statement meets first is the server's affair.
        if (typeof expected === 'number' && typeof given === 'number') expect([8115, 8134]).toContain(given);
        else expect(given).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('makes strings', () => {
    fc.assert(
      fc.property(table, strings, (all, expression) => {
        fill(all);
        expect(rows(`SELECT ${expression.sql} FROM R ORDER BY K`)).toEqual(
          all.map((one) => [expression.of(one).value]),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('finds the rows of any condition, and no others', () => {
    fc.assert(
      fc.property(table, conditions, (all, condition) => {
        fill(all);
        const expected = all.filter((one) => condition.of(one) === true).map(({ k }) => [k]);
        expect(rows(`SELECT K FROM R WHERE ${condition.sql} ORDER BY K`)).toEqual(expected);
        expect(rows(`SELECT K FROM R WHERE NOT (${condition.sql}) ORDER BY K`)).toEqual(
          all.filter((one) => condition.of(one) === false).map(({ k }) => [k]),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('orders, groups and joins by the collation', () => {
    fc.assert(
      fc.property(table, (all) => {
        fill(all);
        const byText = (a: Row, b: Row): number =>
          a.s === null || b.s === null ? (a.s === null ? 0 : 1) - (b.s === null ? 0 : 1) : compareTexts(a.s, b.s);
        const sorted = all.toSorted((a, b) => byText(a, b) || a.k - b.k);
        expect(rows('SELECT K FROM R ORDER BY S, K')).toEqual(sorted.map(({ k }) => [k]));
        const groups: Row[][] = [];
        for (const one of sorted) {
          const last = groups.at(-1);
          if (last?.[0] && byText(last[0], one) === 0) last.push(one);
          else groups.push([one]);
        }
        expect(rows('SELECT COUNT(*), SUM(N), MIN(I) FROM R GROUP BY S ORDER BY S')).toEqual(
          groups.map((group) => {
            const sums = group.flatMap(({ n }) => (n === null ? [] : [n]));
            const ints = group.flatMap(({ i }) => (i === null ? [] : [Number(i)]));
            return [
              group.length,
              sums.length === 0 ? null : decimal(sums.reduce((a, b) => a + b, 0n)),
              ints.length === 0 ? null : Math.min(...ints),
            ];
          }),
        );
        const pairs = all.flatMap((a) =>
          all.filter((b) => a.s !== null && b.c !== null && compareTexts(a.s, b.c) === 0).map((b) => [a.k, b.k]),
        );
        expect(rows('SELECT a.K, b.K FROM R a JOIN R b ON a.S=b.C ORDER BY a.K, b.K')).toEqual(pairs);
        expect(rows('SELECT a.K FROM R a LEFT JOIN R b ON b.S=a.C WHERE b.K IS NULL ORDER BY a.K')).toEqual(
          all
            .filter((a) => !all.some((b) => a.c !== null && b.s !== null && compareTexts(a.c, b.s) === 0))
            .map(({ k }) => [k]),
        );
      }),
      { numRuns: 100 },
    );
  });
});
