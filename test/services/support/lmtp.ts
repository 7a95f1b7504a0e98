import { connect, type Socket } from 'node:net';
import { createInterface, type Interface } from 'node:readline';

/** Just enough LMTP (RFC 2033) to put letters into a mailbox byte for byte, one connection for many. */
export class LmtpClient {
  readonly #lines: AsyncIterator<string>;

  private constructor(
    private readonly socket: Socket,
    reader: Interface,
  ) {
    this.#lines = reader[Symbol.asyncIterator]();
  }

  static async connect(port: number): Promise<LmtpClient> {
    const socket = connect({ port, host: '127.0.0.1' });
    await new Promise<void>((done, fail) => socket.once('connect', done).once('error', fail));
    const client = new LmtpClient(socket, createInterface({ input: socket }));
    await client.#expect(220);
    await client.#say('LHLO test', 250);
    return client;
  }

  /**
   * The envelope's sender is the letter's own, as a mail program would say; null as robots do without a From.
   * @throws when the server does not take the letter, with its own words
   */
  async deliver(to: string, raw: Uint8Array, from = senderOf(raw)): Promise<void> {
    await this.#say(`MAIL FROM:<${from}>`, 250);
    await this.#say(`RCPT TO:<${to}>`, 250);
    await this.#say('DATA', 354);
    this.socket.write(stuffed(raw));
    await this.#expect(250);
  }

  async close(): Promise<void> {
    this.socket.end('QUIT\r\n');
    await new Promise((done) => this.socket.once('close', done).resume());
  }

  async #say(line: string, expected: number): Promise<void> {
    this.socket.write(`${line}\r\n`);
    await this.#expect(expected);
  }

  async #expect(code: number): Promise<void> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error('The LMTP server closed the connection.');
      if (/^\d{3}-/.test(value)) continue;
      if (!value.startsWith(String(code))) throw new Error(`The LMTP server said: ${value}`);
      return;
    }
  }
}

/** Lines end in CRLF, a line that begins with a dot gets another one, and a lone dot ends it all. */
function stuffed(raw: Uint8Array): Buffer {
  const text = Buffer.from(raw).toString('latin1').replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..');
  return Buffer.from(`${text}${text.endsWith('\r\n') ? '' : '\r\n'}.\r\n`, 'latin1');
}

function senderOf(raw: Uint8Array): string {
  const head =
    Buffer.from(raw.subarray(0, 8_000))
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? '';
  const own = /^Return-Path:\s*<([^>\r\n]*)>/im.exec(head);
  if (own) return own[1] ?? '';
  const from = /^From:.*(?:\r?\n[ \t].*)*/im.exec(head)?.[0] ?? '';
  return /[\w.+-]+@[\w.-]+\w/.exec(from)?.[0] ?? '';
}
