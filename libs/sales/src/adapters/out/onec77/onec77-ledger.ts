import { type Clock, ZoneClock } from '@prorab/kernel';
import type { Database } from '@prorab/platform';
import type { ReaderHealth, UnitOfWork } from '@prorab/platform/marks';
import type { Logger } from 'pino';
import {
  Ledger,
  type LedgerDocumentKind,
  type LedgerKey,
  type LedgerPage,
  type LedgerStock,
  type OtherBase,
} from '../../../application/ports/ledger.port.js';
import type { LedgerSetupFiles } from '../../../application/ports/ledger/ledger-setup.port.js';
import { LedgerBaseOther, LedgerUnfit } from '../../../application/ports/ledger/ledger-errors.js';
import type { OnecClient } from './client/onec-client.js';
import { type Fragment, Statement, column, sql, table } from './client/statement.js';
import { idOfKey } from './encoding/index.js';
import type { OnecNames } from './mapping/index.js';
import { type OnecBase, dayBefore, onecBaseOf } from './onec-base.js';
import { OnecSetUp } from './onec-set-up.js';
import { ahead } from './passes/ahead.js';
import { PageMaker, type Told, bare } from './passes/news.js';
import type { DocumentFact } from './reading/document-facts.js';
import { SameBase, type BaseSign, signOf, textOfSign } from './same-base.js';
import { MARK, OnecStampBook } from './stamps/onec-stamp-book.js';

export interface Onec77Options {
  readonly files: LedgerSetupFiles;
  /** IANA zone of the clocks of 1C. */
  readonly zone: string;
  /** So many days back `changes('recent')` looks. */
  readonly recentDays: number;
}
const WHOLE = 'whole';
const TOTALS = 'totals';
const BASE = 'base';
/** Stands on the health page while there is something to say of the login. */
const LOGIN = '1c/login';

/** The books in 1C:Enterprise 7.7 on Microsoft SQL Server, read by direct questions that lock and change nothing. */
export class Onec77Ledger extends Ledger {
  readonly source = 'onec77';
  readonly #setUp: OnecSetUp;
  readonly #stamps: OnecStampBook;
  readonly #zone: ZoneClock;
  readonly #same: SameBase;
  #known: { names: OnecNames; base: OnecBase; sign: BaseSign } | null = null;
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
    this.#same = new SameBase(this.#stamps, async () => (await this.#stamps.of(MARK, [BASE]))[0]?.stamp ?? null);
    this.#zone = ZoneClock.of(options.zone);
  }

  async pulse(): Promise<string> {
    return this.#asking(async () => {
      const { names } = (await this.#found()).base;
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
    const { base, sign } = await this.#found(signal);
    const { names, references, documents, totals } = base;
    // Another instance may read another base, and one can be restored over this one while we look away.
    await this.#same.surely(sign, base.journal, signal);
    yield* this.#marked(sign);
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

  /** Which base it is stands there before anything of it is kept. */
  async *#marked(sign: BaseSign): AsyncGenerator<Told> {
    const text = textOfSign(sign);
    const [kept] = await this.#stamps.of(MARK, [BASE]);
    if (kept?.stamp === text) return;
    yield { readAt: this.clock.now(), news: [{ facts: [], keep: [[MARK, bare(BASE, text)]] }] };
  }

  async again(
    documents: readonly { readonly kind: LedgerDocumentKind; readonly key: LedgerKey }[],
  ): Promise<DocumentFact[]> {
    const ids = documents.flatMap(({ key }) => idOrNone(key));
    if (ids.length === 0) return [];
    return this.#asking(async () => {
      const { base } = await this.#found();
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
  override async otherBase(): Promise<OtherBase | null> {
    return this.#asking(async () => {
      const names = await this.#setUp.names();
      const { journal } = this.#baseBy(names);
      try {
        await this.#same.surely(await signOf(this.client, names), journal);
        return null;
      } catch (error) {
        if (error instanceof LedgerBaseOther)
          return { kept: error.kept, stranger: await this.#same.isStranger(journal) };
        throw error;
      }
    });
  }
  override async stockAt(itemKey: LedgerKey, day: string): Promise<readonly LedgerStock[] | null> {
    const [id] = idOrNone(itemKey);
    if (id === undefined) return null;
    return this.#asking(async () => (await this.#found()).base.totalsReader.stockAt(id, day));
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
    if ((error instanceof LedgerUnfit || error instanceof LedgerBaseOther) && this.#known) {
      this.#known = null;
      this.#setUp.doubt();
    }
    return error;
  }
  /** @throws LedgerBaseOther where it is not the base that was kept */
  async #found(signal?: AbortSignal): Promise<{ base: OnecBase; sign: BaseSign }> {
    const names = await this.#setUp.names(signal);
    if (this.#known?.names === names) return this.#known;
    await this.#askOfLogin(names);
    const base = this.#baseBy(names);
    const sign = await signOf(this.client, names, signal);
    await this.#same.surely(sign, base.journal, signal);
    this.#known = { names, base, sign };
    return this.#known;
  }
  #baseBy(names: OnecNames): OnecBase {
    const { client, clock, log, options } = this;
    return onecBaseOf(names, {
      ...{ client, clock, log, stamps: this.#stamps, zone: this.#zone, recentDays: options.recentDays },
    });
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
  #today(): string {
    return dayBefore(0, this.#zone, this.clock);
  }
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
