/** State registration number: 13 digits of a company, 15 of a sole trader (ОГРНИП); the last digit checks the rest. */
export class Ogrn {
  private constructor(
    readonly value: string,
    readonly owner: 'company' | 'person',
  ) {}

  static parse(text: string): Ogrn | null {
    const digits = text.replace(/^\s*огрн(ип)?\s*:?/i, '').replace(/\s/g, '');
    if (!/^(\d{13}|\d{15})$/.test(digits) || /^0+$/.test(digits)) return null;
    const body = digits.length - 1;
    const check = Number(BigInt(digits.slice(0, body)) % BigInt(body - 1)) % 10;
    return check === Number(digits[body]) ? new Ogrn(digits, body === 12 ? 'company' : 'person') : null;
  }

  equals(other: Ogrn): boolean {
    return this.value === other.value;
  }
  toString(): string {
    return this.value;
  }
}
