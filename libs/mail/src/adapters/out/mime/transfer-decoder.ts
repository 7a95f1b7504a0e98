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

class Base64Decoder implements TransferDecoder {
  #rest = '';
  broken = false;

  push(chunk: Buffer): Buffer {
    const text = chunk.toString('latin1');
    // The alphabet of URLs is met in the wild. Padding in the middle (joined pieces) ends a group: decode up to it.
    const clean = text.replace(/[\s]+/g, '');
    if (/[^A-Za-z0-9+/=_-]/.test(clean)) this.broken = true;
    let all = this.#rest + (this.broken ? clean.replace(/[^A-Za-z0-9+/=_-]/g, '') : clean);
    this.#rest = '';
    if (!all.includes('=')) {
      const whole = all.length - (all.length % 4);
      this.#rest = all.slice(whole);
      all = all.slice(0, whole);
      return Buffer.from(all, 'base64');
    }
    const pieces = all.split(/=+/);
    const last = pieces.pop() ?? '';
    const whole = last.length - (last.length % 4);
    this.#rest = last.slice(whole);
    return Buffer.concat([
      ...pieces.map((piece) => Buffer.from(piece, 'base64')),
      Buffer.from(last.slice(0, whole), 'base64'),
    ]);
  }

  end(): Buffer {
    if (this.#rest.length === 1) this.broken = true;
    return Buffer.from(this.#rest, 'base64');
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

/** 8-bit bytes inside quoted-printable are forbidden and common; they pass as they are. */
function decode(bytes: Buffer): Buffer {
  const text = bytes
    .toString('latin1')
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=$/, '');
  if (!text.includes('=')) return Buffer.from(text, 'latin1');
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}
