import type { Socket } from 'node:net';
import { ByteWriter } from './byte-writer.js';
import { HEADER, PACKET, STATUS } from './packet-reader.js';

/** So much is collected before the socket is troubled. */
const FLUSH_AT = 64 * 1024;

/** The connection went while an answer was being written. */
export class ConnectionLost extends Error {
  constructor() {
    super('The connection is gone.');
    this.name = 'ConnectionLost';
  }
}

/**
 * Answers in packets of the agreed size. Tokens are written to `out`; `flush()` sends the packets that are full and waits
 * until the client has taken them, so an answer of any length needs the same memory.
 */
export class AnswerStream {
  readonly out = new ByteWriter(FLUSH_AT + 16 * 1024);
  #packetNumber = 1;

  constructor(
    private readonly socket: Socket,
    private readonly spid: number,
    public packetSize: number,
  ) {}

  get isFull(): boolean {
    return this.out.length >= FLUSH_AT;
  }

  /** @throws ConnectionLost */
  async flush(): Promise<void> {
    // The last packet carries the end mark: at least one byte stays for it.
    const size = this.packetSize - HEADER;
    const packets = Math.floor((this.out.length - 1) / size);
    if (packets > 0 && !this.#send(packets * size, false)) await this.#drained();
  }

  /** Sends what is there, unfinished packets too: for a fault in the midst of an answer. */
  async flushAll(): Promise<void> {
    if (this.out.length > 0 && !this.#send(this.out.length, false)) await this.#drained();
  }

  /**
   * Ends the message. Does not wait until it is taken: a client that has it may ask again before this side hears of that.
   * @throws ConnectionLost
   */
  end(): void {
    this.#send(this.out.length, true);
    this.#packetNumber = 1;
  }

  #send(length: number, last: boolean): boolean {
    if (this.socket.destroyed || !this.socket.writable) throw new ConnectionLost();
    const size = this.packetSize - HEADER;
    const packets = Math.max(1, Math.ceil(length / size));
    const bytes = Buffer.allocUnsafe(length + packets * HEADER);
    for (let packet = 0, from = 0, at = 0; packet < packets; packet++) {
      const payload = Math.min(size, length - from);
      bytes[at] = PACKET.answer;
      bytes[at + 1] = last && packet === packets - 1 ? STATUS.last : 0;
      bytes.writeUInt16BE(payload + HEADER, at + 2);
      bytes.writeUInt16BE(this.spid, at + 4);
      bytes[at + 6] = this.#packetNumber++;
      bytes[at + 7] = 0;
      this.out.copyTo(bytes, at + HEADER, from, payload);
      from += payload;
      at += payload + HEADER;
    }
    this.out.dropHead(length);
    return this.socket.write(bytes);
  }

  #drained(): Promise<void> {
    return new Promise((done, fail) => {
      const settle = (): void => {
        this.socket.off('drain', settle);
        this.socket.off('close', settle);
        if (this.socket.destroyed) fail(new ConnectionLost());
        else done();
      };
      this.socket.on('drain', settle);
      this.socket.on('close', settle);
    });
  }
}
