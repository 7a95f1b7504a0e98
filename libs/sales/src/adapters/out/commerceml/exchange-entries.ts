import { type Database, inPortions, insertAll, marks } from '@prorab/platform';
import type { LedgerFact, LedgerKind } from '../../../application/ports/ledger.port.js';
import { counted } from './exchange-counter.js';
import type { Told, ToldThing } from './reading/told.js';

interface Entry {
  kind: LedgerKind;
  id: string;
  parent: string | null;
  derived: boolean | number;
  gone: boolean | number;
  fact: string;
}
const COLUMNS = 'kind, id, parent, derived, gone, fact';
/** What a whole file that told of some of it can make gone; an item that hangs on another is told by the offers. */
const SCOPES = {
  item: "kind = 'item' and parent is null",
  variant: "kind = 'item' and parent is not null",
  price: "kind = 'price'",
  stock: "kind = 'stock'",
} as const;
export type Scope = keyof typeof SCOPES;
export function scopesOf({ thing, parent }: ToldThing): Scope[] {
  if (thing.kind === 'item') return [parent === null ? 'item' : 'variant'];
  return thing.kind === 'price' || thing.kind === 'stock' ? [thing.kind] : [];
}
const nameOf = ({ kind, id }: { kind: string; id: string }): string => `${kind} ${id}`;

/** What an exchange has told, in `sales_exchange_entry`. A thing gets a new number only when it has changed. */
export class ExchangeEntries {
  constructor(private readonly database: Database) {}

  /** Inside a unit of work. */
  async write(told: readonly Told[], visit: number): Promise<void> {
    // Writers go one after the other, so that numbers follow the order of commits.
    await counted(this.database, 'stamp', 0);
    const things = new Map(told.flatMap((t) => t.things).map((t) => [nameOfThing(t), t]));
    const known = await this.#known([...things.values()].map(({ thing }) => ({ kind: thing.kind, id: thing.key })));
    const hanging = await this.#hangingOn(told, things.values());
    const over = new Over(told, things, hanging);
    const changed = new Map<string, Entry>();
    const note = (entry: Entry): void => void changed.set(nameOf(entry), entry);
    for (const { thing, parent, derived = false } of things.values()) {
      const { kind, key: id } = thing;
      if (derived && over.hasDocument(kind, parent)) continue;
      const before = known.get(nameOf({ kind, id }));
      const fact = JSON.stringify(keepingSince(thing, before));
      if (before && !before.gone && before.fact === fact && Boolean(before.derived) === derived) continue;
      note({ kind, id, parent, derived, gone: false, fact });
    }
    for (const entry of hanging) if (!entry.gone && over.has(entry)) note(gone(entry));
    await this.#keep([...changed.values()], visit);
    await this.#see([...things.values()], visit);
    const types = told.flatMap((t) => (t.priceType ? [t.priceType] : []));
    const rows = types.map(({ id, name }) => ({ id: id.slice(0, 80), name: name.slice(0, 100) }));
    await insertAll(this.database, 'sales_exchange_price_type', rows, { replaceBy: 'id' });
  }

  /** Makes gone what of these the visit has not told, at most so many. Inside a unit of work. @returns how many */
  async sweep(scopes: readonly Scope[], visit: number, limit: number): Promise<number> {
    if (scopes.length === 0) return 0;
    await counted(this.database, 'stamp', 0);
    const which = scopes.map((scope) => `(${SCOPES[scope]})`).join(' or ');
    const rows = await this.database.all<Entry>(
      `select ${COLUMNS} from sales_exchange_entry where (${which}) and gone = 0 and seen < ? order by kind, id limit ${limit}`,
      [visit],
    );
    await this.#keep(rows.map(gone), visit);
    return rows.length;
  }
  async priceTypes(): Promise<Map<string, string>> {
    const sql = 'select id, name from sales_exchange_price_type order by id limit 1000';
    const rows = await this.database.all<{ id: string; name: string }>(sql);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async #known(wanted: readonly { kind: LedgerKind; id: string }[]): Promise<Map<string, Entry>> {
    const found = new Map<string, Entry>();
    for (const [kind, ids] of byKind(wanted)) {
      const rows = await inPortions(ids, (part) =>
        this.database.all<Entry>(
          `select ${COLUMNS} from sales_exchange_entry where kind = ? and id in (${marks(part)})`,
          [kind, ...part],
        ),
      );
      for (const row of rows) found.set(nameOf(row), row);
    }
    return found;
  }
  /** Of the things that were told: what else hangs on their parents, where that matters. */
  async #hangingOn(told: readonly Told[], things: Iterable<ToldThing>): Promise<Entry[]> {
    const parents = told.flatMap((t) => (t.wholly ? [{ kind: t.wholly.kind, id: t.wholly.parent }] : []));
    for (const { thing, parent } of things)
      if ((thing.kind === 'payment' || thing.kind === 'shipment') && parent !== null)
        parents.push({ kind: thing.kind, id: parent });
    const found: Entry[] = [];
    for (const [kind, ids] of byKind(parents)) {
      const ask = (part: string[]): Promise<Entry[]> =>
        this.database.all<Entry>(
          `select ${COLUMNS} from sales_exchange_entry where kind = ? and parent in (${marks(part)}) and gone = 0`,
          [kind, ...part],
        );
      found.push(...(await inPortions(ids, ask)));
    }
    const not = told.flatMap((t) => t.not ?? []).map(({ kind, key }) => ({ kind, id: key }));
    return [...found, ...(await this.#known(not)).values()];
  }
  async #keep(entries: readonly Entry[], visit: number): Promise<void> {
    if (entries.length === 0) return;
    const last = await counted(this.database, 'stamp', entries.length);
    const rows = entries.map((entry, n) => ({
      ...{ kind: entry.kind, id: entry.id, parent: entry.parent, derived: Boolean(entry.derived), seen: visit },
      ...{ stamp: last - entries.length + n + 1, gone: Boolean(entry.gone), fact: entry.fact },
    }));
    await insertAll(this.database, 'sales_exchange_entry', rows, { replaceBy: 'kind, id' });
  }
  async #see(things: readonly ToldThing[], visit: number): Promise<void> {
    for (const [kind, ids] of byKind(things.map(({ thing }) => ({ kind: thing.kind, id: thing.key }))))
      await inPortions(ids, async (part) => {
        const sql = `update sales_exchange_entry set seen = ? where kind = ? and id in (${marks(part)}) and seen < ?`;
        await this.database.run(sql, [visit, kind, ...part, visit]);
        return [];
      });
  }
}

const nameOfThing = ({ thing }: ToldThing): string => nameOf({ kind: thing.kind, id: thing.key });
const gone = (entry: Entry): Entry => {
  const fact: LedgerFact = { kind: entry.kind, key: entry.id, gone: true };
  return { ...entry, gone: true, fact: JSON.stringify(fact) };
};
function byKind(all: readonly { kind: LedgerKind; id: string }[]): Map<LedgerKind, string[]> {
  const found = new Map<LedgerKind, Set<string>>();
  for (const { kind, id } of all) found.set(kind, (found.get(kind) ?? new Set()).add(id));
  return new Map([...found].map(([kind, ids]) => [kind, [...ids]]));
}
/** A price holds since the day that it became what it is. */
function keepingSince(thing: ToldThing['thing'], before: Entry | undefined): ToldThing['thing'] {
  if (thing.kind !== 'price' || !before || before.gone) return thing;
  const known = JSON.parse(before.fact) as { price?: string; since?: string };
  return known.price === thing.price && known.since ? { ...thing, since: known.since } : thing;
}

/** What is not there any more by what was told. */
class Over {
  readonly #not: ReadonlySet<string>;
  readonly #wholly: ReadonlySet<string>;
  readonly #documents: ReadonlySet<string>;

  constructor(
    told: readonly Told[],
    private readonly things: ReadonlyMap<string, ToldThing>,
    hanging: readonly Entry[],
  ) {
    this.#not = new Set(told.flatMap((t) => t.not ?? []).map(({ kind, key }) => nameOf({ kind, id: key })));
    this.#wholly = new Set(
      told.flatMap(({ wholly }) => (wholly ? [nameOf({ kind: wholly.kind, id: wholly.parent })] : [])),
    );
    const here = [...things.values()].filter(({ derived, parent }) => !derived && parent !== null);
    const known = hanging.filter((e) => !e.derived && !e.gone && e.parent !== null);
    this.#documents = new Set([
      ...here.map(({ thing, parent }) => nameOf({ kind: thing.kind, id: parent ?? '' })),
      ...known.map(({ kind, parent }) => nameOf({ kind, id: parent ?? '' })),
    ]);
  }
  /** Whether a document of its own says what a mark on the invoice says too. */
  hasDocument(kind: LedgerKind, parent: string | null): boolean {
    return parent !== null && this.#documents.has(nameOf({ kind, id: parent }));
  }
  has(entry: Entry): boolean {
    if (this.#not.has(nameOf(entry))) return true;
    if (entry.derived) return this.hasDocument(entry.kind, entry.parent);
    return this.#wholly.has(nameOf({ kind: entry.kind, id: entry.parent ?? '' })) && !this.things.has(nameOf(entry));
  }
}
