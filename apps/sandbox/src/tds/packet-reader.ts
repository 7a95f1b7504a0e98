import { ProtocolError } from './protocol-error.js';

/** Kinds of packets, [MS-TDS] 2.2.3.1.1. */
export const PACKET = {
  batch: 0x01,
  rpc: 0x03,
  answer: 0x04,
  attention: 0x06,
  bulk: 0x07,
  transaction: 0x0e,
  login: 0x10,
  prelogin: 0x12,
} as const;

export const STATUS = {
  last: 0x01,
  ignore: 0x02,
  resetConnection: 0x08,
  resetConnectionSkipTransaction: 0x10,
} as const;

export const HEADER = 8;

export interface Message {
  readonly type: number;
  /** The client gave up while sending it: to be answered, not to be run. */
  readonly ignored: boolean;
  /** A pool hands the connection to its next user: settings go before the request runs. */
  readonly reset: boolean;
  readonly body: Buffer;
}

const KNOWN = new Set<number>(Object.values(PACKET));

/** Puts messages together from what a socket gives. @throws ProtocolError */
export class PacketReader {
  #pending: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];
  #size = 0;
  #type: number | null = null;
  #reset = false;

  /** `limit`: of the message that is being read, in bytes; asked for each packet, since a login may be small only. */
  constructor(private readonly limit: () => number) {}

  *read(chunk: Buffer): Generator<Message> {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    while (this.#pending.length >= HEADER) {
      const length = this.#checkedLength(this.#pending);
      if (this.#pending.length < length) return;
      const packet = this.#pending.subarray(0, length);
      this.#pending = this.#pending.subarray(length);
      const message = this.#add(packet);
      if (message) yield message;
    }
  }

  #checkedLength(head: Buffer): number {
    const type = head.readUInt8(0);
    const length = head.readUInt16BE(2);
    if (!KNOWN.has(type)) throw new ProtocolError(`packet of unknown type ${type}`);
    if (length < HEADER) throw new ProtocolError(`packet of ${length} bytes`);
    // An attention comes between the packets of nothing: a client that gives up while sending uses the ignore bit.
    if (this.#type !== null && type !== this.#type)
      throw new ProtocolError(`packet ${type} within message ${this.#type}`);
    if (this.#size + length - HEADER > this.limit())
      throw new ProtocolError(`message of more than ${this.limit()} bytes`);
    return length;
  }

  #add(packet: Buffer): Message | null {
    const status = packet.readUInt8(1);
    if (this.#type === null) {
      this.#type = packet.readUInt8(0);
      this.#reset = (status & (STATUS.resetConnection | STATUS.resetConnectionSkipTransaction)) !== 0;
    }
    this.#parts.push(packet.subarray(HEADER));
    this.#size += packet.length - HEADER;
    if ((status & STATUS.last) === 0) return null;
    const message = {
      type: this.#type,
      ignored: (status & STATUS.ignore) !== 0,
      reset: this.#reset,
      body: this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts),
    };
    this.#type = null;
    this.#parts = [];
    this.#size = 0;
    return message;
  }
}
