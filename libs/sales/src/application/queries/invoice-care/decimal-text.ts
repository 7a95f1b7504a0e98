/** Quantities of the books as whole hundred-thousandths: they have five places at most, and no float is on the way. */
export const quantityText = {
  read(text: string): bigint {
    const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
    const units = BigInt(whole || '0') * 100_000n + BigInt(fraction.slice(0, 5).padEnd(5, '0'));
    return sign ? -units : units;
  },
  write(units: bigint): string {
    const sign = units < 0n ? '-' : '';
    const all = String(units < 0n ? -units : units).padStart(6, '0');
    return `${sign}${all.slice(0, -5)}.${all.slice(-5)}`.replace(/\.?0+$/, '');
  },
};
