import { describe, expect, it } from '@jest/globals';
import type { SqlParameter } from '../sql-engine.js';
import { bindToNames, declaredNames } from './declared-names.js';

const value = (name: string): SqlParameter => ({ name, type: { type: 'int' }, value: 1 });

describe('declared names', () => {
  it.each([
    ['@a int', ['@a']],
    ['@a numeric(14, 2), @b varchar(max) output,@Ёлка int', ['@a', '@b', '@Ёлка']],
    ['', []],
  ])('of %p', (declaration, names) => expect(declaredNames(declaration)).toEqual(names));

  it('refuses what is no declaration', () => {
    expect(() => declaredNames('a int')).toThrow(expect.objectContaining({ number: 102 }));
    expect(() => declaredNames('@a int,')).toThrow(expect.objectContaining({ number: 102 }));
  });

  it('binds by name in any case, else by place', () => {
    const bound = bindToNames([value('@B'), value('@a')], ['@a', '@b'], '');
    expect(bound.map(({ name }) => name)).toEqual(['@b', '@a']);
    expect(bindToNames([value(''), value('')], ['@a', '@b'], '').map(({ name }) => name)).toEqual(['@a', '@b']);
  });

  it.each([
    [['@x'], ['@a'], 8145],
    [['', ''], ['@a'], 8144],
    [['@a'], ['@a', '@b'], 8178],
  ])('values %p for %p are error %i', (given, names, number) =>
    expect(() => bindToNames(given.map(value), names, 'select')).toThrow(expect.objectContaining({ number })),
  );
});
