/** Undoes Content-Transfer-Encoding piece by piece; holds at most one line. */
export interface TransferDecoder {
  push(chunk: Buffer): Buffer;
  end(): Buffer;
  /** Something was not as the encoding demands. */
  readonly broken: boolean;
}

const NOTHING = Buffer.alloc(0);
const MAX_LINE = 1024 * 1024;

export function decoderFor(encoding: string | false): TransferDecoder {
  const name = (encoding || '').replace(/["']/g, '').trim();
  if (name === 'base64') return new Base64Decoder();
  if (name === 'quoted-printable' || name === 'quoted-printible') return new QuotedPrintableDecoder();
  return { push: (chunk) => chunk, end: () => NOTHING, broken: false };
}

/** 1: of the alphabet (that of URLs is met in the wild too), 2: blank, 3: padding, 0: does not belong here. */
const KIND = new Uint8Array(256);
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') KIND[c.charCodeAt(0)] = 1;
for (const c of '\r\n\t ') KIND[c.charCodeAt(0)] = 2;
KIND[0x3d] = 3;
const SLICE = 64 * 1024;

/**
 * Lines of one length that is a multiple of four, as every sound program writes them: decoded at once by Node, which skips line ends.
 * Null when anything is irregular; a strange byte shows in the length of what came out.
 */
function regularBlock(bytes: Buffer): Buffer | null {
  const line = bytes.indexOf(0x0a) + 1;
  const length = line - (bytes[line - 2] === 0x0d ? 2 : 1);
  if (length < 4 || length % 4 !== 0 || bytes.length % line !== 0) return null;
  for (let end = line - 1; end < bytes.length; end += line) if (bytes[end] !== 0x0a) return null;
  const decoded = Buffer.from(bytes.toString('latin1'), 'base64');
  return decoded.length === ((bytes.length / line) * length * 3) / 4 ? decoded : null;
}

/** Byte by byte into one reused buffer: half of all bytes of a mailbox pass here, and strings of them would be the collector's work. */
class Base64Decoder implements TransferDecoder {
  readonly #group = Buffer.allocUnsafe(SLICE + 4);
  #filled = 0;
  broken = false;

  push(chunk: Buffer): Buffer {
    const decoded: Buffer[] = [];
    let at = chunk.indexOf(0x0a) + 1;
    this.#takeAll(chunk.subarray(0, at), decoded);
    if (this.#filled === 0 && at > 0) {
      const end = chunk.lastIndexOf(0x0a) + 1;
      const block = regularBlock(chunk.subarray(at, end));
      if (block) {
        decoded.push(block);
        at = end;
      }
    }
    this.#takeAll(chunk.subarray(at), decoded);
    return decoded.length === 1 ? (decoded[0] as Buffer) : Buffer.concat(decoded);
  }

  #takeAll(bytes: Buffer, decoded: Buffer[]): void {
    for (let at = 0; at < bytes.length; at += SLICE) this.#take(bytes.subarray(at, at + SLICE), decoded);
  }

  #take(bytes: Buffer, decoded: Buffer[]): void {
    const group = this.#group;
    let filled = this.#filled;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      const kind = KIND[byte];
      if (kind === 1) group[filled++] = byte;
      else if (kind === 3) {
        // Padding in the middle (joined pieces) ends a group: what follows is decoded anew.
        if (filled > 0) decoded.push(Buffer.from(group.toString('latin1', 0, filled), 'base64'));
        filled = 0;
      } else if (kind === 0) this.broken = true;
    }
    const whole = filled - (filled % 4);
    if (whole > 0) decoded.push(Buffer.from(group.toString('latin1', 0, whole), 'base64'));
    group.copyWithin(0, whole, filled);
    this.#filled = filled - whole;
  }

  end(): Buffer {
    if (this.#filled === 1) this.broken = true;
    return Buffer.from(this.#group.toString('latin1', 0, this.#filled), 'base64');
  }
}

class QuotedPrintableDecoder implements TransferDecoder {
  #rest: Buffer = NOTHING;
  readonly broken = false;

  push(chunk: Buffer): Buffer {
    const all = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk;
    const cut = all.lastIndexOf(0x0a) + 1;
    // A line without an end is decoded as it is, short of a possible half of `=XX`.
    const at = cut > 0 ? cut : all.length > MAX_LINE ? all.length - 3 : 0;
    this.#rest = Buffer.from(all.subarray(at));
    return at > 0 ? decode(all.subarray(0, at)) : NOTHING;
  }

  end(): Buffer {
    return this.#rest.length ? decode(this.#rest) : NOTHING;
  }
}

/** Value of a hexadecimal digit, 255 for any other byte. */
const NIBBLE = new Uint8Array(256).fill(255);
for (let value = 0; value < 16; value++) {
  NIBBLE[value.toString(16).charCodeAt(0)] = value;
  NIBBLE[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}
const [CR, LF, TAB, SPACE, EQUALS] = [0x0d, 0x0a, 0x09, 0x20, 0x3d];

/**
 * Byte by byte: `=XX` is a byte, `=` at the end of a line joins it to the next, blanks before a line end go, whatever else stands behind a
 * `=` stays as it is. 8-bit bytes inside quoted-printable are forbidden and common; they pass as they are.
 */
function decode(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let n = 0;
  // Blanks at the end of what was written so far: a line end takes them away.
  let blanks = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === EQUALS) {
      const [one, two] = [bytes[i + 1], bytes[i + 2]];
      const [high, low] = [NIBBLE[one ?? 0] as number, NIBBLE[two ?? 0] as number];
      blanks = 0;
      if (high < 16 && low < 16) {
        out[n++] = (high << 4) | low;
        i += 2;
        continue;
      }
      const joined = joins(bytes, i + 1);
      if (joined > 0) {
        i = joined - 1;
        continue;
      }
    } else if (byte === LF || (byte === CR && bytes[i + 1] === LF)) {
      n -= blanks;
      blanks = 0;
    } else if (byte === SPACE || byte === TAB) blanks++;
    else blanks = 0;
    out[n++] = byte;
  }
  return out.subarray(0, n);
}

/** A soft line break, blanks behind its `=` included: where the next line begins. 0 = it is none. */
function joins(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === SPACE || bytes[at] === TAB) at++;
  if (at === bytes.length) return at;
  if (bytes[at] === CR && bytes[at + 1] === LF) return at + 2;
  return bytes[at] === LF ? at + 1 : 0;
}
