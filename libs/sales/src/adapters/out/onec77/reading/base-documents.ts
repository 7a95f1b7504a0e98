import type { LedgerKey } from '../../../../application/ports/ledger.port.js';
import type { OnecClient, SqlRow } from '../client/onec-client.js';
import { Statement, column, MAX_ROWS, joined, sql, table } from '../client/statement.js';
import { idOfKey, valueOf } from '../encoding/index.js';
import { raw } from './cells.js';
import type { DocumentsWhich, Range } from './journal-reader.js';
import { idsIn, portionsOf } from './which.js';

export interface OwnBase {
  readonly kind: number;
  readonly key: LedgerKey;
}
export interface NeedsBase {
  readonly id: string;
  readonly role: 'shipment' | 'payment';
  /** What the document itself names. */
  readonly named: OwnBase | null;
}
type Role = 'invoice' | 'shipment' | 'payment' | null;
/** An invoice, a shipment upon it, something in between: longer chains nobody enters. */
const STEPS = 3;
/** So many of a page without a base of their own, and the whole range is asked for at once. */
const MANY = 200;

/** Finds the invoice (or the shipment) that a document was entered for, if need be up the tree of subordination. */
export class BaseDocuments {
  constructor(
    private readonly client: OnecClient,
    private readonly subordination: string | null,
  ) {}

  async of(
    documents: readonly NeedsBase[],
    roleOf: (kind: number) => Role,
    range: Range | null,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, OwnBase>> {
    const found = new Map<string, OwnBase>();
    let open: { id: string; role: NeedsBase['role']; at: string }[] = [];
    const fits = (role: NeedsBase['role'], base: OwnBase): boolean => {
      const of = roleOf(base.kind);
      return of === 'invoice' || (of === 'shipment' && role === 'payment');
    };
    for (const { id, role, named } of documents) {
      if (named && fits(role, named)) found.set(id, named);
      else if (named) open.push({ id, role, at: idOfKey(named.key).trimEnd() });
      else open.push({ id, role, at: id });
    }
    for (let step = 0; step < STEPS && open.length > 0 && this.subordination; step++) {
      const own = step === 0 && range && open.length > MANY && open.every((o) => o.at === o.id);
      const parents = await this.#parentsOf([...new Set(open.map((o) => o.at))], own ? range : null, signal);
      open = open.flatMap((one) => {
        const of = parents.get(one.at) ?? [];
        const fitting = of.filter((p) => fits(one.role, p)).sort((a, b) => rank(roleOf(a.kind)) - rank(roleOf(b.kind)));
        if (fitting[0]) {
          found.set(one.id, fitting[0]);
          return [];
        }
        return of[0] ? [{ ...one, at: idOfKey(of[0].key).trimEnd() }] : [];
      });
    }
    return found;
  }

  async #parentsOf(ids: readonly string[], range: Range | null, signal?: AbortSignal): Promise<Map<string, OwnBase[]>> {
    const parents = new Map<string, OwnBase[]>();
    const parts: DocumentsWhich[] = range ? [range] : [...portionsOf(ids)].map((part) => ({ ids: part }));
    for (const part of parts) {
      for (const [child, value] of await this.#ask(part, signal)) {
        const parent = parentIn(raw(value));
        if (parent) parents.set(raw(child), [...(parents.get(raw(child)) ?? []), parent]);
      }
    }
    return parents;
  }
  async #ask(which: DocumentsWhich, signal?: AbortSignal): Promise<readonly SqlRow[]> {
    const c = (name: string) => column('c', name);
    const select = joined([c('CHILDID'), c('PARENTVAL')], ', ');
    return this.client.all(
      Statement.select(
        MAX_ROWS,
        sql` ${select} FROM ${table(this.subordination ?? '', 'c')} WHERE ${c('MDID')} = 0 AND ${idsIn(c('CHILDID'), which)} ORDER BY ${c('CHILDID')}, ${c('PARENTVAL')}`,
      ),
      signal,
    );
  }
}
const rank = (role: Role): number => (role === 'invoice' ? 0 : 1);
function parentIn(text: string): OwnBase | null {
  try {
    const value = valueOf(text);
    return value?.type === 'document' ? { kind: value.kind, key: value.key } : null;
  } catch {
    // What 1C did not write is nobody's parent.
    return null;
  }
}
