import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type Socket, connect } from 'node:net';

/** A file being uploaded, of which one half has left. Resolves when the house has let the request in. */
export class SlowUpload {
  private constructor(
    private readonly asking: ClientRequest,
    private readonly rest: string,
    /** What the house answered at last, or how the connection broke. */
    readonly answer: Promise<{ status: number; body: string; connection: string | undefined } | { broken: string }>,
  ) {}

  static async begin(url: string, token: string, content: string): Promise<SlowUpload> {
    const head = [
      '--halves',
      'content-disposition: form-data; name="file"; filename="plan.txt"',
      'content-type: text/plain',
      '\r\n',
    ].join('\r\n');
    const [early, late] = [content.slice(0, content.length / 2), content.slice(content.length / 2)];
    const tail = `${late}\r\n--halves--\r\n`;
    const asking = request(`${url}/api/mail/uploads`, {
      method: 'POST',
      agent: false,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=halves',
        'content-length': Buffer.byteLength(head + early + tail),
        expect: '100-continue',
      },
    });
    const answer = new Promise<{ status: number; body: string; connection: string | undefined } | { broken: string }>(
      (resolve) => {
        asking.once('error', (error) => resolve({ broken: String(error) }));
        asking.once('response', (response: IncomingMessage) => {
          let body = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => (body += chunk));
          response.once('end', () =>
            resolve({ status: response.statusCode ?? 0, body, connection: response.headers.connection }),
          );
        });
      },
    );
    asking.flushHeaders();
    await once(asking, 'continue');
    asking.write(head + early);
    return new SlowUpload(asking, tail, answer);
  }
  finish(): void {
    this.asking.end(this.rest);
  }
}

/** Somebody who writes a letter by SMTP line by line. */
export class SlowSender {
  #heard = '';
  #closed = false;
  readonly #socket: Socket;
  private constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.on('data', (chunk) => (this.#heard += chunk.toString()));
    this.#socket.on('error', (error) => (this.#heard += String(error)));
    this.#socket.on('close', () => (this.#closed = true));
  }
  /** In the middle of DATA: the house has said 354 and has a part of the letter. */
  static async begin(port: number, lines: readonly string[]): Promise<SlowSender> {
    const sender = await SlowSender.connected(port);
    await sender.say('EHLO slow.example', '250 ');
    await sender.say('MAIL FROM:<slow@firm.example>', '250 ');
    await sender.say('RCPT TO:<sales@prorab.test>', '250 ');
    await sender.say('DATA', '354 ');
    sender.#socket.write(`${lines.join('\r\n')}\r\n`);
    return sender;
  }
  static async connected(port: number): Promise<SlowSender> {
    const sender = new SlowSender(port);
    await sender.hears('220 ');
    return sender;
  }
  /** @returns the answer of the house */
  async say(line: string, expected: string): Promise<string> {
    this.#heard = '';
    this.#socket.write(`${line}\r\n`);
    return this.hears(expected);
  }
  async hears(expected: string): Promise<string> {
    while (!this.#heard.split('\r\n').some((line) => line.startsWith(expected))) {
      if (this.#closed) throw new Error(`hung up on after: ${this.#heard}`);
      await Promise.race([once(this.#socket, 'data'), once(this.#socket, 'close')]);
    }
    return this.#heard;
  }
}

/** Whether anybody answers on the port. */
export async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
    return false;
  } finally {
    socket.destroy();
  }
}
