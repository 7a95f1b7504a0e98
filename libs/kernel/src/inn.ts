const weigh = (digits: string, weights: readonly number[]): number =>
  (weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11) % 10;

const COMPANY = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_FIRST = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_SECOND = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** Taxpayer number: 10 digits of a company, 12 of a person or sole trader, with check digits (order ММВ-7-6/435 of the tax service). */
export class Inn {
  private constructor(
    readonly value: string,
    readonly owner: 'company' | 'person',
  ) {}

  /** Spaces around and between groups are forgiven, a wrong check digit is not. */
  static parse(text: string): Inn | null {
    const digits = text.replace(/^\s*инн\s*:?/i, '').replace(/\s/g, '');
    if (!/^(\d{10}|\d{12})$/.test(digits) || /^0+$/.test(digits)) return null;
    if (digits.length === 10) {
      return weigh(digits, COMPANY) === Number(digits[9]) ? new Inn(digits, 'company') : null;
    }
    const right =
      weigh(digits, PERSON_FIRST) === Number(digits[10]) && weigh(digits, PERSON_SECOND) === Number(digits[11]);
    return right ? new Inn(digits, 'person') : null;
  }

  equals(other: Inn): boolean {
    return this.value === other.value;
  }
  toString(): string {
    return this.value;
  }
}
