import { type Clock, ZoneClock, dayName } from '@prorab/kernel';
import type { Database } from '@prorab/platform';
import type { UnitOfWork } from '@prorab/platform/marks';
import {
  type ExchangeStep,
  type ExchangeVisit,
  LedgerExchange,
} from '../../../application/ports/ledger/ledger-exchange.port.js';
import { ExchangeFileBroken, ExchangeFileRefused } from '../../../domain/exchange/exchange-errors.js';
import { isPartOfSet } from '../../../domain/exchange/exchange-file-name.js';
import { ExchangeEntries, scopesOf } from './exchange-entries.js';
import { ExchangeFiles } from './exchange-files.js';
import { ImportBook, type ImportState } from './import-book.js';
import type { CommerceMlOrderExchange } from './orders/exchange-orders.js';
import { ordersXml } from './orders/order-xml.js';
import { isPicture } from './is-picture.js';
import { BrokenRecord } from './reading/broken-record.js';
import { type RecordRules, recordTold } from './reading/record-told.js';
import type { Told } from './reading/told.js';
import { VisitBook } from './visit-book.js';
import { type ExchangeRecord, recordsOf } from './xml/records-of.js';

const PAGE = 500;
/** Records may be long: a page of them stays small. */
const PAGE_CHARACTERS = 1_000_000;
const PAGES_PER_STEP = 6;
const READERS_AT_MOST = 4;
const PROBLEMS_KEPT = 20;
const PICTURE_BYTES = 10 * 1024 * 1024;
const END = '</КоммерческаяИнформация>';

export interface CommerceMlOptions {
  /** A folder of ours for what 1C sends. */
  readonly folder: string;
  /** IANA zone of the clocks of 1C. */
  readonly zone: string;
  readonly draftStatuses: readonly string[];
  readonly pieceBytes: number;
  /** Of all files of one visit. */
  readonly visitBytes: number;
  readonly visitPieces: number;
}
/** Records of a file as far as they were taken; held in memory so that the next step need not begin at the first one. */
interface Reader {
  position: number;
  readonly records: AsyncGenerator<ExchangeRecord>;
}

/** CommerceML 2 over `/1c_exchange`: what 1C brings goes into `sales_exchange_*` page by page, where the ledger of the exchange reads it. */
export class CommerceMlExchange extends LedgerExchange {
  readonly open = true;
  readonly #visits: VisitBook;
  readonly #imports: ImportBook;
  readonly #entries: ExchangeEntries;
  readonly #files: ExchangeFiles;
  readonly #readers = new Map<string, Reader>();

  constructor(
    database: Database,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly sentOrders: CommerceMlOrderExchange,
    private readonly options: CommerceMlOptions,
  ) {
    super();
    this.#visits = new VisitBook(database);
    this.#imports = new ImportBook(database);
    this.#entries = new ExchangeEntries(database);
    this.#files = new ExchangeFiles(options.folder);
  }
  get pieceBytes(): number {
    return this.options.pieceBytes;
  }

  async begin(): Promise<{ token: string; visit: ExchangeVisit }> {
    const now = this.clock.now();
    const old = await this.work.run(() => this.#visits.forgetOld(now));
    for (const number of old) await this.#files.remove(number);
    const begun = await this.work.run(() => this.#visits.open(now));
    // The folder may be older than the base.
    await this.#files.remove(begun.visit.number);
    return begun;
  }
  visitOf(token: string): Promise<ExchangeVisit | null> {
    return this.#visits.of(token, this.clock.now());
  }
  async prepare({ number }: ExchangeVisit, version: string | null): Promise<void> {
    await this.work.run(async () => {
      await this.#imports.remove(number);
      await this.#visits.prepare(number, version);
    });
    for (const key of this.#readers.keys()) if (key.startsWith(`${number}/`)) this.#readers.delete(key);
    await this.#files.remove(number);
  }

  async take(
    { number }: ExchangeVisit,
    { name, picture }: { name: string; picture: boolean },
    content: AsyncIterable<Uint8Array>,
  ): Promise<void> {
    const { files, bytes } = await this.#visits.sent(number);
    if (files >= this.options.visitPieces) throw new ExchangeFileRefused('too-many');
    if (bytes >= this.options.visitBytes) throw new ExchangeFileRefused('too-large');
    if ((await this.#imports.begun(number, name)) !== null) {
      await this.#imports.remove(number, name);
      this.#readers.delete(`${number}/${name}`);
      await this.#files.remove(number, name);
    }
    const limit = Math.min(this.options.pieceBytes, picture ? PICTURE_BYTES : Infinity);
    const written = await this.#files.append(number, name, content, limit);
    await this.#visits.count(number, written);
    if (picture && !isPicture(await this.#files.first(number, name, 16))) {
      await this.#files.remove(number, name);
      throw new ExchangeFileRefused('not-a-picture');
    }
  }
  async isWhole({ number }: ExchangeVisit, name: string): Promise<boolean> {
    const tail = await this.#files.last(number, name, 200);
    const texts = [tail.toString('utf8'), new TextDecoder('windows-1251').decode(tail)];
    return texts.some((text) => text.trimEnd().endsWith(END));
  }

  async step({ number }: ExchangeVisit, name: string): Promise<ExchangeStep> {
    await this.#files.mustBe(number, name);
    let state = await this.#imports.begin(number, name, this.clock.now());
    // What failed is read anew: the file is the same, but the reason may have been ours.
    if (state.state === 'failed') {
      await this.#imports.remove(number, name);
      this.#readers.delete(`${number}/${name}`);
      state = await this.#imports.begin(number, name, this.clock.now());
    }
    for (let page = 0; page < PAGES_PER_STEP && state.state === 'running'; page++) {
      const next = await this.#page(number, name, state);
      // Another call goes on with the same file: this one waits for its turn.
      if (!next) break;
      state = next;
    }
    const [problem] = state.problems.map(({ record, why }) => `запись ${record}: ${why}`);
    return { finished: state.state === 'done', taken: state.position, broken: state.broken, problem };
  }

  async complete({ number }: ExchangeVisit): Promise<ExchangeStep> {
    for (let page = 0; page < PAGES_PER_STEP; page++) {
      const swept = await this.work.run(async () => {
        const count = await this.#entries.sweep(await this.#visits.whole(number), number, PAGE);
        if (count === 0) await this.#visits.setWhole(number, []);
        return count;
      });
      if (swept === 0) return { finished: true, taken: 0, broken: 0 };
    }
    return { finished: false, taken: 0, broken: 0 };
  }

  async orders({ number }: ExchangeVisit): Promise<string> {
    const orders = await this.sentOrders.give(number);
    return ordersXml(orders, { now: this.clock.now(), zone: this.options.zone });
  }
  confirm({ number }: ExchangeVisit): Promise<void> {
    return this.sentOrders.confirm(number);
  }

  /** @returns null: another call has read on meanwhile */
  async #page(visit: number, name: string, state: ImportState): Promise<ImportState | null> {
    const id = `${visit}/${name}`;
    try {
      const reader = await this.#readerAt(id, visit, name, state.position);
      const records: ExchangeRecord[] = [];
      let ended = false;
      for (let size = 0; records.length < PAGE && size < PAGE_CHARACTERS && !ended;) {
        const { value, done } = await reader.records.next();
        if (done) ended = true;
        else records.push(value);
        if (!done && value.what === 'node') size += value.size;
      }
      const next = await this.work.run(() => this.#keep(visit, name, state, records, ended));
      if (!next || next.state !== 'running') this.#readers.delete(id);
      else {
        reader.position = next.position;
        this.#hold(id, reader);
      }
      return next;
    } catch (error) {
      this.#readers.delete(id);
      if (error instanceof ExchangeFileBroken) await this.#imports.fail(visit, name, error.ru, this.clock.now());
      throw error;
    }
  }
  async #keep(
    visit: number,
    name: string,
    state: ImportState,
    records: readonly ExchangeRecord[],
    ended: boolean,
  ): Promise<ImportState | null> {
    const { told, whole, problems } = await this.#told(records, state);
    const scopes = new Set([...state.scopes, ...told.flatMap((t) => t.things.flatMap(scopesOf))]);
    const isWhole = whole ?? state.whole;
    // What is gone shows when all is written. A file of a set is whole only with the others.
    const atEnd = ended && records.length === 0;
    const isOver =
      atEnd && (!isWhole || isPartOfSet(name) || (await this.#entries.sweep([...scopes], visit, PAGE)) === 0);
    const next: ImportState = {
      ...{ state: isOver ? 'done' : 'running', whole: isWhole, broken: state.broken + problems.length },
      ...{ position: state.position + records.length, scopes: [...scopes] },
      problems: [...state.problems, ...problems].slice(0, PROBLEMS_KEPT),
    };
    if (!(await this.#imports.advance(visit, name, state.position, next, this.clock.now()))) return null;
    await this.#entries.write(told, visit);
    await this.sentOrders.hear(told);
    if (isOver && isWhole && isPartOfSet(name)) {
      const known = await this.#visits.whole(visit);
      await this.#visits.setWhole(visit, [...new Set([...known, ...scopes])]);
    }
    return next;
  }
  async #told(
    records: readonly ExchangeRecord[],
    state: ImportState,
  ): Promise<{ told: Told[]; whole: boolean | null; problems: ImportState['problems'] }> {
    const priceTypes = await this.#entries.priceTypes();
    const day = dayName(ZoneClock.of(this.options.zone).dayNumberAt(this.clock.now().getTime()));
    const draftStatuses = new Set(this.options.draftStatuses.map((status) => status.toLowerCase()));
    const rules: RecordRules = { priceTypes, day, zone: this.options.zone, draftStatuses };
    const told: Told[] = [];
    const problems: { record: number; why: string; raw: string }[] = [];
    let whole: boolean | null = null;
    records.forEach((record, n) => {
      if (record.what === 'package') {
        whole = record.onlyChanges === false;
        return;
      }
      try {
        const one = recordTold(record.node, rules);
        if (one.priceType) priceTypes.set(one.priceType.id, one.priceType.name);
        told.push(one);
      } catch (error) {
        if (!(error instanceof BrokenRecord)) throw error;
        const raw = JSON.stringify(record.node).slice(0, 2_000);
        problems.push({ record: state.position + n + 1, why: error.ru, raw });
      }
    });
    return { told, whole, problems };
  }

  /** The records behind that position; after a break of any kind those before it are passed over. */
  async #readerAt(id: string, visit: number, name: string, position: number): Promise<Reader> {
    const held = this.#readers.get(id);
    if (held?.position === position) return held;
    const records = recordsOf(this.#files.read(visit, name));
    for (let passed = 0; passed < position; passed++) {
      const { done } = await records.next();
      if (done) break;
    }
    return this.#hold(id, { position, records });
  }
  #hold(id: string, reader: Reader): Reader {
    this.#readers.delete(id);
    this.#readers.set(id, reader);
    const [oldest] = this.#readers.keys();
    if (this.#readers.size > READERS_AT_MOST && oldest !== undefined) this.#readers.delete(oldest);
    return reader;
  }
}
