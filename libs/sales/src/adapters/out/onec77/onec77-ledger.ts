import { type Clock, ZoneClock, dayName } from '@prorab/kernel';
import type { Database } from '@prorab/platform';
import type { ReaderHealth, UnitOfWork } from '@prorab/platform/marks';
import type { Logger } from 'pino';
import {
  Ledger,
  type LedgerDocumentKind,
  type LedgerFact,
  type LedgerKey,
  type LedgerPage,
} from '../../../application/ports/ledger.port.js';
import type { LedgerSetupFiles } from '../../../application/ports/ledger/ledger-setup.port.js';
import { LedgerUnfit } from '../../../application/ports/ledger/ledger-errors.js';
import type { OnecClient } from './client/onec-client.js';
import { type Fragment, Statement, column, sql, table } from './client/statement.js';
import { idOfKey, rawDay } from './encoding/index.js';
import type { OnecNames } from './mapping/index.js';
import { OnecSetUp } from './onec-set-up.js';
import { ahead } from './passes/ahead.js';
import { DocumentPass } from './passes/document-pass.js';
import { PageMaker, type Told, bare } from './passes/news.js';
import { PricePass } from './passes/price-pass.js';
import { ReferencePass } from './passes/reference-pass.js';
import { TotalsPass } from './passes/totals-pass.js';
import { BaseDocuments } from './reading/base-documents.js';
import { type DocumentFact, DocumentReader } from './reading/document-reader.js';
import { JournalReader } from './reading/journal-reader.js';
import { PriceReader } from './reading/price-reader.js';
import type { Broken } from './reading/reference-reader.js';
import { AuthorReader, ContractReader, ItemReader, PartyReader, WarehouseReader } from './reading/references.js';
import { SettlementReader } from './reading/settlement-reader.js';
import { TotalsReader } from './reading/totals-reader.js';
import { OnecStampBook } from './stamps/onec-stamp-book.js';

export interface Onec77Options {
  readonly files: LedgerSetupFiles;
  /** IANA zone of the clocks of 1C. */
  readonly zone: string;
  /** So many days back `changes('recent')` looks. */
  readonly recentDays: number;
}
const MARK = 'mark';
const WHOLE = 'whole';
const TOTALS = 'totals';
/** Stands on the health page while there is something to say of the login. */
const LOGIN = '1c/login';

/** The books in 1C:Enterprise 7.7 on Microsoft SQL Server, read by direct questions that lock and change nothing. */
export class Onec77Ledger extends Ledger {
  readonly source = 'onec77';
  readonly #setUp: OnecSetUp;
  readonly #stamps: OnecStampBook;
  readonly #zone: ZoneClock;
  #known: { names: OnecNames; base: OneBase } | null = null;
  /** Whether the login could write, which it should not; null: not asked yet, or the server cannot tell. */
  loginCanWrite: boolean | null = null;

  constructor(
    private readonly client: OnecClient,
    database: Database,
    private readonly work: UnitOfWork,
    private readonly options: Onec77Options,
    private readonly clock: Clock,
    private readonly log: Logger,
    private readonly health: ReaderHealth,
  ) {
    super();
    this.#setUp = new OnecSetUp(options.files, client, clock);
    this.#stamps = new OnecStampBook(database);
    this.#zone = ZoneClock.of(options.zone);
  }

  async pulse(): Promise<string> {
    return this.#asking(async () => {
      const { names } = await this.#base();
      const most = (of: string, name: string): Fragment =>
        sql`(SELECT MAX(${column('m', name)}) FROM ${table(of, 'm')})`;
      const { users, constants, journal } = names.system;
      const [row = []] = await this.client.all(
        Statement.select(1, sql` ${most(users, 'NETCHGCN')}, ${most(constants, 'ROW_ID')}, ${most(journal, 'ROW_ID')}`),
      );
      // With the day prices begin to hold; under other names everything is other.
      return [...row.map((cell) => String(cell ?? 0)), this.#today(), names.signature.slice(0, 10)].join('.');
    });
  }

  async *changes(how: 'recent' | 'all', signal?: AbortSignal): AsyncGenerator<LedgerPage> {
    const stop = new AbortController();
    const ends = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    try {
      const maker = new PageMaker(this.#stamps, this.work);
      for await (const told of ahead(this.#told(how, ends))) yield* maker.pagesOf(told);
    } catch (error) {
      throw this.#understood(error);
    } finally {
      stop.abort();
    }
  }
  async *#told(how: 'recent' | 'all', signal: AbortSignal): AsyncGenerator<Told> {
    const { names, references, documents, totals } = await this.#base(signal);
    const [whole] = await this.#stamps.of(MARK, [WHOLE]);
    const all = how === 'all' || whole?.stamp !== names.signature;
    for (const pass of references) yield* all ? pass.whole(signal) : pass.changed(signal);
    const state = yield* all ? documents.whole(signal) : documents.changed(signal);
    // Totals change with the documents; read for this state of them, they are not read again.
    const [counted] = await this.#stamps.of(MARK, [TOTALS]);
    if (all || counted?.stamp !== state) {
      yield* totals(signal);
      yield { readAt: this.clock.now(), news: [{ facts: [], keep: [[MARK, bare(TOTALS, state)]], seals: true }] };
    }
    if (all) {
      yield {
        readAt: this.clock.now(),
        news: [{ facts: [], keep: [[MARK, bare(WHOLE, names.signature)]], seals: true }],
      };
    }
  }

  async again(
    documents: readonly { readonly kind: LedgerDocumentKind; readonly key: LedgerKey }[],
  ): Promise<DocumentFact[]> {
    const ids = documents.flatMap(({ key }) => idOrNone(key));
    if (ids.length === 0) return [];
    return this.#asking(async () => {
      const base = await this.#base();
      const rows = await base.journal.of([...new Set(ids)]);
      const read = await base.reader.read(rows, null);
      const sure = new Set((await base.journal.unchanged(rows, null)).map((row) => row.id));
      const wanted = new Set(documents.map(({ kind, key }) => `${kind} ${key}`));
      return read.flatMap(({ row, fact }) =>
        fact && sure.has(row.id) && wanted.has(`${fact.kind} ${fact.key}`) ? fact : [],
      );
    });
  }
  override async forget(): Promise<void> {
    await this.#stamps.forget();
  }
  /** What lay where at the end of a day, by totals and movements; reserves are not told. */
  async *stockAt(day: string, signal?: AbortSignal): AsyncGenerator<LedgerFact> {
    try {
      const { totalsReader } = await this.#base(signal);
      for await (const page of totalsReader.stockAt(day, signal)) yield* page.totals.map((t) => t.fact);
    } catch (error) {
      throw this.#understood(error);
    }
  }
  async onModuleDestroy(): Promise<void> {
    await this.client.close();
  }

  async #asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw this.#understood(error);
    }
  }
  #understood(error: unknown): unknown {
    if (error instanceof LedgerUnfit && this.#known) {
      this.#known = null;
      this.#setUp.doubt();
    }
    return error;
  }
  async #base(signal?: AbortSignal): Promise<OneBase> {
    const names = await this.#setUp.names(signal);
    if (this.#known?.names === names) return this.#known.base;
    await this.#askOfLogin(names);
    const base = this.#baseOf(names);
    this.#known = { names, base };
    return base;
  }
  async #askOfLogin(names: OnecNames): Promise<void> {
    this.loginCanWrite = await this.client.canWrite(names.system.journal);
    if (this.loginCanWrite !== true) {
      this.health.forget(LOGIN);
      return;
    }
    this.log.warn('the login of 1C could write; give it db_datareader only');
    const note = 'Логин 1С может писать в базу; ему достаточно db_datareader';
    this.health.report({ reader: LOGIN, state: 'ok', checkedAt: this.clock.now(), lagMs: 0, lagLimitMs: 1, note });
  }
  #baseOf(names: OnecNames): OneBase {
    const { client, clock } = this;
    const stamps = this.#stamps;
    const broken: Broken = (what, id, error) =>
      this.log.warn(
        { what, id, error: error instanceof Error ? error.message : String(error) },
        'something in 1C cannot be read',
      );
    const plain = (reader: ConstructorParameters<typeof ReferencePass>[0]): ReferencePass =>
      new ReferencePass(reader, client, stamps, clock);
    const { warehouse, author, item, party, contract, price, settlement } = names;
    const references: ReferencePass[] = [
      ...(warehouse ? [plain(new WarehouseReader(client, warehouse, broken))] : []),
      ...(author ? [plain(new AuthorReader(client, author, broken))] : []),
      ...(item ? [plain(new ItemReader(client, item, broken))] : []),
      plain(new PartyReader(client, party, broken)),
      ...(contract ? [plain(new ContractReader(client, contract, party, broken))] : []),
    ];
    if (price && item) {
      const today = (): string => this.#today();
      const prices = new PriceReader(client, price, names.system, item, today, broken);
      references.push(new PricePass(prices, client, stamps, clock, today));
    }
    const journal = new JournalReader(client, names);
    const roles = new Map<number, string>([
      ...names.payments.map((d): [number, string] => [d.kind, 'payment']),
      ...names.shipments.map((d): [number, string] => [d.kind, 'shipment']),
    ]);
    const moves =
      settlement && new SettlementReader(client, names, settlement, (kind) => roles.get(kind) ?? null, broken);
    const bases = new BaseDocuments(client, names.system.subordination);
    const reader = new DocumentReader(client, names, this.#zone, bases, moves, broken);
    const recentFrom = (): string => rawDay(this.#dayBefore(this.options.recentDays));
    const totalsReader = new TotalsReader(client, names, broken);
    async function* totals(signal: AbortSignal): AsyncGenerator<Told> {
      if (!names.stock && !names.settlement) return;
      const { first } = await totalsReader.period(signal);
      yield* new TotalsPass('stock', stamps, clock).compared(totalsReader.stock(first, signal));
      yield* new TotalsPass('debt', stamps, clock).compared(totalsReader.debts(first, signal));
    }
    return {
      ...{ names, references, journal, reader, totalsReader, totals },
      documents: new DocumentPass(journal, reader, stamps, clock, names.signature, recentFrom),
    };
  }
  #today(): string {
    return this.#dayBefore(0);
  }
  #dayBefore(days: number): string {
    return dayName(this.#zone.dayNumberAt(this.clock.now().getTime()) - days);
  }
}

interface OneBase {
  readonly names: OnecNames;
  readonly references: readonly ReferencePass[];
  readonly journal: JournalReader;
  readonly reader: DocumentReader;
  readonly totalsReader: TotalsReader;
  readonly documents: DocumentPass;
  totals(signal: AbortSignal): AsyncGenerator<Told>;
}
/** Keys of other books are nothing that 1C could be asked for. */
function idOrNone(key: LedgerKey): string[] {
  try {
    return [idOfKey(key).trimEnd()];
  } catch (error) {
    if (error instanceof LedgerUnfit) return [];
    throw error;
  }
}
