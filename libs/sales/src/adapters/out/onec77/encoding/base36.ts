const DIGITS = /^ *(0|[1-9A-Z][0-9A-Z]*)$/;

/** `37` in six places is `'    11'`: digits 0-9A-Z, spaces on the left. @throws RangeError when it does not fit */
export function toBase36(value: number, width: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 36 ** width) {
    throw new RangeError(`${value} does not fit into ${width} digits of base 36`);
  }
  return value.toString(36).toUpperCase().padStart(width, ' ');
}

/** null: 1C does not write a number like this (small letters, zeros or spaces in the wrong place, empty). */
export function fromBase36(text: string): number | null {
  if (!DIGITS.test(text) || text.length > 10) return null;
  return Number.parseInt(text.trimStart(), 36);
}
