/** Registration reason code: four digits of the tax office, two of the reason, three of the order. No check digit; sole traders have none. */
export class Kpp {
  private constructor(readonly value: string) {}

  static parse(text: string): Kpp | null {
    const value = text
      .replace(/^\s*кпп\s*:?/i, '')
      .replace(/\s/g, '')
      .toUpperCase();
    return /^\d{4}[\dA-Z]{2}\d{3}$/.test(value) && !/^0+$/.test(value) ? new Kpp(value) : null;
  }

  equals(other: Kpp): boolean {
    return this.value === other.value;
  }
  toString(): string {
    return this.value;
  }
}
