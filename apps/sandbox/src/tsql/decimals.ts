import { errors } from './errors.js';

/** Exact numbers lie in SQLite as whole numbers of their last decimal place: 12.50 of numeric(14,2) is 1250. No float on the way. */
const LIMIT = 2n ** 63n - 1n;

export const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

/** Division that rounds halves away from zero. */
export function divideRounded(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  const rest = value % by;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  return twice >= by ? quotient + (value < 0n ? -1n : 1n) : quotient;
}

export function rescale(value: bigint, from: number, to: number): bigint {
  return to >= from ? value * powerOfTen(to - from) : divideRounded(value, powerOfTen(from - to));
}

/** Null = it is not a number. */
export function parseDecimal(text: string, scale: number): bigint | null {
  const parts = /^\s*([+-]?)\s*(\d*)(?:\.(\d*))?\s*$/.exec(text);
  if (!parts) return null;
  const [, sign, whole = '', fraction = ''] = parts;
  if (whole === '' && fraction === '') return null;
  const value = rescale(BigInt(whole + fraction), fraction.length, scale);
  return sign === '-' ? -value : value;
}

export function formatDecimal(value: bigint | number, scale: number): string {
  const whole = typeof value === 'number' ? BigInt(Math.round(value)) : value;
  if (scale === 0) return whole.toString();
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** @throws SqlError 8115 when it has more digits than the type, or than SQLite holds exactly. */
export function fit(value: bigint, precision: number, typeName = 'numeric'): bigint {
  const absolute = value < 0n ? -value : value;
  if (absolute > LIMIT || (precision < 19 && absolute >= powerOfTen(precision))) throw errors.overflow(typeName);
  return value;
}

/** A float as an exact number, by its shortest writing. */
export function fromFloat(value: number, scale: number): bigint {
  if (!Number.isFinite(value)) throw errors.overflow('numeric');
  const text = Math.abs(value) < 1e21 ? value.toFixed(Math.min(scale + 2, 20)) : BigInt(value).toString();
  return parseDecimal(text, scale) ?? 0n;
}
