/** An exact decimal: `units / 10^scale`. Only a carrier; `Money` and `Quantity` give it meaning. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const shape = /^([+-]?)(\d{1,30})(?:\.(\d{1,18}))?$/;

/** Reads `-12.50`; no exponents, no thousands separators, no comma: those belong to the door that met them. */
export function parseDecimal(text: string): Decimal | null {
  const match = shape.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** Without trailing zeros unless `places` asks for them: `12.5`, `3`, `0.50`. */
export function formatDecimal({ units, scale }: Decimal, places = 0): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits
    .slice(digits.length - scale)
    .replace(/0+$/, '')
    .padEnd(places, '0');
  return (units < 0n ? '-' : '') + whole + (fraction ? `.${fraction}` : '');
}

export const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

/** Both on the larger scale of the two, to add or compare. */
export function aligned(a: Decimal, b: Decimal): { a: bigint; b: bigint; scale: number } {
  const scale = Math.max(a.scale, b.scale);
  return { a: a.units * powerOfTen(scale - a.scale), b: b.units * powerOfTen(scale - b.scale), scale };
}

/** Commercial rounding: halves go away from zero, so a refund rounds exactly as the sale did. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}

/** Towards plus infinity; the denominator is positive. */
export function divideUp(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator > 0n && numerator % denominator !== 0n ? quotient + 1n : quotient;
}
