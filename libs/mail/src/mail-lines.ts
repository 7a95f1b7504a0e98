import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import type { MailSender } from './application/ports/mail-sender.port.js';
import type { MailboxReader } from './application/ports/mailbox-reader.port.js';

export interface Lines {
  readers: readonly MailboxReader[];
  /** null: not configured, or this process does not collect. */
  listener: { start(): Promise<AddressInfo>; stop(over: AbortSignal): Promise<void> } | null;
  sender: MailSender;
  parser: { close(): Promise<void> };
  scratch: { remove(): Promise<void> };
  /** How long a stop waits for the letters in hand. */
  patience: { readonly over: AbortSignal; within(work: Promise<unknown>): Promise<boolean> };
  /** Looks up what the configuration names. @throws DomainError when it names what there is not */
  settle(): Promise<void>;
  told(message: string, about: object): void;
}

/** Opens the lines to the world when the house stands, and closes them before it falls: the letter in hand is finished first. */
export class MailLines implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  /** Where our own listener listens; null while it does not. */
  address: AddressInfo | null = null;
  constructor(private readonly lines: Lines) {}

  async onApplicationBootstrap(): Promise<void> {
    const { listener, readers, told } = this.lines;
    await this.lines.settle();
    if (listener) {
      this.address = await listener.start();
      told('mail listener open', { host: this.address.address, port: this.address.port });
    }
    for (const reader of readers) reader.start();
    if (readers.length) told('mailboxes are being read', { mailboxes: readers.map((r) => r.mailbox) });
  }
  async beforeApplicationShutdown(): Promise<void> {
    const { listener, patience, readers, told } = this.lines;
    // The listener cuts off by itself who takes too long; a reader may wait for a server that hangs.
    const read = Promise.all(readers.map((reader) => reader.stop()));
    const [, inTime] = await Promise.all([listener?.stop(patience.over), patience.within(read)]);
    if (!inTime) told('a mailbox took too long to close; its letters are collected at the next start', {});
    this.address = null;
  }
  async onApplicationShutdown(): Promise<void> {
    await this.lines.sender.close(this.lines.patience.over);
    await this.lines.parser.close();
    await this.lines.scratch.remove();
  }
}
