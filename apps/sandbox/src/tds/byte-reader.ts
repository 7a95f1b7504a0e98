import { ProtocolError } from './protocol-error.js';

/** Reads what a client sent; every read is checked, since the lengths in it are the client's. */
export class ByteReader {
  #position = 0;
  constructor(private readonly bytes: Buffer) {}

  get left(): number {
    return this.bytes.length - this.#position;
  }

  peek(): number | null {
    return this.bytes[this.#position] ?? null;
  }

  take(length: number): Buffer {
    if (length < 0 || length > this.left) throw new ProtocolError(`${length} bytes announced, ${this.left} are there`);
    this.#position += length;
    return this.bytes.subarray(this.#position - length, this.#position);
  }

  skip(length: number): void {
    this.take(length);
  }

  uint8(): number {
    return this.take(1).readUInt8();
  }

  uint16(): number {
    return this.take(2).readUInt16LE();
  }

  int16(): number {
    return this.take(2).readInt16LE();
  }

  uint24(): number {
    return this.take(3).readUIntLE(0, 3);
  }

  uint32(): number {
    return this.take(4).readUInt32LE();
  }

  int32(): number {
    return this.take(4).readInt32LE();
  }

  uint64(): bigint {
    return this.take(8).readBigUInt64LE();
  }

  int64(): bigint {
    return this.take(8).readBigInt64LE();
  }

  /** Of `characters` UTF-16 units. */
  text(characters: number): string {
    return this.take(characters * 2).toString('utf16le');
  }

  /** B_VARCHAR: its length in one byte. */
  shortText(): string {
    return this.text(this.uint8());
  }

  /** US_VARCHAR: its length in two bytes. */
  longText(): string {
    return this.text(this.uint16());
  }
}
