import type { DdsType } from '../dictionary/dictionary.js';

/**
 * Where things stand in one base, found by the dictionary and the mapping. All identifiers match /^[A-Z_][A-Z_0-9]*$/i, so they may stand
 * in a statement; no other text of the mapping may.
 */
export interface OnecColumn {
  readonly column: string;
  readonly type: DdsType;
  /** Of C and V: 9 = id of a kind that the configuration fixes, 13 = kind and id, 23 = any value. Of N: all digits. */
  readonly length: number;
  readonly precision: number;
  /** For people: `Документ.ЗаявкаПокупателя.Контрагент`. */
  readonly name: string;
}
/** Common attributes may stand in the journal; sums may exist only in the lines and have to be added up. */
export interface DocumentColumn extends OnecColumn {
  readonly from: 'head' | 'journal';
}
export interface TotalColumn extends OnecColumn {
  readonly from: 'head' | 'journal' | 'lines';
}

export interface ReferenceNames {
  /** `Справочник.Контрагенты` */
  readonly name: string;
  readonly table: string;
  readonly kind: number;
  /** Begins values of 13 characters: `'  5U'`. */
  readonly kind36: string;
  /** ISFOLDER is there: 1 = group, 2 = element. */
  readonly folders: boolean;
  readonly code: OnecColumn | null;
  /** DESCR as a rule. */
  readonly title: OnecColumn | null;
  /** PARENTEXT: the element of another reference that this one belongs to. */
  readonly owner: OnecColumn | null;
}
export interface PartyDetails {
  readonly inn: OnecColumn | null;
  readonly fullName: OnecColumn | null;
  readonly phones: OnecColumn | null;
  readonly email: OnecColumn | null;
  readonly address: OnecColumn | null;
}
export interface PartyNames extends ReferenceNames, PartyDetails {
  /** The company or the person behind the customer; details there win over the customer's own. */
  readonly kinds: {
    readonly column: OnecColumn;
    readonly targets: readonly (ReferenceNames & PartyDetails & { readonly person: boolean | null })[];
  } | null;
}
/** From the thing through columns of 9 that hold ids, table after table; `title` is read in the last. */
export interface NamePath {
  readonly steps: readonly { readonly column: OnecColumn; readonly table: string }[];
  readonly title: OnecColumn;
}
export interface ItemNames extends ReferenceNames {
  readonly article: OnecColumn | null;
  readonly unit: NamePath | null;
}
export interface PriceNames extends ReferenceNames {
  /** Column with the id of the item; null: prices stand at the items themselves, and the id of the element is the item's. */
  readonly item: OnecColumn | null;
  /** A periodic attribute has no column: rows of _1SCONST with this id. */
  readonly value:
    { readonly periodic: number; readonly column: null } | { readonly periodic: null; readonly column: OnecColumn };
  /** What type the price is of: by a path, by a column whose keys the mapping names, or one name for all. */
  readonly type:
    | { readonly by: 'path'; readonly path: NamePath }
    | { readonly by: 'keys'; readonly column: OnecColumn; readonly names: Readonly<Record<string, string>> }
    | { readonly by: 'name'; readonly name: string };
}
export interface AuthorNames extends ReferenceNames {
  readonly login: OnecColumn;
}
export interface ContractNames extends ReferenceNames {
  /** Column with the id of the customer: the owner as a rule. */
  readonly party: OnecColumn;
}

export interface RegisterNames {
  /** `Регистр.ОстаткиТМЦ` */
  readonly name: string;
  readonly kind: number;
  /** RG: totals by period. */
  readonly totals: string;
  /** RA: movements. */
  readonly movements: string;
  /** RFn of the journal: the document moved this register; null when the base has no such column. */
  readonly flag: string | null;
  /** The movements carry IDDOCDEF and DATE_TIME_IDDOC themselves; else the journal has to be joined. */
  readonly dated: boolean;
}
export interface StockNames extends RegisterNames {
  readonly item: OnecColumn;
  readonly warehouse: OnecColumn;
  readonly quantity: OnecColumn;
}
export interface SettlementNames extends RegisterNames {
  readonly party: OnecColumn | null;
  readonly contract: OnecColumn | null;
  readonly amount: OnecColumn;
  /** Dimension: the document whose debt it is. */
  readonly against: OnecColumn | null;
  /** Only in the movements: the document of the payment. */
  readonly payment: OnecColumn | null;
}

export interface LineNames {
  readonly table: string;
  readonly item: OnecColumn;
  readonly quantity: OnecColumn;
  readonly price: OnecColumn | null;
  readonly sum: OnecColumn;
  readonly vat: OnecColumn | null;
}
export interface DocumentNames {
  /** `Документ.ЗаявкаПокупателя` */
  readonly name: string;
  /** DH */
  readonly table: string;
  /** IDDOCDEF */
  readonly kind: number;
  readonly kind36: string;
  readonly columns: {
    readonly party: DocumentColumn | null;
    readonly contract: DocumentColumn | null;
    readonly author: DocumentColumn | null;
    readonly note: DocumentColumn | null;
  };
  readonly total: TotalNames;
  readonly lines: LineNames | null;
}
/** total = sum + (vat, when `added` is null or says so). */
export interface TotalNames {
  readonly sum: TotalColumn;
  /** null: VAT is not read at all. */
  readonly vat: TotalColumn | null;
  /**
   * When VAT comes on top of the sum: where `count` is 1 (or there is no such column) and `included` is 0.
   * null: it never does, the sum has it in it.
   */
  readonly added: { readonly count: DocumentColumn | null; readonly included: DocumentColumn | null } | null;
}
export interface InvoiceNames extends DocumentNames {
  readonly payBy: DocumentColumn | null;
  readonly warehouse: DocumentColumn | null;
  /** Which documents are invoices, by a value of an enumeration (raw, 9 characters); null: all are. Others are no business of ours. */
  readonly operation: {
    readonly column: DocumentColumn;
    readonly invoices: readonly string[];
    readonly drafts: readonly string[];
  } | null;
}
/** The document that it was entered for; of 9 characters the kind is fixed and stands in `kind`. */
export interface BaseNames {
  readonly column: DocumentColumn;
  readonly kind: number | null;
}
/** Documents count only with one of these values (raw, 9 characters). */
export interface OnlyNames {
  readonly column: DocumentColumn;
  readonly values: readonly string[];
}
export interface ShipmentNames extends DocumentNames {
  readonly base: BaseNames | null;
  /** null: all documents of the kind. */
  readonly only: OnlyNames | null;
}
export interface PaymentNames extends DocumentNames {
  readonly base: BaseNames | null;
  /** null: all documents of the kind. */
  readonly only: OnlyNames | null;
  readonly means: 'bank' | 'cash';
  readonly direction: 'in' | 'out';
}

/** Everything that plays a part in this base. null: the mapping does not have it, and nothing of the kind is read. */
export interface OnecNames {
  readonly configuration: string;
  /** Changes with the dictionary, the mapping and the metadata: everything read under another one is to be read anew. */
  readonly signature: string;
  /** Tables of the platform; the same in every base, and found in the dictionary. */
  readonly system: {
    readonly journal: string;
    readonly constants: string;
    readonly state: string;
    /** Column there that names the set of a distributed base; null: the base has none. */
    readonly set: string | null;
    readonly users: string;
    /** null: children of a document are not asked for there. */
    readonly subordination: string | null;
  };
  readonly party: PartyNames;
  readonly contract: ContractNames | null;
  readonly item: ItemNames | null;
  readonly price: PriceNames | null;
  readonly warehouse: ReferenceNames | null;
  readonly author: AuthorNames | null;
  readonly stock: StockNames | null;
  readonly reserve: StockNames | null;
  readonly settlement: SettlementNames | null;
  readonly invoices: readonly InvoiceNames[];
  readonly shipments: readonly ShipmentNames[];
  readonly payments: readonly PaymentNames[];
  /** Every table and column that is asked for, for the check against the live tables. */
  readonly used: readonly UsedTable[];
}
export interface UsedTable {
  readonly table: string;
  /** `Справочник.Контрагенты`, `Журналы`. */
  readonly name: string;
  readonly columns: readonly OnecColumn[];
}
