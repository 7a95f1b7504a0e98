/** A growing piece of an answer. Its start is taken away packet by packet. */
export class ByteWriter {
  #bytes: Buffer;
  #length = 0;

  constructor(size = 4096) {
    this.#bytes = Buffer.allocUnsafe(size);
  }

  get length(): number {
    return this.#length;
  }

  /** The first `length` bytes; valid until the next write. */
  head(length: number): Buffer {
    return this.#bytes.subarray(0, length);
  }

  /** Copies `length` bytes from `from` on into another buffer. */
  copyTo(target: Buffer, at: number, from: number, length: number): void {
    this.#bytes.copy(target, at, from, from + length);
  }

  dropHead(length: number): void {
    this.#bytes.copyWithin(0, length, this.#length);
    this.#length -= length;
  }

  /** Forgets what was written after a mark: a row that turned out not to be encodable. */
  truncate(length: number): void {
    this.#length = length;
  }

  uint8(value: number): void {
    const at = this.#room(1);
    this.#bytes[at] = value;
  }

  uint16(value: number): void {
    const at = this.#room(2);
    this.#bytes[at] = value;
    this.#bytes[at + 1] = value >>> 8;
  }

  uint32(value: number): void {
    this.#bytes.writeUInt32LE(value, this.#room(4));
  }

  int32(value: number): void {
    this.#bytes.writeInt32LE(value, this.#room(4));
  }

  int16(value: number): void {
    this.#bytes.writeInt16LE(value, this.#room(2));
  }

  uint64(value: bigint): void {
    this.#bytes.writeBigUInt64LE(value, this.#room(8));
  }

  int64(value: bigint): void {
    this.#bytes.writeBigInt64LE(value, this.#room(8));
  }

  double(value: number): void {
    this.#bytes.writeDoubleLE(value, this.#room(8));
  }

  bytes(value: Uint8Array): void {
    const at = this.#room(value.length);
    this.#bytes.set(value, at);
  }

  fill(value: number, length: number): void {
    const at = this.#room(length);
    this.#bytes.fill(value, at, at + length);
  }

  text(value: string): void {
    this.#bytes.write(value, this.#room(value.length * 2), 'utf16le');
  }

  /** B_VARCHAR; cut to what one byte can count. */
  shortText(value: string): void {
    const cut = value.slice(0, 255);
    this.uint8(cut.length);
    this.text(cut);
  }

  /** US_VARCHAR; cut to what two bytes can count in one token. */
  longText(value: string): void {
    const cut = value.slice(0, 30_000);
    this.uint16(cut.length);
    this.text(cut);
  }

  /** Characters of a one-byte code page by its table; what the table does not have becomes a question mark. */
  coded(value: string, table: Uint8Array): void {
    const at = this.#room(value.length);
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      this.#bytes[at + i] = code < 128 ? code : table[code]!;
    }
  }

  /** Writes a length of two bytes in front of what `write` writes. */
  measured(write: () => void): void {
    const at = this.#room(2);
    write();
    this.#bytes.writeUInt16LE(this.#length - at - 2, at);
  }

  setUint8(at: number, value: number): void {
    this.#bytes[at] = value;
  }

  getUint8(at: number): number {
    return this.#bytes[at]!;
  }

  #room(length: number): number {
    const at = this.#length;
    if (at + length > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, at + length));
      this.#bytes.copy(grown, 0, 0, at);
      this.#bytes = grown;
    }
    this.#length = at + length;
    return at;
  }
}
