import type {
  LedgerAuthor,
  LedgerContract,
  LedgerItem,
  LedgerParty,
  LedgerWarehouse,
} from '../../../../application/ports/ledger.port.js';
import type { OnecClient, SqlRow } from '../client/onec-client.js';
import { type Fragment, column, int, literal, sql, text } from '../client/statement.js';
import { keyOfId } from '../encoding/index.js';
import type {
  AuthorNames,
  ContractNames,
  ItemNames,
  NamePath,
  OnecColumn,
  PartyDetails,
  PartyNames,
  ReferenceNames,
} from '../mapping/index.js';
import { bit, keyIn, raw, said } from './cells.js';
import type { Broken } from './broken.js';
import { type Joined, PlainReferenceReader } from './reference-reader.js';

/** A column for reading, or nothing where the configuration has none. */
export const cellOf = (alias: string, of: OnecColumn | null): Fragment => {
  if (of === null) return sql`NULL`;
  return of.type === 'M' ? text(column(alias, of.column)) : column(alias, of.column);
};
const keyOf = (id: string): string => keyOfId(id) ?? '';
const mark = column('k', 'ISMARK');

/** Cells of a party before those that it and the tables behind it both have. */
const BEFORE_DETAILS = 4;

export class PartyReader extends PlainReferenceReader<LedgerParty> {
  readonly kind = 'party';
  readonly #keys = ['inn', 'fullName', 'phones', 'email', 'address'] as const satisfies readonly (keyof PartyDetails)[];
  constructor(
    client: OnecClient,
    protected override readonly names: PartyNames,
    broken: Broken,
  ) {
    super(client, names, broken);
  }
  get #targets(): NonNullable<PartyNames['kinds']>['targets'] {
    return this.names.kinds?.targets ?? [];
  }
  protected override joins(): Joined[] {
    const kind = this.names.kinds?.column;
    if (!kind) return [];
    const of = column('k', kind.column);
    // A column of 23 characters has a letter and a digit before the kind.
    const at = kind.length === 23 ? 3 : 1;
    return this.#targets.map((target, n) => ({
      alias: `t${n}`,
      table: target.table,
      on: sql`SUBSTRING(${of}, ${int(at)}, 4) = ${literal(target.kind36)} AND ${column(`t${n}`, 'ID')} = SUBSTRING(${of}, ${int(at + 4)}, 9)`,
      stamped: true,
    }));
  }
  protected columns(): Fragment[] {
    const details = (alias: string, of: PartyDetails): Fragment[] => this.#keys.map((key) => cellOf(alias, of[key]));
    return [
      ...[
        mark,
        cellOf('k', this.names.code),
        cellOf('k', this.names.title),
        cellOf('k', this.names.kinds?.column ?? null),
      ],
      ...details('k', this.names),
      ...this.#targets.flatMap((target, n) => details(`t${n}`, target)),
    ];
  }
  protected fact(id: string, cells: SqlRow): LedgerParty {
    const [marked, code, title, kind] = cells;
    const { kinds } = this.names;
    const chosen = kinds ? this.#targets.findIndex((t) => keyIn(kinds.column, kind, t.kind) !== null) : -1;
    const width = this.#keys.length;
    const detail = (of: keyof PartyDetails, most: number): string | null => {
      const at = BEFORE_DETAILS + this.#keys.indexOf(of);
      return (chosen < 0 ? null : said(cells[at + width * (chosen + 1)], most)) ?? said(cells[at], most);
    };
    return {
      kind: 'party',
      key: keyOf(id),
      code: said(code, 50),
      name: said(title, 300) ?? keyOf(id),
      fullName: detail('fullName', 1_000),
      inn: detail('inn', 20),
      phones: detail('phones', 2_000),
      email: detail('email', 320),
      address: detail('address', 1_000),
      person: this.#targets[chosen]?.person ?? null,
      marked: bit(marked),
    };
  }
}

export class ContractReader extends PlainReferenceReader<LedgerContract> {
  readonly kind = 'contract';
  constructor(
    client: OnecClient,
    protected override readonly names: ContractNames,
    private readonly parties: ReferenceNames,
    broken: Broken,
  ) {
    super(client, names, broken);
  }
  protected columns(): Fragment[] {
    return [mark, cellOf('k', this.names.title), cellOf('k', this.names.party)];
  }
  protected fact(id: string, [marked, title, owner]: SqlRow): LedgerContract | null {
    const partyKey = keyIn(this.names.party, owner, this.parties.kind);
    if (partyKey === null) return null;
    return { kind: 'contract', key: keyOf(id), partyKey, name: said(title, 300) ?? '', marked: bit(marked) };
  }
}

/** Tables along the way to a name, after the table `k`. */
export const joinsAlong = (path: NamePath | null): Joined[] =>
  (path?.steps ?? []).map(({ column: from, table }, n) => ({
    alias: `s${n}`,
    table,
    on: sql`${column(`s${n}`, 'ID')} = ${column(n ? `s${n - 1}` : 'k', from.column)}`,
    stamped: false,
  }));
export const endOf = (path: NamePath | null): Fragment =>
  path ? cellOf(`s${path.steps.length - 1}`, path.title) : sql`NULL`;

export class ItemReader extends PlainReferenceReader<LedgerItem> {
  readonly kind = 'item';
  constructor(
    client: OnecClient,
    protected override readonly names: ItemNames,
    broken: Broken,
  ) {
    super(client, names, broken);
  }
  protected override joins(): Joined[] {
    return joinsAlong(this.names.unit);
  }
  protected columns(): Fragment[] {
    const { code, title, article, unit } = this.names;
    return [mark, cellOf('k', code), cellOf('k', title), cellOf('k', article), endOf(unit)];
  }
  protected fact(id: string, [marked, code, title, article, unit]: SqlRow): LedgerItem {
    return {
      kind: 'item',
      key: keyOf(id),
      code: said(code, 50),
      article: said(article, 100),
      name: said(title, 300) ?? keyOf(id),
      unit: said(unit, 50),
      marked: bit(marked),
    };
  }
}

export class WarehouseReader extends PlainReferenceReader<LedgerWarehouse> {
  readonly kind = 'warehouse';
  protected columns(): Fragment[] {
    return [mark, cellOf('k', this.names.title)];
  }
  protected fact(id: string, [marked, title]: SqlRow): LedgerWarehouse {
    return { kind: 'warehouse', key: keyOf(id), name: said(title, 300) ?? keyOf(id), marked: bit(marked) };
  }
}

export class AuthorReader extends PlainReferenceReader<LedgerAuthor> {
  readonly kind = 'author';
  constructor(
    client: OnecClient,
    protected override readonly names: AuthorNames,
    broken: Broken,
  ) {
    super(client, names, broken);
  }
  protected columns(): Fragment[] {
    return [cellOf('k', this.names.login), cellOf('k', this.names.title)];
  }
  protected fact(id: string, [login, title]: SqlRow): LedgerAuthor {
    const name = said(title, 300) ?? said(login, 300) ?? keyOf(id);
    return { kind: 'author', key: keyOf(id), login: raw(login).trim().slice(0, 100), name };
  }
}
