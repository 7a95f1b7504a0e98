import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromScaled, toScaled } from './scaled-number.js';

describe('scaled numbers', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }),
        fc.integer({ min: 0, max: 38 }),
        (value, scale) => {
          expect(toScaled(fromScaled(value, scale), scale)).toBe(value);
        },
      ),
    );
  });

  it.each([
    ['12.5', 2, 1250n],
    ['-0.01', 2, -1n],
    ['+7', 0, 7n],
    ['.5', 1, 5n],
    ['5.', 1, 50n],
    ['1.5000', 2, 150n],
    ['007', 0, 7n],
  ])('%s at scale %i', (text, scale, scaled) => expect(toScaled(text, scale)).toBe(scaled));

  it.each([
    ['1.005', 2],
    ['', 2],
    ['.', 2],
    ['1e3', 2],
    ['1,5', 2],
    ['NaN', 0],
  ])('%p does not fit scale %i', (text, scale) => expect(toScaled(text, scale)).toBeNull());

  it.each([
    [0n, 2, '0.00'],
    [-5n, 3, '-0.005'],
    [120n, 0, '120'],
  ])('%p of scale %i is %s', (value, scale, text) => expect(fromScaled(value, scale)).toBe(text));
});
