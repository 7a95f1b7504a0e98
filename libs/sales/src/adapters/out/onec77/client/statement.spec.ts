import fc from 'fast-check';
import { Fragment, MAX_ROWS, Statement, char, column, int, joined, literal, sql, table, varchar } from './statement.js';

const journal = table('_1SJOURN', 'j');

describe('a statement', () => {
  it('is a bounded question past all locks, its values beside it', () => {
    const statement = Statement.select(
      500,
      sql` ${column('j', 'IDDOC')} FROM ${journal} WHERE ${column('j', 'IDDOC')} > ${char('  144H   ', 9)}
        AND ${column('j', 'SP70')} LIKE ${varchar("Ром'ашка", 40)} AND ${column('j', 'IDDOCDEF')} IN (${joined([int(310), int(320)], ', ')})`,
    );
    expect(statement.text).toBe(
      'SELECT TOP (500) j.IDDOC FROM _1SJOURN j WITH (NOLOCK) WHERE j.IDDOC > @p0 AND j.SP70 LIKE @p1 AND j.IDDOCDEF IN (310, 320)',
    );
    expect(statement.parameters).toEqual([
      { type: 'char', length: 9, value: '  144H   ' },
      { type: 'varchar', length: 40, value: "Ром'ашка" },
    ]);
  });
  it('takes tables by name from table() only, which reads them past their locks', () => {
    expect(() => sql` 1 FROM _1SJOURN`).toThrow(/table\(\)/);
    expect(() => sql` 1 FROM ${journal} JOIN SC210 k ON 1 = 1`).toThrow(/table\(\)/);
    expect(() => sql` 1 FROM ${column('j', 'IDDOC')}`).toThrow(/table\(\)/);
    expect(() => sql` ${journal}`).toThrow(/table\(\)/);
    expect(sql` 1 FROM (SELECT 1 AS x FROM ${journal}) t`).toBeInstanceOf(Fragment);
  });
  it.each([
    (f: Fragment) => sql` 1; ${f}`,
    (f: Fragment) => sql` ${f} -- `,
    (f: Fragment) => sql` /* ${f}`,
    (f: Fragment) => sql`UPDATE ${f}`,
    (f: Fragment) => sql` 1 INTO ${f}`,
    (f: Fragment) => sql`${f} EXEC sp_who`,
    (f: Fragment) => sql` ${f} WITH (HOLDLOCK)`,
    (f: Fragment) => sql`BEGIN TRAN ${f}`,
  ])('does nothing but read (%#)', (make) => {
    expect(() => make(int(1))).toThrow(TypeError);
  });
  it('has nothing foreign in its text', () => {
    fc.assert(
      fc.property(fc.string(), (foreign) => {
        const plain = /^[A-Za-z_][A-Za-z_0-9]*$/.test(foreign);
        if (!plain) expect(() => column('j', foreign)).toThrow(TypeError);
        // A table may stand with its schema: INFORMATION_SCHEMA.COLUMNS.
        if (
          !foreign.split('.', 2).every((name) => /^[A-Za-z_][A-Za-z_0-9]*$/.test(name)) ||
          foreign.split('.').length > 2
        )
          expect(() => table(foreign, 'j')).toThrow(TypeError);
        if (!/^[A-Za-z0-9_ ]*$/.test(foreign)) expect(() => literal(foreign)).toThrow(TypeError);
        expect(Statement.select(1, sql` ${varchar(foreign, 100)}`).text).toBe('SELECT TOP (1) @p0');
      }),
    );
    for (const name of ['A.B.C', 'A.', '.A', '.']) expect(() => table(name, 'j')).toThrow(TypeError);
    for (const n of [0.5, Number.NaN, Infinity, 2 ** 60]) expect(() => int(n)).toThrow(TypeError);
  });
  it('is bounded', () => {
    for (const rows of [0, -1, 1.5, MAX_ROWS + 1, Number.NaN])
      expect(() => Statement.select(rows, sql` 1`)).toThrow(TypeError);
  });
});
