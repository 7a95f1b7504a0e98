import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { TdsServer } from '../tds/tds-server.js';

/** Bytes of TDS by hand, for what no client library would do. */
export class RawClient {
  #received: Buffer = Buffer.alloc(0);
  private constructor(readonly socket: Socket) {
    socket.on('data', (data) => {
      this.#received = Buffer.concat([this.#received, data]);
    });
    // How a connection ends is seen by `closed`.
    socket.on('error', () => undefined);
  }

  static async connect(server: TdsServer): Promise<RawClient> {
    const { host, port } = server.address;
    const socket = connect(port, host);
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  /** Logged in by LOGIN7 of 7.4, without a prelogin, as old clients do. */
  static async login(server: TdsServer, user: string, password: string): Promise<RawClient> {
    const client = await RawClient.connect(server);
    client.send(0x10, loginBody(user, password));
    await client.answer();
    return client;
  }

  get closed(): boolean {
    return this.socket.closed;
  }

  send(type: number, body: Buffer, status = 0x01): void {
    const header = Buffer.from([type, status, 0, 0, 0, 0, 1, 0]);
    header.writeUInt16BE(body.length + 8, 2);
    this.socket.write(Buffer.concat([header, body]));
  }

  batch(sql: string, status?: number): void {
    this.send(0x01, Buffer.concat([Buffer.from([4, 0, 0, 0]), Buffer.from(sql, 'utf16le')]), status);
  }

  attention(): void {
    this.send(0x06, Buffer.alloc(0));
  }

  /** The tokens of the next message, packet by packet put together. */
  async answer(): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (;;) {
      while (this.#received.length < 8 || this.#received.length < this.#received.readUInt16BE(2)) {
        if (this.socket.closed) throw new Error('closed');
        await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]);
      }
      const length = this.#received.readUInt16BE(2);
      const last = (this.#received.readUInt8(1) & 1) !== 0;
      parts.push(this.#received.subarray(8, length));
      this.#received = this.#received.subarray(length);
      if (last) return Buffer.concat(parts);
    }
  }
}

function loginBody(user: string, password: string): Buffer {
  const scrambled = Buffer.from(
    [...Buffer.from(password, 'utf16le')].map((byte) => (((byte << 4) & 0xf0) | (byte >> 4)) ^ 0xa5),
  );
  const parts = [Buffer.from('host', 'utf16le'), Buffer.from(user, 'utf16le'), scrambled];
  const fixed = Buffer.alloc(94);
  fixed.writeUInt32LE(0x74000004, 4);
  fixed.writeUInt32LE(512, 8);
  let offset = fixed.length;
  for (const [i, part] of parts.entries()) {
    fixed.writeUInt16LE(offset, 36 + i * 4);
    fixed.writeUInt16LE(part.length / 2, 38 + i * 4);
    offset += part.length;
  }
  fixed.writeUInt32LE(offset, 0);
  return Buffer.concat([fixed, ...parts]);
}
