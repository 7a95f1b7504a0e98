import type { ZoneClock } from '@prorab/kernel';
import type { Texts } from '@prorab/platform/marks';
import type { LedgerSettlement } from '../../../../application/ports/ledger.port.js';
import type { OnecClient } from '../client/onec-client.js';
import type { OnecNames } from '../mapping/index.js';
import type { BaseDocuments, OwnBase } from './base-documents.js';
import { reference } from './cells.js';
import { type DocumentFact, DocumentFacts } from './document-facts.js';
import { type DocumentKind, type DocumentParts, type DocumentRole, DocumentTables } from './document-tables.js';
import type { JournalRow, Range } from './journal-reader.js';
import { type Broken, faultIn } from './broken.js';
import type { SettlementReader } from './settlement-reader.js';

/** A document with all that hangs on it; fact null: it is no invoice, shipment or payment of ours (or unreadable). */
export interface WholeDocument {
  readonly row: JournalRow;
  /** Of all its kind. */
  readonly role: DocumentRole | null;
  readonly fact: DocumentFact | null;
  /** Why there is no fact, though there should be one. */
  readonly unreadable: boolean;
  /** What of it, of its lines and movements is not as 1C writes it. */
  readonly faults: readonly Texts[];
  readonly settlements: readonly LedgerSettlement[];
}
const none: readonly never[] = [];

/** Heads, lines and movements of documents, put together. */
export class DocumentReader {
  readonly #kinds: ReadonlyMap<number, DocumentKind>;
  readonly #tables: DocumentTables;
  readonly #facts: DocumentFacts;
  constructor(
    client: OnecClient,
    names: OnecNames,
    zone: ZoneClock,
    private readonly bases: BaseDocuments,
    private readonly settlements: SettlementReader | null,
    private readonly broken: Broken,
  ) {
    this.#kinds = new Map<number, DocumentKind>([
      ...names.payments.map((n): [number, DocumentKind] => [n.kind, { role: 'payment', names: n }]),
      ...names.shipments.map((n): [number, DocumentKind] => [n.kind, { role: 'shipment', names: n }]),
      ...names.invoices.map((n): [number, DocumentKind] => [n.kind, { role: 'invoice', names: n }]),
    ]);
    this.#tables = new DocumentTables(client, names);
    this.#facts = new DocumentFacts(names, zone, (kind) => this.roleOf(kind));
  }
  roleOf(kind: number): DocumentRole | null {
    return this.#kinds.get(kind)?.role ?? null;
  }

  /** The documents of these rows; `range` takes them in and is a short way to ask for many. A document without its head is left out. */
  async read(rows: readonly JournalRow[], range: Range | null, signal?: AbortSignal): Promise<WholeDocument[]> {
    const byKind = Map.groupBy(rows, (row) => row.kind);
    const settling = rows.filter((row) => row.settles).map((row) => row.id);
    const kinds = new Map(rows.map((row) => [row.id, row.kind]));
    const parts = new Map<number, DocumentParts>();
    const faults = new Map<string, Texts[]>();
    const broken: Broken = (what, id, error, line) => {
      this.broken(what, id, error, line);
      const named = [what, rows.find((row) => row.id === id)?.number].filter(Boolean).join(' № ');
      faults.set(id, [...(faults.get(id) ?? []), faultIn(named, error, line)]);
    };
    const [movements] = await Promise.all([
      this.settlements && settling.length
        ? this.settlements.read(settling, range, (id) => this.#moverOf(kinds.get(id)), broken, signal)
        : new Map<string, LedgerSettlement[]>(),
      this.#partsOf(byKind, range, parts, broken, signal),
    ]);
    const bases = await this.#basesOf(rows, parts, range, broken, signal);
    const documents: WholeDocument[] = [];
    for (const row of rows) {
      const kind = this.#kinds.get(row.kind);
      const part = parts.get(row.kind);
      if (kind && !part?.has(row.id)) continue;
      let [fact, unreadable]: [DocumentFact | null, boolean] = [null, false];
      try {
        fact = kind && part ? this.#facts.of(kind, row, part, bases.get(row.id) ?? null) : null;
      } catch (error) {
        broken(kind?.names.name ?? '', row.id, error);
        unreadable = true;
      }
      documents.push({
        row,
        role: kind?.role ?? null,
        fact,
        unreadable,
        faults: faults.get(row.id) ?? none,
        settlements: movements.get(row.id) ?? none,
      });
    }
    return documents;
  }
  #moverOf(kind: number | undefined): 'shipment' | 'payment' | 'other' {
    const role = this.roleOf(kind ?? 0);
    return role === 'shipment' || role === 'payment' ? role : 'other';
  }

  async #partsOf(
    byKind: ReadonlyMap<number, readonly JournalRow[]>,
    range: Range | null,
    into: Map<number, DocumentParts>,
    broken: Broken,
    signal?: AbortSignal,
  ): Promise<void> {
    for (const [number, rows] of byKind) {
      const kind = this.#kinds.get(number);
      if (!kind) continue;
      const ids = rows.map((row) => row.id);
      into.set(number, await this.#tables.of(kind, ids, range, broken, signal));
    }
  }
  async #basesOf(
    rows: readonly JournalRow[],
    parts: ReadonlyMap<number, DocumentParts>,
    range: Range | null,
    broken: Broken,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, OwnBase>> {
    const own = rows.flatMap((row) => {
      const kind = this.#kinds.get(row.kind);
      if (!kind || kind.role === 'invoice') return [];
      const { base } = kind.names as OnecNames['payments'][number];
      const value = base && parts.get(row.kind)?.value(base.column, row);
      let named: OwnBase | null = null;
      try {
        const found = base ? reference(base.column, value) : null;
        named = found ? { kind: found.kind ?? base?.kind ?? 0, key: found.key } : null;
      } catch (error) {
        broken(kind.names.name, row.id, error);
      }
      return [{ id: row.id, role: kind.role, named }];
    });
    return this.bases.of(own, (kind) => this.roleOf(kind), range, signal);
  }
}
