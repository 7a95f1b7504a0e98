import { MailboxReader } from './mailbox-reader.port.js';

/** Counts how often it began and ended, and takes in what lies in its box while it runs. */
export class FakeMailboxReader extends MailboxReader {
  started = 0;
  stopped = 0;
  #runs = false;
  readonly #box: string[] = [];
  constructor(
    readonly mailbox: string,
    private readonly take: (id: string) => void = () => undefined,
  ) {
    super();
  }
  start(): void {
    if (this.started + this.stopped > 0) return;
    this.started++;
    this.#runs = true;
    for (const id of this.#box.splice(0)) this.take(id);
  }
  async stop(): Promise<void> {
    if (this.stopped === 0) this.stopped++;
    this.#runs = false;
  }
  /** A letter comes into the box. */
  deliver(id: string): void {
    if (this.#runs) this.take(id);
    else this.#box.push(id);
  }
}
