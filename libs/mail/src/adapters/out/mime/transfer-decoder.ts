/** Undoes Content-Transfer-Encoding piece by piece; holds at most one line. */
export interface TransferDecoder {
  push(chunk: Buffer): void;
  end(): void;
  /** Something was not as the encoding demands. */
  readonly broken: boolean;
}
/** Gets what was decoded. The bytes are the decoder's own: they are copied or written before this returns, or they are lost. */
export type Take = (bytes: Buffer) => void;

const NOTHING = Buffer.alloc(0);
const MAX_LINE = 1024 * 1024;

export function decoderFor(encoding: string | false, take: Take): TransferDecoder {
  const name = (encoding || '').replace(/["']/g, '').trim();
  if (name === 'base64') return new Base64Decoder(take);
  if (name === 'quoted-printable' || name === 'quoted-printible') return new QuotedPrintableDecoder(take);
  return { push: take, end: () => undefined, broken: false };
}

/**
 * What is decoded lies here until it is taken. One piece of memory for all decoders of a thread, because each is done with it when it
 * returns: V8 counts every Buffer that comes and goes against its heap, and swept it after every eight megabytes of attachments.
 */
const out = Buffer.allocUnsafeSlow(384 * 1024);

/** 1: of the alphabet (that of URLs is met in the wild too), 2: blank, 3: padding, 0: does not belong here. */
const KIND = new Uint8Array(256);
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') KIND[c.charCodeAt(0)] = 1;
for (const c of '\r\n\t ') KIND[c.charCodeAt(0)] = 2;
KIND[0x3d] = 3;
const SLICE = 64 * 1024;

/**
 * Byte by byte into one reused buffer: half of all bytes of a mailbox pass here, and strings of them would be the collector's work. Lines
 * of one length that is a multiple of four, as every sound program writes them, are left to Node, which skips line ends.
 */
class Base64Decoder implements TransferDecoder {
  readonly #group = Buffer.allocUnsafe(SLICE + 4);
  #filled = 0;
  broken = false;
  constructor(private readonly take: Take) {}

  push(chunk: Buffer): void {
    let at = chunk.indexOf(0x0a) + 1;
    this.#irregular(chunk.subarray(0, at));
    if (this.#filled === 0 && at > 0) at += this.#regular(chunk.subarray(at));
    this.#irregular(chunk.subarray(at));
  }

  /** @returns how many bytes were lines of one length; a strange byte in them shows in the length of what came out, and none are taken */
  #regular(bytes: Buffer): number {
    const line = bytes.indexOf(0x0a) + 1;
    const crlf = bytes[line - 2] === 0x0d;
    const length = line - (crlf ? 2 : 1);
    if (length < 4 || length % 4 !== 0) return 0;
    const most = Math.floor((out.length * 4) / 3 / line) * line;
    let done = 0;
    for (;;) {
      let end = done;
      // With CR or without, but all alike: one character more in place of a CR could make up for a strange one.
      while (end - done < most && bytes[end + line - 1] === 0x0a && (!crlf || bytes[end + line - 2] === 0x0d))
        end += line;
      if (end === done) return done;
      const decoded = out.write(bytes.toString('latin1', done, end), 'base64');
      if (decoded !== (((end - done) / line) * length * 3) / 4) return done;
      this.take(out.subarray(0, decoded));
      done = end;
    }
  }

  #irregular(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += SLICE) this.#byBytes(bytes.subarray(at, at + SLICE));
  }

  #byBytes(bytes: Buffer): void {
    const group = this.#group;
    let filled = this.#filled;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      const kind = KIND[byte];
      if (kind === 1) group[filled++] = byte;
      else if (kind === 3) {
        // Padding in the middle (joined pieces) ends a group: what follows is decoded anew.
        this.#decode(filled);
        filled = 0;
      } else if (kind === 0) this.broken = true;
    }
    const whole = filled - (filled % 4);
    this.#decode(whole);
    group.copyWithin(0, whole, filled);
    this.#filled = filled - whole;
  }

  #decode(length: number): void {
    if (length === 0) return;
    this.take(out.subarray(0, out.write(this.#group.toString('latin1', 0, length), 'base64')));
  }

  end(): void {
    if (this.#filled === 1) this.broken = true;
    this.#decode(this.#filled);
  }
}

class QuotedPrintableDecoder implements TransferDecoder {
  #rest: Buffer = NOTHING;
  readonly broken = false;
  constructor(private readonly take: Take) {}

  push(chunk: Buffer): void {
    const all = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk;
    const cut = all.lastIndexOf(0x0a) + 1;
    // A line without an end is decoded as it is, short of a possible half of `=XX`.
    const at = cut > 0 ? cut : all.length > MAX_LINE ? all.length - 3 : 0;
    this.#rest = Buffer.from(all.subarray(at));
    if (at > 0) this.take(decode(all.subarray(0, at)));
  }

  end(): void {
    if (this.#rest.length) this.take(decode(this.#rest));
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
  const to = bytes.length <= out.length ? out : Buffer.allocUnsafe(bytes.length);
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
        to[n++] = (high << 4) | low;
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
    to[n++] = byte;
  }
  return to.subarray(0, n);
}

/** A soft line break, blanks behind its `=` included: where the next line begins. 0 = it is none. */
function joins(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === SPACE || bytes[at] === TAB) at++;
  if (at === bytes.length) return at;
  if (bytes[at] === CR && bytes[at + 1] === LF) return at + 2;
  return bytes[at] === LF ? at + 1 : 0;
}
