import { Money, ZoneClock, dayName, dayNumber } from '@prorab/kernel';
import fc from 'fast-check';
import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import * as onec from './index.js';

const SIGNS = ['', 'K', 'S1', 'ABC', 'М', 'a.b', '-'];
const key = fc
  .tuple(fc.integer({ min: 1, max: 36 ** 6 - 1 }), fc.constantFrom(...SIGNS))
  .map(([n, sign]) => onec.keyOfId(`${onec.toBase36(n, 6)}${sign.padEnd(3)}`)!);
const kind = fc.integer({ min: 1, max: 36 ** 4 - 1 });
const thing = fc.record({ kind, key });
const day = fc.integer({ min: dayNumber('1753-01-02'), max: dayNumber('2100-01-01') }).map(dayName);
const ticks = fc.integer({ min: 0, max: onec.TICKS_PER_DAY - 1 });
const unfit = (read: () => unknown): void => expect(read).toThrow(LedgerUnfit);
/** Either 1C could have written it, and then it comes out as it went in, or it is refused or empty: never another id. */
const neverAnother = (raw: string, read: (raw: string) => string | null): void => {
  try {
    const written = read(raw);
    if (written !== null) expect(written.trimEnd()).toBe(raw.trimEnd());
  } catch (error) {
    expect(error).toBeInstanceOf(LedgerUnfit);
  }
};
const nearly = (alphabet: string, maxLength: number) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength });

describe('numbers in base 36', () => {
  it('are padded with spaces on the left and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36 ** 6 - 1 }), (n) => {
        const text = onec.toBase36(n, 6);
        expect(text).toHaveLength(6);
        expect(onec.fromBase36(text)).toBe(n);
      }),
    );
    expect([onec.toBase36(310, 4), onec.toBase36(36 ** 6 - 1, 6)]).toEqual(['  8M', 'ZZZZZZ']);
  });
  it.each([-1, 0.5, 36 ** 6, Number.NaN])('cannot be made of %s', (n) => {
    expect(() => onec.toBase36(n, 6)).toThrow(RangeError);
  });
  it.each(['', '   ', '01', '1a', '1 1', '1-', 'Ю', '1\n'])('%j is none', (text) =>
    expect(onec.fromBase36(text)).toBeNull(),
  );
});

describe('ids of 9', () => {
  it.each([
    ['    11   ', '11'],
    ['   104K  ', '104.K'],
    ['  144G   ', '144G'],
    ['     3S  ', '3.S'],
    ['    11М  ', '11.%D0%9C'],
    ['     0   ', null],
    ['         ', null],
    ['    11', '11'],
  ])('%j is %j', (raw, ledgerKey) => expect(onec.keyOfId(raw)).toBe(ledgerKey));
  it('go to a key and back', () => {
    fc.assert(fc.property(key, (k) => expect(onec.keyOfId(onec.idOfKey(k))).toBe(k)));
    expect(onec.idOfKey(null)).toBe(onec.EMPTY_ID);
  });
  it('keys are short ASCII that can be joined by "/"', () => {
    fc.assert(fc.property(key, (k) => expect(k).toMatch(/^[\x21-\x2e\x30-\x7e]{1,27}$/)));
  });
  it.each([
    '11',
    '11       ',
    '   011   ',
    '    1a   ',
    '    1 1  ',
    '     0K  ',
    '    11 K ',
    '    11    x',
    '    11\t  ',
  ])('%j is no id', (raw) => unfit(() => onec.keyOfId(raw)));
  it('a broken one never becomes another', () => {
    fc.assert(
      fc.property(nearly(' 01AZaЯ.', 11), (raw) =>
        neverAnother(raw, (r) => (onec.keyOfId(r) === null ? null : onec.idOfKey(onec.keyOfId(r)))),
      ),
      { numRuns: 3000 },
    );
  });
  it.each(['', '0', '01', 'a', '1.', '1.ABCD', '1.A/B', '1.%', '1.A.B', '1234567', "1' OR 1=1"])(
    'the server is never asked for the key %j',
    (text) => unfit(() => onec.idOfKey(text)),
  );
});

describe('ids of 13', () => {
  it('tell the kind', () => {
    expect(onec.kindAndKeyOf('  8M  144H   ')).toEqual({ kind: 310, key: '144H' });
    expect(onec.kindAndKeyOf('  5W     5   ')).toEqual({ kind: 212, key: '5' });
    expect(onec.referenceOf({ kind: 310, key: '144H' })).toBe('  8M  144H   ');
    fc.assert(fc.property(thing, (t) => expect(onec.kindAndKeyOf(onec.referenceOf(t))).toEqual(t)));
  });
  it.each([onec.EMPTY_REFERENCE, '  8M     0   ', '             '])('%j is empty', (raw) => {
    expect(onec.kindAndKeyOf(raw)).toBeNull();
    expect(onec.referenceOf(null)).toBe(onec.EMPTY_REFERENCE);
  });
  it('a broken one never becomes another', () => {
    for (const raw of ['   0    11   ', '    11   ', '8M  144H   ', '  8M  144H    x'])
      unfit(() => onec.kindAndKeyOf(raw));
    fc.assert(
      fc.property(nearly(' 018MZa', 14), (raw) =>
        neverAnother(raw, (r) => (onec.kindAndKeyOf(r) === null ? null : onec.referenceOf(onec.kindAndKeyOf(r)))),
      ),
      { numRuns: 3000 },
    );
  });
});

describe('values of undefined type', () => {
  const types = Object.keys(onec.objectLetters) as onec.ObjectType[];
  const value = fc.oneof(
    fc.record({ type: fc.constantFrom(...types), kind, key }),
    fc.record({ type: fc.constant('day' as const), value: day }),
    fc.record({ type: fc.constant('number' as const), value: fc.bigInt(-(10n ** 15n), 10n ** 15n).map(String) }),
    fc.record({
      type: fc.constant('text' as const),
      value: fc.string({ maxLength: 22, unit: fc.constantFrom(...'абвABC 123') }).map((t) => t.trimEnd()),
    }),
    fc.constant(null),
  );
  it('go in and out, 23 characters', () => {
    fc.assert(
      fc.property(value, (v) => {
        expect(onec.rawValue(v)).toHaveLength(23);
        expect(onec.valueOf(onec.rawValue(v))).toEqual(v);
      }),
    );
  });
  it('are as the reference shows them', () => {
    expect(onec.valueOf('O1  8M  144H           ')).toEqual({ type: 'document', kind: 310, key: '144H' });
    expect(onec.valueOf('B1  5U    11')).toEqual({ type: 'reference', kind: 210, key: '11' });
    expect(onec.valueOf('U')).toBeNull();
    expect(onec.valueOf('D17530101')).toBeNull();
    expect(onec.valueOf(`N${'12.5'.padStart(22)}`)).toEqual({ type: 'number', value: '12.5' });
  });
  it.each(['X', 'B2  5U    11', 'B1  5U    11   x', 'N', 'D2024', 'O1  8M'])('%j is refused', (raw) =>
    unfit(() => onec.valueOf(raw)),
  );
  it('a text that is too long is refused', () => {
    expect(() => onec.rawValue({ type: 'text', value: 'x'.repeat(23) })).toThrow(RangeError);
  });
});

describe('DATE_TIME_IDDOC', () => {
  it.each([
    ['2024060363VDPC  144H   ', '2024-06-03', ((10 * 60 + 15) * 60 + 30) * 10_000, '144H'],
    ['20240607 M5YUO  144M   ', '2024-06-07', ((1 * 60 + 2) * 60 + 3) * 10_000, '144M'],
    ['20240607EAEAY8  144M   ', '2024-06-07', ((23 * 60 + 59) * 60 + 59) * 10_000, '144M'],
    ['20240607     0  144M', '2024-06-07', 0, '144M'],
  ])('%j', (raw, onDay, at, k) => {
    expect(onec.momentOf(raw)).toEqual({ day: onDay, ticks: at, key: k });
    expect(onec.rawMoment({ day: onDay, ticks: at, key: k }).trimEnd()).toBe(raw.trimEnd());
  });
  it('sorts as time does, and days take in every time of theirs', () => {
    const moment = fc.record({ day, ticks });
    fc.assert(
      fc.property(moment, moment, key, (a, b, k) => {
        const [x, y] = [onec.rawMoment({ ...a, key: k }), onec.rawMoment({ ...b, key: k })];
        const earlier = a.day < b.day || (a.day === b.day && a.ticks < b.ticks);
        expect(x < y).toBe(earlier);
        const { from, to } = onec.daysBetween(a.day, a.day);
        expect(from <= x && x <= to).toBe(true);
        if (b.day !== a.day) expect(from <= y && y <= to).toBe(false);
      }),
    );
  });
  it.each([
    '',
    '2024060',
    '20241303     0  144M   ',
    '20240607ZZZZZZ  144M   ',
    '20240607     0     0   ',
    '17530101     0  144M   ',
  ])('%j is refused', (raw) => unfit(() => onec.momentOf(raw)));
  it.each(['Europe/Moscow', 'Asia/Vladivostok', 'Europe/Berlin'])(
    'is an instant by the clock of %s, and back',
    (zone) => {
      const clock = ZoneClock.of(zone);
      const recent = fc.integer({ min: dayNumber('1995-01-01'), max: dayNumber('2040-01-01') }).map(dayName);
      fc.assert(
        fc.property(recent, ticks, recent, ticks, (d1, t1, d2, t2) => {
          const at = onec.instantOf({ day: d1, ticks: t1 }, clock);
          const back = onec.momentAt(at, clock);
          const skippedHour = back.day !== d1 || back.ticks !== t1 - (t1 % 10);
          if (skippedHour) expect(clock.offsetAt(at.getTime())).not.toBe(clock.offsetAt(at.getTime() - 1));
          const later = onec.instantOf({ day: d2, ticks: t2 }, clock).getTime();
          if (d2 > d1 || (d2 === d1 && t2 >= t1)) expect(later).toBeGreaterThanOrEqual(at.getTime());
        }),
      );
      expect(
        onec.instantOf({ day: '2024-06-03', ticks: 369_300_000 }, ZoneClock.of('Europe/Moscow')).toISOString(),
      ).toBe('2024-06-03T07:15:30.000Z');
    },
  );
});

describe('days', () => {
  it('go in and out', () => {
    fc.assert(
      fc.property(day, (d) => {
        expect(onec.dayOf(onec.rawDay(d))).toBe(d);
        expect(onec.dayOf(`${d}T00:00:00.000Z`)).toBe(d);
        expect(onec.constantValue.day(d.split('-').reverse().join('.'))).toBe(d);
      }),
    );
  });
  it('no day is null', () => {
    expect([onec.EMPTY_DAY, '1753-01-01', ''].map(onec.dayOf)).toEqual([null, null, null]);
    expect(onec.constantValue.day('  .  .    ')).toBeNull();
    expect(onec.rawDay(null)).toBe('17530101');
  });
  it.each(['2024-02-30', '20240', '03.06.2024', 'x'])('%j is refused', (text) => unfit(() => onec.dayOf(text)));
  it('a wrong day of a constant is refused', () => unfit(() => onec.constantValue.day('31.02.2024')));
});

describe('numbers', () => {
  it('become kopecks and thousandths exactly, whatever their size', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 17n), 10n ** 17n), (kopecks) => {
        const text = Money.ofKopecks(kopecks).toString();
        expect(onec.moneyOf(text).kopecks).toBe(kopecks);
        expect(onec.moneyTextOf(text)).toBe(onec.moneyOf(text).toString());
        expect(onec.decimalOf(text)).toBe(onec.decimalOf(` ${text}`));
        expect(onec.thousandthsOf(text)).toBe(kopecks * 10n);
        expect(onec.moneyOf(`${text}000`).kopecks).toBe(kopecks);
      }),
    );
  });
  it.each([
    ['.5', '0.5', 50n],
    ['-.005', '-0.005', -1n],
    ['12.', '12', 1200n],
    ['100.00', '100', 10000n],
    ['-20.50', '-20.5', -2050n],
    [' 123.45 ', '123.45', 12345n],
    ['0.123456', '0.12346', 12n],
    ['90071992547409.93', '90071992547409.93', 9007199254740993n],
  ])('%j is %s', (text, decimal, kopecks) => {
    expect(onec.decimalOf(text)).toBe(decimal);
    expect(onec.moneyOf(text).kopecks).toBe(kopecks);
    expect(onec.moneyTextOf(text)).toBe(Money.ofKopecks(kopecks).toString());
  });
  it('as the server writes them are read as the long way reads them', () => {
    const written = fc
      .tuple(fc.constantFrom('', '-'), fc.bigInt({ min: 0n, max: 10n ** 14n }), nearly('0123456789', 7))
      .map(([sign, whole, part]) => `${sign}${whole}${part && '.'}${part}`);
    fc.assert(
      fc.property(written, (text) => {
        // A space is what the short way does not know.
        expect(onec.decimalOf(text)).toBe(onec.decimalOf(` ${text}`));
        expect(onec.moneyTextOf(text)).toBe(onec.moneyOf(text).toString());
      }),
    );
    expect(['-0.00', '0.50', '-.5', '007.10'].map(onec.moneyTextOf)).toEqual(['0.00', '0.50', '-0.50', '7.10']);
  });
  it.each(['', '1,5', '1e5', '1 000', 'x', '.'])('%j is refused', (text) => unfit(() => onec.decimalOf(text)));
  it('booleans are numbers', () => expect(['1', '0', '1.00'].map(onec.yes)).toEqual([true, false, true]));
});

describe('other columns', () => {
  it('the lowest bit of CLOSED says posted', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 255 }), (n) => expect(onec.isPosted(n)).toBe(n % 2 === 1)));
  });
  it('values of enumerations', () => {
    expect([onec.enumValueId(502), onec.enumValueId(4754)]).toEqual(['    DY   ', '   3O2   ']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 36 ** 6 - 1 }), (n) =>
        expect(onec.enumValueOf(onec.enumValueId(n))).toBe(n),
      ),
    );
    expect(onec.enumValueOf(onec.EMPTY_ID)).toBeNull();
    unfit(() => onec.enumValueOf('    DYK  '));
  });
  it('scopes of numbers', () => {
    expect(onec.numberScopeOf('       3102024    ')).toEqual({ of: 310, year: '2024' });
    expect(onec.rawNumberScope({ of: 310, year: '2024' })).toBe('       3102024    ');
    expect(onec.numberScopeOf(onec.rawNumberScope({ of: 7, year: null }))).toEqual({ of: 7, year: null });
    unfit(() => onec.numberScopeOf('x'));
  });
  it('constants are texts', () => {
    expect(onec.constantValue.number('100.00')).toBe('100');
    expect(onec.constantValue.number('  ')).toBe('0');
    expect(onec.constantValue.id('     1   ')).toBe('1');
    expect(onec.constantValue.reference('  5W     5')).toEqual({ kind: 212, key: '5' });
    expect(onec.constantValue.undefined('S12')).toEqual({ type: 'text', value: '12' });
    expect(onec.constantValue.text('ab  ')).toBe('ab');
    unfit(() => onec.constantValue.id('  5W     5   '));
  });
});
