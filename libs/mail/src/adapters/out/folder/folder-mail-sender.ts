import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MailSender, type OutgoingLetter, type SendResult } from '../../../application/ports/mail-sender.port.js';

/**
 * For trying things out: what would leave the house is put as an `.eml` file into a folder, its envelope on top. Written aside and
 * renamed, so that a file with its name is whole.
 */
export class FolderMailSender extends MailSender {
  constructor(private readonly folder: string) {
    super();
  }

  async send({ from, to, open }: OutgoingLetter): Promise<SendResult> {
    await mkdir(this.folder, { recursive: true });
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`;
    const aside = join(this.folder, `.${name}`);
    const envelope = `X-Envelope-From: ${from}\r\nX-Envelope-To: ${to.join(', ')}\r\n`;
    const source = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from(envelope);
      yield* open();
    };
    await pipeline(Readable.from(source()), createWriteStream(aside));
    await rename(aside, join(this.folder, name));
    return { outcome: 'accepted', response: `250 kept as ${name}`, refused: [] };
  }
  async close(): Promise<void> {
    return Promise.resolve();
  }
}
