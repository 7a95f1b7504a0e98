import { divideHalfUp, formatDecimal, parseDecimal, powerOfTen } from './decimal.js';
import { DomainError } from './domain-error.js';
import { Quantity } from './quantity.js';

const invalid = (value: unknown): DomainError =>
  new DomainError('invalid', 'kernel.money-invalid', 'Money is a decimal with at most two places', {
    value: String(value),
  });

/** A decimal string (`0.15`) or an exact fraction. */
export type Ratio = string | { readonly numerator: bigint; readonly denominator: bigint };

/** Roubles, as whole kopecks. Every rounding is half away from zero. */
export class Money {
  static readonly zero = new Money(0n);

  private constructor(readonly kopecks: bigint) {}

  static ofKopecks(kopecks: bigint | number): Money {
    if (typeof kopecks === 'number' && !Number.isSafeInteger(kopecks)) throw invalid(kopecks);
    return new Money(BigInt(kopecks));
  }
  /** `1234.50`, `-3`, `0.5`. @throws DomainError kernel.money-invalid, for more than two places too */
  static of(text: string): Money {
    const decimal = parseDecimal(text);
    if (!decimal || decimal.scale > 2) throw invalid(text);
    return new Money(decimal.units * powerOfTen(2 - decimal.scale));
  }
  static sum(all: Iterable<Money>): Money {
    let kopecks = 0n;
    for (const one of all) kopecks += one.kopecks;
    return new Money(kopecks);
  }

  add(other: Money): Money {
    return new Money(this.kopecks + other.kopecks);
  }
  subtract(other: Money): Money {
    return new Money(this.kopecks - other.kopecks);
  }
  negate(): Money {
    return new Money(-this.kopecks);
  }
  /** Price times amount, or a share of a sum; rounded once, at the end. */
  multiply(by: Quantity | Ratio): Money {
    const { numerator, denominator } = by instanceof Quantity ? by.fraction : fractionOf(by);
    return new Money(divideHalfUp(this.kopecks * numerator, denominator));
  }

  /** The VAT that sits inside this sum: sum × rate / (100 + rate). `ratePercent` as `22` or `6.5`. */
  vatIncluded(ratePercent: string): Money {
    const { numerator, denominator } = fractionOf(ratePercent);
    return new Money(divideHalfUp(this.kopecks * numerator, 100n * denominator + numerator));
  }
  /** The VAT to put on top of this sum. */
  vatOnTop(ratePercent: string): Money {
    const { numerator, denominator } = fractionOf(ratePercent);
    return new Money(divideHalfUp(this.kopecks * numerator, 100n * denominator));
  }

  /**
   * Shares in proportion to `weights`, which together are this sum to the kopeck. What rounding leaves over goes, a kopeck
   * each, to the largest remainders, the earlier first. @throws DomainError kernel.money-split-invalid
   */
  split(weights: readonly bigint[]): Money[] {
    const total = weights.reduce((a, b) => a + b, 0n);
    if (total <= 0n || weights.some((w) => w < 0n)) {
      throw new DomainError(
        'invalid',
        'kernel.money-split-invalid',
        'Shares need weights, none negative, not all zero',
      );
    }
    const sign = this.kopecks < 0n ? -1n : 1n;
    const whole = this.kopecks * sign;
    const shares = weights.map((weight, index) => ({
      index,
      kopecks: (whole * weight) / total,
      rest: (whole * weight) % total,
    }));
    let left = whole - shares.reduce((a, s) => a + s.kopecks, 0n);
    const byRest = [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
    for (const share of byRest) {
      if (left === 0n) break;
      share.kopecks += 1n;
      left -= 1n;
    }
    return shares.map((share) => new Money(share.kopecks * sign));
  }

  compare(other: Money): -1 | 0 | 1 {
    return this.kopecks < other.kopecks ? -1 : this.kopecks > other.kopecks ? 1 : 0;
  }
  equals(other: Money): boolean {
    return this.kopecks === other.kopecks;
  }
  get isZero(): boolean {
    return this.kopecks === 0n;
  }
  get isNegative(): boolean {
    return this.kopecks < 0n;
  }

  /** `1234.50`, always two places: the form at every door. */
  toString(): string {
    return formatDecimal({ units: this.kopecks, scale: 2 }, 2);
  }
  toJSON(): string {
    return this.toString();
  }
  /** For people: `1 234,50 ₽` with no-break spaces. */
  format(): string {
    const [whole = '', fraction = ''] = this.toString().replace('-', '').split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
    return `${this.isNegative ? '−' : ''}${grouped},${fraction}\u00a0₽`;
  }
}

function fractionOf(ratio: Ratio): { numerator: bigint; denominator: bigint } {
  if (typeof ratio !== 'string') {
    if (ratio.denominator === 0n) throw invalid('/0');
    return ratio;
  }
  const decimal = parseDecimal(ratio);
  if (!decimal) throw invalid(ratio);
  return { numerator: decimal.units, denominator: powerOfTen(decimal.scale) };
}
