import type { Clock } from '@prorab/kernel';
import { type Database, insertAll, marks } from '@prorab/platform';
import {
  Ledger,
  type LedgerDocumentKind,
  type LedgerFact,
  type LedgerInvoice,
  type LedgerPage,
  type LedgerPayment,
  type LedgerShipment,
  ledgerKinds,
} from '../../../application/ports/ledger.port.js';
import { factOf } from './stored-fact.js';

const pageSize = 1_000;
interface Stored {
  kind: string;
  id: string;
  stamp: number | string;
  fact: string;
}

/**
 * Books that lie in tables of ours, each thing with the number of its last change: what has a number above the last one kept is new.
 * Numbers are given in the order of commits, so that none is passed over.
 */
export abstract class StampedLedger extends Ledger {
  constructor(
    protected readonly database: Database,
    protected readonly clock: Clock,
    private readonly tables: { readonly entry: string; readonly counter: string },
  ) {
    super();
  }

  async pulse(): Promise<string> {
    return String(await this.counter('stamp'));
  }

  async *changes(_how: 'recent' | 'all', signal?: AbortSignal): AsyncGenerator<LedgerPage> {
    const upTo = await this.counter('stamp');
    for (let from = await this.counter('kept'); from < upTo;) {
      signal?.throwIfAborted();
      const readAt = this.clock.now();
      const rows = await this.database.all<Stored>(
        `select kind, id, stamp, fact from ${this.tables.entry} where stamp > ? and stamp <= ? order by stamp limit ${pageSize}`,
        [from, upTo],
      );
      // What was changed after the pass began stands behind `upTo`: the numbers between have no things any more.
      const last = rows.length < pageSize ? upTo : Number(rows.at(-1)?.stamp);
      if (rows.length) yield { facts: inOrder(rows.map((r) => factOf(r.fact))), readAt, keep: () => this.kept(last) };
      else await this.kept(last);
      from = last;
    }
  }

  async again(
    documents: readonly { readonly kind: LedgerDocumentKind; readonly key: string }[],
  ): Promise<(LedgerInvoice | LedgerShipment | LedgerPayment)[]> {
    if (documents.length === 0) return [];
    const wanted = new Set(documents.map((d) => `${d.kind} ${d.key}`));
    const keys = [...new Set(documents.map((d) => d.key))];
    const rows = await this.database.all<Stored>(
      `select kind, id, stamp, fact from ${this.tables.entry} where kind in ('invoice', 'shipment', 'payment') and gone = 0 and id in (${marks(keys)})`,
      keys,
    );
    const facts = rows.filter((r) => wanted.has(`${r.kind} ${r.id}`)).map((r) => factOf(r.fact));
    return facts as (LedgerInvoice | LedgerShipment | LedgerPayment)[];
  }

  override async forget(): Promise<void> {
    await this.kept(0);
  }

  private async kept(stamp: number): Promise<void> {
    await insertAll(this.database, this.tables.counter, [{ name: 'kept', value: stamp }], { replaceBy: 'name' });
  }
  protected async counter(name: string): Promise<number> {
    const sql = `select value from ${this.tables.counter} where name = ?`;
    const [row] = await this.database.all<{ value: number | string }>(sql, [name]);
    return Number(row?.value ?? 0);
  }
}

/** References before the documents that name them. */
const inOrder = (facts: LedgerFact[]): LedgerFact[] =>
  facts.sort((a, b) => ledgerKinds.indexOf(a.kind) - ledgerKinds.indexOf(b.kind));
