import iconv from 'iconv-lite';

/** A list of MAPI properties as TNEF writes it. Broken lists give what stands before the damage. */
export interface MapiProperties {
  text(id: number): string | null;
  binary(id: number): Buffer | null;
}

const FIXED: Readonly<Record<number, number>> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};
const STRING8 = 0x1e;
const UNICODE = 0x1f;
const BINARY = 0x102;
const OBJECT = 0x0d;
const MULTI = 0x1000;

export function mapiProperties(bytes: Buffer, codePage: string): MapiProperties {
  const values = new Map<number, { type: number; bytes: Buffer }>();
  try {
    fill(values, bytes);
  } catch (error) {
    // Reading past the end is the damage that is expected here; anything else is a fault of ours.
    if (!(error instanceof RangeError)) throw error;
  }
  return {
    binary: (id) => values.get(id)?.bytes ?? null,
    text: (id) => {
      const value = values.get(id);
      if (!value) return null;
      const text = value.type === UNICODE ? value.bytes.toString('utf16le') : iconv.decode(value.bytes, codePage);
      return text.replace(/\u0000[^]*$/, '').slice(0, 1_000_000) || null;
    },
  };
}

function fill(values: Map<number, { type: number; bytes: Buffer }>, bytes: Buffer): void {
  let at = 0;
  const u32 = (): number => {
    at += 4;
    return bytes.readUInt32LE(at - 4);
  };
  const padded = (length: number): Buffer => {
    if (at + length > bytes.length) throw new RangeError('past the end');
    const value = bytes.subarray(at, at + length);
    at += Math.ceil(length / 4) * 4;
    return value;
  };
  const count = Math.min(u32(), 2_000);
  for (let n = 0; n < count; n++) {
    const tag = u32();
    const type = tag & 0xffff;
    const id = tag >>> 16;
    if (id >= 0x8000) {
      at += 16;
      if (u32() === 0) at += 4;
      else padded(u32());
    }
    const base = type & ~MULTI;
    const fixed = FIXED[base];
    if (fixed !== undefined) {
      const times = type & MULTI ? Math.min(u32(), 100_000) : 1;
      padded(fixed * times);
    } else if ([STRING8, UNICODE, BINARY, OBJECT].includes(base)) {
      const times = Math.min(u32(), 10_000);
      for (let i = 0; i < times; i++) {
        const value = padded(u32());
        if (i === 0 && base !== OBJECT && !values.has(id)) values.set(id, { type: base, bytes: value });
      }
    } else throw new RangeError('unknown type');
  }
}
