import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InvoiceRequest, Issued, PaymentRequest, WireStatement } from '../../../apps/sandbox/src/index.js';

const root = dirname(createRequire(import.meta.url).resolve('../../../package.json'));
const script = fileURLToPath(new URL('./one-c-process.mjs', import.meta.url));

export interface OneCSize {
  readonly parties: number;
  readonly documents: number;
  readonly movements: number;
}
type Document = Readonly<{ id: string; marked: number; posted: number; moment: string; Сумма: number }>;
/** What stands in its tables; sums in kopecks. */
export interface OneCTruth {
  readonly invoices: readonly (Document &
    Readonly<Record<'СуммаНДС' | 'СуммаВклНДС' | 'УчитыватьНДС', number>> & { ВидОперации: string })[];
  readonly shipments: readonly Document[];
  readonly payments: readonly Document[];
  readonly lines: number;
  readonly parties: number;
}

/** A 1C with somebody in it, in a process of its own: the test says what he does. */
export class OneC {
  #asked = 0;
  private constructor(
    private readonly child: ChildProcess,
    readonly address: {
      readonly host: string;
      readonly port: number;
      readonly dictionary: string;
      readonly login: string;
    },
  ) {}

  static async start(options: { size?: OneCSize; seed?: number } = {}): Promise<OneC> {
    const child = fork(script, [JSON.stringify(options)], { cwd: root, execArgv: [], serialization: 'advanced' });
    const [{ result }] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`1C ended with ${code} before it listened`))),
    ])) as [{ result: OneC['address'] }];
    return new OneC(child, result);
  }

  /** For the environment of the product. */
  get url(): string {
    const { host, port, login } = this.address;
    return `mssql://prorab_reader:${login}@${host}:${port}/base77`;
  }
  /** For its configuration: section `sales.ledger`. */
  books(more: object = {}): object {
    return {
      source: 'onec77',
      ...more,
      onec77: { dds: this.address.dictionary, mapping: join(root, 'config/onec77/example.yaml') },
    };
  }
  get pid(): number {
    return this.child.pid ?? 0;
  }

  newParty(details: { name: string; inn?: string; phones?: string; email?: string }): Promise<{ id: string }> {
    return this.ask('party', details);
  }
  newItem(details: { name: string; price: number }): Promise<{ id: string }> {
    return this.ask('item', details);
  }
  issues(request: InvoiceRequest): Promise<Issued> {
    return this.does('issueInvoice', request);
  }
  pays(request: PaymentRequest): Promise<Issued> {
    return this.does('pay', request);
  }
  does<T = void>(name: string, ...args: readonly unknown[]): Promise<T> {
    return this.ask('deed', { name, args });
  }
  /** The robot session takes what lies in the exchange folder. @returns what it has done */
  takesOrders(folder: string): Promise<string[]> {
    return this.ask('robot', { folder });
  }
  /** Ids of the invoices that were made of an order. */
  invoicesOf(key: string): Promise<string[]> {
    return this.ask('invoicesOf', { key });
  }
  everything(): Promise<OneCTruth> {
    return this.ask('everything');
  }
  /** What crossed the wire since number `from`. */
  statements(from = 0): Promise<{ all: number; forgotten: number; list: WireStatement[] }> {
    return this.ask('statements', { from });
  }
  /** The n-th statement from now on that looks so is not answered. */
  hangs(matching: RegExp, nth: number): Promise<void> {
    return this.ask('hang', { matching: matching.source, nth });
  }
  cut(): Promise<void> {
    return this.ask('cut');
  }
  lift(): Promise<void> {
    return this.ask('lift');
  }
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }

  async ask<T>(does: string, what: object = {}): Promise<T> {
    const id = ++this.#asked;
    const heard = Promise.withResolvers<T>();
    const hear = (answer: { id: number; result: T; error?: string }): void => {
      if (answer.id !== id) return;
      if (answer.error) heard.reject(new Error(answer.error));
      else heard.resolve(answer.result);
    };
    const gone = (code: number | null): void => heard.reject(new Error(`1C ended with ${code}`));
    this.child.on('message', hear).once('exit', gone);
    try {
      this.child.send({ id, does, with: what });
      return await heard.promise;
    } finally {
      this.child.off('message', hear).off('exit', gone);
    }
  }
}
