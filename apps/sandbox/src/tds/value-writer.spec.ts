import { describe, expect, it } from '@jest/globals';
import type { SqlColumn, SqlType, SqlValue } from '../sql-engine.js';
import { ByteWriter } from './byte-writer.js';
import { NEWEST } from './tds-version.js';
import { Tokens } from './tokens.js';
import { Misfit } from './value-writer.js';

const row = (type: SqlType, nullable: boolean, value: SqlValue): Buffer => {
  const out = new ByteWriter();
  new Tokens(out, NEWEST).rowsOf([{ name: 'x', type, nullable }])([value]);
  return Buffer.from(out.head(out.length));
};

describe('values of rows', () => {
  it('follow the bytes of MS-TDS', () => {
    expect(row({ type: 'int' }, false, 1).toString('hex')).toBe('d101000000');
    expect(row({ type: 'int' }, true, 1).toString('hex')).toBe('d10401000000');
    expect(row({ type: 'numeric', precision: 5, scale: 2 }, true, '-1.5').toString('hex')).toBe('d1050096000000');
    expect(row({ type: 'money' }, false, '1').toString('hex')).toBe('d10000000010270000');
    expect(row({ type: 'char', length: 3 }, false, 'Я').toString('hex')).toBe('d10300df2020');
  });

  it.each<[SqlType, SqlValue]>([
    [{ type: 'char', length: 2 }, 'abc'],
    [{ type: 'varchar', length: 2 }, 5],
    [{ type: 'varbinary', length: 1 }, Buffer.alloc(2)],
    [{ type: 'int' }, 2 ** 31],
    [{ type: 'int' }, 1.5],
    [{ type: 'int' }, '1'],
    [{ type: 'tinyint' }, -1],
    [{ type: 'smallint' }, 40_000],
    [{ type: 'bigint' }, 2n ** 63n],
    [{ type: 'bit' }, 2],
    [{ type: 'float' }, NaN],
    [{ type: 'money' }, '922337203685477.5808'],
    [{ type: 'numeric', precision: 5, scale: 2 }, '1000'],
    [{ type: 'numeric', precision: 5, scale: 2 }, '1.005'],
    [{ type: 'datetime' }, '1752-01-01'],
    [{ type: 'datetime' }, 'вчера'],
    [{ type: 'varchar', length: 'max' }, 1],
    [{ type: 'text' }, 1],
  ])('%p cannot hold %p', (type, value) => {
    expect(() => row(type, true, value)).toThrow(Misfit);
  });

  it('null needs a column that may be null, and a row all of its columns', () => {
    expect(() => row({ type: 'int' }, false, null)).toThrow(Misfit);
    const out = new ByteWriter();
    const columns: SqlColumn[] = [
      { name: 'a', type: { type: 'int' }, nullable: true },
      { name: 'b', type: { type: 'int' }, nullable: false },
    ];
    const write = new Tokens(out, NEWEST).rowsOf(columns);
    expect(() => write([1])).toThrow(Misfit);
    expect(() => write([1, null])).toThrow(Misfit);
    expect(out.length).toBe(0);
    write([null, 1]);
    expect(Buffer.from(out.head(out.length)).toString('hex')).toBe('d20101000000');
  });
});
