import type Database from 'better-sqlite3';
import type { Base77 } from './base77.js';
import type { Kind, Register } from './example-metadata.js';
import { example, kinds, registers } from './example-metadata.js';
import { dateTimeId, parentValue } from './ids.js';
import type { Cell } from './row-writer.js';
import { RowWriter } from './row-writer.js';

export interface Movement {
  register: Register;
  /** 0 = the table part does not matter (money). */
  line: number;
  /** 'in' adds, 'out' takes away. */
  way: 'in' | 'out';
  row: Readonly<Record<string, Cell>>;
}
export interface NewDocument {
  kind: Kind;
  id: string;
  /** On the wall of the company. */
  at: Date;
  number: number;
  posted: boolean;
  marked?: boolean;
  author: string;
  party?: string;
  /** C13 of the document that it was entered on the basis of, with its kind. */
  basis?: { kind: Kind; id: string } | null;
  head: Readonly<Record<string, Cell>>;
  lines: readonly Readonly<Record<string, Cell>>[];
  movements: readonly Movement[];
}

const REGISTERS = Object.keys(registers) as Register[];

/** The rows of a document: journal, head, lines, movements, references. Totals of registers are the caller's. */
export class DocumentWriter {
  readonly #writers = new Map<string, RowWriter>();
  constructor(
    private readonly connection: Database.Database,
    private readonly base: Base77,
  ) {}

  kindId(kind: Kind): number {
    return this.base.names.table(`Документ ${kinds[kind]}`).id;
  }
  registerId(register: Register): number {
    return this.base.names.table(`Регистр ${registers[register]}`).id;
  }

  write(document: NewDocument): void {
    const { kind, id, at, posted, party, basis, movements } = document;
    const kindId = this.kindId(kind);
    const position = dateTimeId(at, id);
    const flags = REGISTERS.map((register): [string, Cell] => [
      `RF${this.registerId(register)}`,
      movements.some((one) => one.register === register) ? 1 : 0,
    ]);
    this.#into('Журналы', {
      IDJOURNAL: example.journal,
      IDDOC: id,
      IDDOCDEF: kindId,
      APPCODE: 1,
      DATE_TIME_IDDOC: position,
      DNPREFIX: `${String(kindId).padStart(10)}${at.getUTCFullYear()}    `,
      DOCNO: String(document.number).padStart(10, '0'),
      CLOSED: posted ? 1 : 0,
      ISMARK: document.marked ? 1 : 0,
      ACTCNT: movements.length,
      VERSTAMP: 1,
      ...Object.fromEntries(flags),
      Автор: document.author,
      Фирма: example.firm,
      DS80: posted ? 2 : 0,
    });
    this.#into(`Документ ${kinds[kind]}`, { IDDOC: id, ...document.head });
    this.writeLines(kind, id, document.lines);
    this.writeMovements(id, movements);
    if (basis) this.refer(0, parentValue('O', this.kindId(basis.kind), basis.id), position, id);
    if (party && kind === 'invoice')
      this.refer(
        example.selectionByParty,
        parentValue('B', this.base.names.table('Справочник Контрагенты').id, party),
        position,
        id,
      );
  }

  writeLines(kind: Kind, id: string, lines: NewDocument['lines']): void {
    lines.forEach((line, index) =>
      this.#into(`Документ (Мн.ч.) ${kinds[kind]}`, { IDDOC: id, LINENO_: index + 1, ...line }),
    );
  }

  writeMovements(id: string, movements: readonly Movement[]): void {
    movements.forEach(({ register, line, way, row }, index) =>
      this.#into(`Регистр (Дв.) ${registers[register]}`, {
        IDDOC: id,
        LINENO_: line,
        ACTNO: index + 1,
        DEBKRED: way === 'in' ? 0 : 1,
        ...row,
      }),
    );
  }

  refer(mdId: number, parent: string, position: string, child: string): void {
    this.#into('Ссылки документов', {
      MDID: mdId,
      PARENTVAL: parent,
      CHILD_DATE_TIME_IDDOC: position,
      CHILDID: child,
      FLAGS: 1,
    });
  }

  reference(name: string, row: Readonly<Record<string, Cell>>): void {
    this.#into(`Справочник ${name}`, { VERSTAMP: 1, ...row });
  }

  constant(row: Readonly<Record<string, Cell>>): void {
    this.#into('Константы', row);
  }

  #into(header: string, row: Readonly<Record<string, Cell>>): void {
    let writer = this.#writers.get(header);
    if (!writer) this.#writers.set(header, (writer = new RowWriter(this.connection, this.base, header)));
    writer.insert(row);
  }
}
