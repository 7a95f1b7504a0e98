const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** '-12.5' at scale 2 is -1250n. Null when it is no decimal, or has more digits after the point than the scale holds. */
export function toScaled(text: string, scale: number): bigint | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const [, sign, whole = '', given = ''] = match;
  if (whole.length + given.length === 0) return null;
  const fraction = given.length > scale ? given.replace(/0+$/, '') : given;
  if (fraction.length > scale) return null;
  const magnitude = BigInt(whole + fraction.padEnd(scale, '0'));
  return sign === '-' ? -magnitude : magnitude;
}

/** -1250n at scale 2 is '-12.50'. */
export function fromScaled(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const sign = value < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
