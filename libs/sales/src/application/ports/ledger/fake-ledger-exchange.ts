import { type Clock, newId } from '@prorab/kernel';
import {
  ExchangeFileBroken,
  ExchangeFileMissing,
  ExchangeFileRefused,
} from '../../../domain/exchange/exchange-errors.js';
import { type ExchangeStep, type ExchangeVisit, LedgerExchange } from './ledger-exchange.port.js';

const RECORDS_PER_STEP = 1_000;
const ROOT = /<КоммерческаяИнформация>(.*)<\/КоммерческаяИнформация>\s*$/s;

/** An exchange in memory: it counts the goods of a file, and a spec says which orders wait. */
export class FakeLedgerExchange extends LedgerExchange {
  open = true;
  readonly pieceBytes = 100_000;
  readonly #visits = new Map<string, ExchangeVisit>();
  readonly #files = new Map<string, Buffer[]>();
  readonly #taken = new Map<string, number>();
  readonly waiting = new Set<string>();
  readonly #given = new Map<number, string[]>();

  constructor(private readonly clock: Clock) {
    super();
  }

  async begin(): Promise<{ token: string; visit: ExchangeVisit }> {
    const token = newId();
    const visit = { number: this.#visits.size + 1, version: null, openedAt: this.clock.now() };
    this.#visits.set(token, visit);
    return { token, visit };
  }
  async visitOf(token: string): Promise<ExchangeVisit | null> {
    return this.#visits.get(token) ?? null;
  }
  async prepare({ number }: ExchangeVisit, version: string | null): Promise<void> {
    for (const [token, visit] of this.#visits)
      if (visit.number === number) this.#visits.set(token, { ...visit, version });
    for (const files of [this.#files, this.#taken])
      for (const key of files.keys()) if (key.startsWith(`${number}/`)) files.delete(key);
  }
  async take(
    { number }: ExchangeVisit,
    { name, picture }: { name: string; picture: boolean },
    content: AsyncIterable<Uint8Array>,
  ): Promise<void> {
    const parts: Uint8Array[] = [];
    for await (const part of content) parts.push(part);
    const piece = Buffer.concat(parts);
    if (piece.length === 0) throw new ExchangeFileRefused('empty');
    if (piece.length > this.pieceBytes) throw new ExchangeFileRefused('too-large');
    if (picture && piece[0] !== 0xff) throw new ExchangeFileRefused('not-a-picture');
    const key = `${number}/${name}`;
    if (this.#taken.delete(key)) this.#files.delete(key);
    const pieces = this.#files.get(key) ?? [];
    if (piece.length >= 1_024 && pieces.at(-1)?.equals(piece)) return;
    this.#files.set(key, [...pieces, piece]);
  }
  async isWhole({ number }: ExchangeVisit, name: string): Promise<boolean> {
    return ROOT.test(this.#textOf(`${number}/${name}`));
  }
  async step({ number }: ExchangeVisit, name: string): Promise<ExchangeStep> {
    const key = `${number}/${name}`;
    if (!this.#files.has(key)) throw new ExchangeFileMissing(name);
    const goods = ROOT.exec(this.#textOf(key))?.[1]?.split('<Товар>').slice(1);
    if (!goods) throw new ExchangeFileBroken('файл обрывается', 'it breaks off');
    const taken = Math.min(goods.length, (this.#taken.get(key) ?? 0) + RECORDS_PER_STEP);
    this.#taken.set(key, taken);
    const broken = goods.slice(0, taken).filter((one) => !one.includes('<Наименование>')).length;
    return { finished: taken === goods.length, taken, broken };
  }
  async complete(): Promise<ExchangeStep> {
    return { finished: true, taken: 0, broken: 0 };
  }
  async orders({ number }: ExchangeVisit): Promise<string> {
    this.#given.set(number, [...this.waiting]);
    return `<КоммерческаяИнформация>${[...this.waiting].map((key) => `<Ид>${key}</Ид>`).join('')}</КоммерческаяИнформация>`;
  }
  async confirm({ number }: ExchangeVisit): Promise<void> {
    for (const key of this.#given.get(number) ?? []) this.waiting.delete(key);
    this.#given.delete(number);
  }

  #textOf(key: string): string {
    return Buffer.concat(this.#files.get(key) ?? []).toString();
  }
}
