import { aligned, divideUp, formatDecimal, parseDecimal, powerOfTen } from './decimal.js';
import type { Decimal } from './decimal.js';
import { DomainError } from './domain-error.js';

/** What was asked and what whole packs make of it; both stay, because the customer asked for one and pays for the other. */
export interface PackedQuantity {
  readonly asked: Quantity;
  readonly packs: number;
  readonly packSize: Quantity;
  /** `packs` times `packSize`, never less than `asked`. */
  readonly total: Quantity;
}

/** How a thing is sold: the smallest amount it can be cut to and the pack it comes in, both in its unit. */
export interface SaleRules {
  readonly step?: string;
  readonly pack?: string;
}

/** An exact amount of something in a unit (`12.5 m2`). Units are names and are never converted here. */
export class Quantity {
  readonly #decimal: Decimal;

  private constructor(
    decimal: Decimal,
    readonly unit: string,
  ) {
    this.#decimal = decimal;
  }

  /** @throws DomainError kernel.quantity-invalid */
  static of(amount: string, unit: string): Quantity {
    const decimal = parseDecimal(amount);
    if (!decimal || !unit.trim()) {
      throw new DomainError('invalid', 'kernel.quantity-invalid', 'A quantity is a decimal and a unit', {
        amount,
        unit,
      });
    }
    return new Quantity(decimal, unit.trim());
  }

  /** `12.5`, without trailing zeros. */
  get amount(): string {
    return formatDecimal(this.#decimal);
  }
  /** The exact value for arithmetic with money. */
  get decimal(): Decimal {
    return this.#decimal;
  }

  add(other: Quantity): Quantity {
    const { a, b, scale } = this.#with(other);
    return new Quantity({ units: a + b, scale }, this.unit);
  }
  subtract(other: Quantity): Quantity {
    const { a, b, scale } = this.#with(other);
    return new Quantity({ units: a - b, scale }, this.unit);
  }
  multiply(times: bigint): Quantity {
    return new Quantity({ units: this.#decimal.units * times, scale: this.#decimal.scale }, this.unit);
  }
  compare(other: Quantity): -1 | 0 | 1 {
    const { a, b } = this.#with(other);
    return a < b ? -1 : a > b ? 1 : 0;
  }
  equals(other: Quantity): boolean {
    return this.unit === other.unit && this.compare(other) === 0;
  }

  /** The nearest multiple of `step` that is not less. @throws DomainError kernel.quantity-step-invalid */
  upToStep(step: string): Quantity {
    const size = this.#positive(step);
    return size.multiply(this.#wholeTimes(size));
  }

  /** Whole packs of `size` (in this unit) that cover this amount. @throws DomainError kernel.quantity-step-invalid */
  inPacks(size: string): PackedQuantity {
    const packSize = this.#positive(size);
    const packs = this.#wholeTimes(packSize);
    return { asked: this, packs: Number(packs), packSize, total: packSize.multiply(packs) };
  }

  /** What the shop will sell: whole packs if there is a pack, else whole steps, else just this. */
  toSell(rules: SaleRules): PackedQuantity | Quantity {
    if (rules.pack) return this.inPacks(rules.pack);
    return rules.step ? this.upToStep(rules.step) : this;
  }

  toString(): string {
    return `${this.amount} ${this.unit}`;
  }
  toJSON(): { amount: string; unit: string } {
    return { amount: this.amount, unit: this.unit };
  }

  #wholeTimes(size: Quantity): bigint {
    const { a, b } = this.#with(size);
    return divideUp(a, b);
  }
  #positive(amount: string): Quantity {
    const decimal = parseDecimal(amount);
    if (!decimal || decimal.units <= 0n) {
      throw new DomainError('invalid', 'kernel.quantity-step-invalid', 'A step or a pack is a positive decimal', {
        amount,
      });
    }
    return new Quantity(decimal, this.unit);
  }
  #with(other: Quantity): { a: bigint; b: bigint; scale: number } {
    if (other.unit !== this.unit) {
      throw new DomainError('invalid', 'kernel.unit-mismatch', `Cannot mix ${this.unit} and ${other.unit}`, {
        units: [this.unit, other.unit],
      });
    }
    return aligned(this.#decimal, other.#decimal);
  }

  /** Exact value as a fraction, for those who divide: `units / denominator`. */
  get fraction(): { numerator: bigint; denominator: bigint } {
    return { numerator: this.#decimal.units, denominator: powerOfTen(this.#decimal.scale) };
  }
}
