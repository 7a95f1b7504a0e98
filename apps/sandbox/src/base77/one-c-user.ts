import type Database from 'better-sqlite3';
import { quote } from '../tsql/catalog.js';
import { trimSpaces } from '../tsql/collation.js';
import type { Base77 } from './base77.js';
import type { Movement } from './document-writer.js';
import { DocumentWriter } from './document-writer.js';
import type { Kind } from './example-metadata.js';
import { example, kinds } from './example-metadata.js';
import { dateTimeId, dayOf, EMPTY_ID, EMPTY_ID13, id13, id9, numberOfId, secondsOf } from './ids.js';
import type { Line } from './posting.js';
import { invoiceMovements, paymentMovements, shipmentMovements } from './posting.js';
import { RegisterLedger } from './register-ledger.js';

export interface Issued {
  id: string;
  /** As people read it. */
  number: string;
}
/** Quantities in pieces, prices in kopecks. */
export interface InvoiceRequest {
  party: string;
  lines: readonly Line[];
  posted?: boolean;
  reserve?: boolean;
  /** НДС is not in the sum but comes on top of it. */
  vatOnTop?: boolean;
  /** Not an invoice yet: ВидОперации "неподтверждённая". */
  unconfirmed?: boolean;
  author?: string;
  comment?: string;
  at?: Date;
}
export interface PaymentRequest {
  by: 'bank' | 'cash';
  /** Kopecks; negative = money given back (the example's configuration has no document of its own for that). */
  amount: number;
  /** ДокОснование: an invoice or a shipment; null = entered on the basis of nothing. */
  basis: string | null;
  /** Needed without a basis. */
  party?: string;
  posted?: boolean;
  comment?: string;
  at?: Date;
}

interface JournalRow {
  IDDOC: string;
  IDDOCDEF: number;
  DATE_TIME_IDDOC: string;
  CLOSED: number;
  author: string;
}

/**
 * Somebody at work in 1C: does to the tables what the platform and the typical modules would, one transaction per deed. One long file, because every deed
 * stands on the same few private steps (post, take the posting back, touch the stamp), which nobody else may call.
 */
export class OneCUser {
  readonly #connection: Database.Database;
  readonly #documents: DocumentWriter;
  readonly #ledger: RegisterLedger;
  /** Which invoices ask for a reserve when they are posted; 1C has that in a table part which the example has not. */
  readonly #reserves = new Set<string>();

  constructor(
    private readonly base: Base77,
    private readonly clock: { now(): Date },
    private readonly zoneMinutes = 180,
  ) {
    this.#connection = base.sql.connect();
    this.#connection.pragma('busy_timeout = 5000');
    this.#documents = new DocumentWriter(this.#connection, base);
    this.#ledger = new RegisterLedger(this.#connection, base);
  }

  close(): void {
    this.#connection.close();
  }

  /** What stands in the base at the moment, seen by the same connection. */
  reading<T>(work: (connection: Database.Database) => T): T {
    return work(this.#connection);
  }

  /** On the wall of the company. */
  localNow(): Date {
    return new Date(this.clock.now().getTime() + this.zoneMinutes * 60_000);
  }

  newParty({
    name,
    inn = '',
    phones = '',
    email = '',
  }: {
    name: string;
    inn?: string;
    phones?: string;
    email?: string;
  }): { id: string; contract: string } {
    return this.#act(() => {
      const id = id9(this.#highest('Контрагенты') + 1);
      const company = id9(this.#highest('ЮрЛица') + 1);
      const contract = id9(this.#highest('Договоры') + 1);
      const code = (of: string): string => String(numberOfId(of)).padStart(8, '0');
      this.#documents.reference('ЮрЛица', {
        ID: company,
        CODE: code(company),
        DESCR: name,
        ИНН: inn,
        ПолнНаименование: name,
        Телефоны: phones,
      });
      this.#documents.reference('Договоры', {
        ID: contract,
        CODE: code(contract),
        DESCR: 'Основной',
        PARENTEXT: id,
        ВалютаВзаиморасче: example.currency,
      });
      this.#documents.reference('Контрагенты', {
        ID: id,
        PARENTID: '     1   ',
        CODE: code(id),
        DESCR: name,
        ISFOLDER: 2,
        ЮрФизЛицо: id13(this.base.names.table('Справочник ЮрЛица').id, company),
        ОсновнойДоговор: contract,
        ЭлПочта: email,
      });
      return { id, contract };
    });
  }

  renameParty(id: string, name: string): void {
    this.#act(() => this.#edit('Справочник Контрагенты', 'ID', id, { DESCR: name }));
  }

  markParty(id: string, marked = true): void {
    this.#act(() => this.#edit('Справочник Контрагенты', 'ID', id, { ISMARK: marked ? 1 : 0 }));
  }

  /** `price` in kopecks, of the one type of prices. */
  newItem({ name, price }: { name: string; price: number }): { id: string } {
    const id = this.#act(() => {
      const item = id9(this.#highest('Номенклатура') + 1);
      this.#documents.reference('Номенклатура', {
        ID: item,
        PARENTID: '     1   ',
        CODE: String(numberOfId(item)).padStart(8, '0'),
        DESCR: name,
        ISFOLDER: 2,
      });
      this.#documents.reference('Цены', {
        ID: id9(this.#highest('Цены') + 1),
        PARENTEXT: item,
        ТипЦен: example.priceType,
      });
      return item;
    });
    this.setPrice(id, price);
    return { id };
  }

  /** The price from today on: a row of `_1SCONST`; a second time on the same day changes that row in place. No VERSTAMP is raised. */
  setPrice(item: string, price: number): void {
    this.#act(() => {
      const prices = quote(this.base.names.table('Справочник Цены').sql);
      const owner = this.#connection
        .prepare(`SELECT ID FROM ${prices} WHERE PARENTEXT = ?`)
        .pluck()
        .get(trimSpaces(item)) as string | undefined;
      if (owner === undefined) throw new Error(`There is no price of ${item}.`);
      const day = dayOf(this.localNow());
      const value = (price / 100).toFixed(2);
      const { changes } = this.#connection
        .prepare('UPDATE "_1SCONST" SET "VALUE" = ? WHERE OBJID = ? AND ID = ? AND "DATE" = ?')
        .run(value, owner, example.price, day);
      if (changes === 0)
        this.#documents.constant({ OBJID: owner, ID: example.price, DATE: day, VALUE: value, DOCID: EMPTY_ID });
    });
  }

  issueInvoice(request: InvoiceRequest): Issued {
    const { lines, posted = true, reserve = false, vatOnTop = false, unconfirmed = false } = request;
    return this.#act(() => {
      const id = this.#nextDocument();
      if (reserve) this.#reserves.add(id);
      const sums = invoiceSums(lines, vatOnTop);
      return this.#write('invoice', id, request.at, {
        posted,
        author: request.author ?? '     3   ',
        party: request.party,
        basis: null,
        head: {
          Контрагент: request.party,
          Договор: this.#contractOf(request.party),
          ДатаОплаты: dayOf(new Date(this.localNow().getTime() + 10 * 86_400_000)),
          Склад: example.storehouses[0],
          ВидОперации: id9(unconfirmed ? example.operations.unconfirmed : example.operations.invoice),
          УчитыватьНДС: 1,
          СуммаВклНДС: vatOnTop ? 0 : 1,
          ...sums,
          Комментарий: request.comment ?? '',
        },
        lines: lines.map((line) => lineRow(line, true)),
      });
    });
  }

  /** Other goods, quantities or prices; a posted invoice is posted anew. */
  changeLines(invoice: string, lines: readonly Line[]): void {
    this.#act(() => {
      const row = this.#journal(invoice);
      this.#unpost(row);
      const header = `Документ ${kinds.invoice}`;
      const included = this.#head('invoice', invoice).СуммаВклНДС !== 0;
      this.#connection
        .prepare(`DELETE FROM ${quote(this.base.names.table(`Документ (Мн.ч.) ${kinds.invoice}`).sql)} WHERE IDDOC = ?`)
        .run(trimSpaces(invoice));
      this.#documents.writeLines(
        'invoice',
        invoice,
        lines.map((line) => lineRow(line, true)),
      );
      this.#set(header, 'IDDOC', invoice, invoiceSums(lines, !included));
      if ((row.CLOSED & 1) === 1) this.#post(row);
      this.#touch(invoice);
    });
  }

  ship({ invoice, lines, at }: { invoice: string; lines?: readonly Line[]; at?: Date }): Issued {
    return this.#act(() => {
      const head = this.#head('invoice', invoice);
      const shipped = lines ?? this.#lines('invoice', invoice);
      return this.#write('shipment', this.#nextDocument(), at, {
        posted: true,
        author: this.#journal(invoice).author,
        basis: { kind: 'invoice', id: invoice },
        head: {
          ДокОснование: id13(this.#documents.kindId('invoice'), invoice),
          Контрагент: head.Контрагент ?? EMPTY_ID,
          Договор: head.Договор ?? EMPTY_ID,
          Склад: example.storehouses[0],
          Сумма: shipped.reduce((sum, line) => sum + amountOf(line), 0),
        },
        lines: shipped.map((line) => lineRow(line, false)),
      });
    });
  }

  pay({ by, amount, basis, party, posted = true, comment = '', at }: PaymentRequest): Issued {
    return this.#act(() => {
      const kind = basis === null ? null : this.#kindOf(this.#journal(basis));
      const head = basis !== null && kind ? this.#head(kind, basis) : null;
      const customer = String(head?.Контрагент ?? party ?? '');
      if (customer === '') throw new Error('A payment without a basis needs its party.');
      return this.#write(by, this.#nextDocument(), at, {
        posted,
        author: '     3   ',
        basis: basis !== null && kind ? { kind, id: basis } : null,
        head: {
          ДокОснование: basis !== null && kind ? id13(this.#documents.kindId(kind), basis) : EMPTY_ID13,
          Контрагент: customer,
          Договор: String(head?.Договор ?? this.#contractOf(customer)),
          Сумма: amount,
          Комментарий: comment,
        },
        lines: [],
      });
    });
  }

  post(document: string): void {
    this.#act(() => {
      const row = this.#journal(document);
      this.#unpost(row);
      this.#set('Журналы', 'IDDOC', document, { ISMARK: 0 });
      this.#post(row);
      this.#touch(document);
    });
  }

  unpost(document: string): void {
    this.#act(() => {
      this.#unpost(this.#journal(document));
      this.#touch(document);
    });
  }

  /** Marked for deletion; 1C takes the posting back with it. */
  mark(document: string): void {
    this.#act(() => {
      this.#unpost(this.#journal(document));
      this.#set('Журналы', 'IDDOC', document, { ISMARK: 1 });
      this.#touch(document);
    });
  }

  /** "Удаление помеченных": no row of it is left anywhere; what was entered on its basis keeps its reference into nothing. */
  remove(document: string): void {
    this.#act(() => {
      const row = this.#journal(document);
      this.#unpost(row);
      const kind = this.#kindOf(row);
      const tables = [
        `Документ ${kinds[kind]}`,
        ...(['invoice', 'shipment'].includes(kind) ? [`Документ (Мн.ч.) ${kinds[kind]}`] : []),
        'Журналы',
      ];
      for (const header of tables)
        this.#connection
          .prepare(`DELETE FROM ${quote(this.base.names.table(header).sql)} WHERE IDDOC = ?`)
          .run(trimSpaces(document));
      this.#connection.prepare('DELETE FROM "_1SCRDOC" WHERE CHILDID = ?').run(trimSpaces(document));
    });
  }

  /** To another moment, past or future: the key of the journal changes, and the month that its movements count in. */
  move(document: string, at: Date): void {
    this.#act(() => {
      const row = this.#journal(document);
      const posted = (row.CLOSED & 1) === 1;
      this.#openPeriodOf(at);
      if (posted) this.#ledger.apply(document, monthOf(row), -1);
      const position = dateTimeId(at, document);
      this.#set('Журналы', 'IDDOC', document, { DATE_TIME_IDDOC: position });
      this.#connection
        .prepare('UPDATE "_1SCRDOC" SET CHILD_DATE_TIME_IDDOC = ? WHERE CHILDID = ?')
        .run(trimSpaces(position), trimSpaces(document));
      if (posted) this.#ledger.apply(document, position.slice(0, 6), 1);
      this.#touch(document);
    });
  }

  /** One deed: all of it or nothing, and the count of changes that others watch. */
  #act<T>(deed: () => T): T {
    return this.#connection
      .transaction(() => {
        const result = deed();
        this.#connection.exec('UPDATE "_1SUSERS" SET NETCHGCN = NETCHGCN + 1');
        return result;
      })
      .immediate();
  }

  #write(
    kind: Kind,
    id: string,
    at: Date | undefined,
    document: Omit<Parameters<DocumentWriter['write']>[0], 'kind' | 'id' | 'at' | 'number' | 'movements'>,
  ): Issued {
    const moment = at ?? this.localNow();
    this.#openPeriodOf(moment);
    const number = this.#nextNumber(kind, moment);
    this.#documents.write({ ...document, kind, id, at: moment, number, posted: false, movements: [] });
    if (document.posted) this.#post(this.#journal(id));
    return { id, number: String(number).padStart(10, '0') };
  }

  #post(row: JournalRow): void {
    const id = row.IDDOC;
    this.#documents.writeMovements(id, this.#movementsOf(row));
    this.#ledger.apply(id, monthOf(row), 1);
    const { flags, count } = this.#ledger.flags(id);
    this.#set('Журналы', 'IDDOC', id, { CLOSED: row.CLOSED | 1, ACTCNT: count, DS80: 2, ...flags });
    this.#pointOfActuality(row);
  }

  #unpost(row: JournalRow): void {
    if ((row.CLOSED & 1) === 0) return;
    this.#ledger.apply(row.IDDOC, monthOf(row), -1);
    this.#ledger.forget(row.IDDOC);
    const { flags } = this.#ledger.flags(row.IDDOC);
    this.#set('Журналы', 'IDDOC', row.IDDOC, { CLOSED: row.CLOSED & ~1, ACTCNT: 0, DS80: 0, ...flags });
  }

  #movementsOf(row: JournalRow): Movement[] {
    const id = row.IDDOC;
    const kind = this.#kindOf(row);
    const head = this.#head(kind, id);
    const own = id13(this.#documents.kindId(kind), id);
    const contract = String(head.Договор ?? '');
    const open = (): { key: string; balance: number }[] =>
      this.#ledger.balances('debts', { Договор: contract }, 'КредДокумент');
    switch (kind) {
      case 'invoice':
        return this.#reserves.has(id) ? invoiceMovements(id, this.#lines(kind, id)) : [];
      case 'shipment': {
        const invoice = String(head.ДокОснование ?? '').slice(4);
        const reserved = new Map(
          this.#ledger
            .balances('reserve', { ЗаявкаПокупателя: invoice }, 'Номенклатура')
            .map(({ key, balance }) => [key, balance]),
        );
        return shipmentMovements({
          own,
          contract,
          invoice,
          lines: this.#lines(kind, id),
          reserved,
          advances: open().filter(({ balance }) => balance < 0),
        });
      }
      case 'bank':
      case 'cash':
        return paymentMovements({
          own,
          contract,
          amount: Number(head.Сумма ?? 0),
          basis: String(head.ДокОснование ?? ''),
          debts: open().filter(({ balance }) => balance > 0),
        });
      case 'receipt':
        throw new Error('The sandbox posts no receipts of goods.');
    }
  }

  /** ТА: the last posted document. */
  #pointOfActuality(row: JournalRow): void {
    const day = `${row.DATE_TIME_IDDOC.slice(0, 4)}-${row.DATE_TIME_IDDOC.slice(4, 6)}-${row.DATE_TIME_IDDOC.slice(6, 8)}T00:00:00.000`;
    const time = Number.parseInt(row.DATE_TIME_IDDOC.slice(8, 14).trim(), 36);
    this.#connection
      .prepare(
        'UPDATE "_1SSYSTEM" SET CURDATE = ?, CURTIME = ?, EVENTIDTA = ? WHERE CURDATE < ? OR (CURDATE = ? AND CURTIME <= ?)',
      )
      .run(day, time, row.IDDOC, day, day, time);
  }

  #openPeriodOf(at: Date): void {
    const month = `${at.getUTCFullYear()}${String(at.getUTCMonth() + 1).padStart(2, '0')}`;
    if (month <= this.#ledger.currentMonth()) return;
    this.#ledger.openMonth(month);
    this.#connection.prepare('UPDATE "_1SSYSTEM" SET CURDATE = ?, CURTIME = ?').run(dayOf(at), secondsOf(at) * 10_000);
  }

  #journal(id: string): JournalRow {
    const author = quote(this.base.names.column('Журналы', 'Автор'));
    const row = this.#connection
      .prepare(`SELECT IDDOC, IDDOCDEF, DATE_TIME_IDDOC, CLOSED, ${author} AS author FROM "_1SJOURN" WHERE IDDOC = ?`)
      .get(trimSpaces(id)) as JournalRow | undefined;
    if (!row) throw new Error(`There is no document ${id}.`);
    return { ...row, IDDOC: row.IDDOC.padEnd(9) };
  }

  #kindOf({ IDDOCDEF }: JournalRow): Kind {
    const kind = (Object.keys(kinds) as Kind[]).find((one) => this.#documents.kindId(one) === IDDOCDEF);
    if (!kind) throw new Error(`The kind ${IDDOCDEF} is unknown.`);
    return kind;
  }

  /** The head of a document by the names of its attributes. */
  #head(kind: Kind, id: string): Record<string, string | number> {
    const { sql, attributes } = this.base.names.table(`Документ ${kinds[kind]}`);
    const list = [...attributes].map(([name, column]) => `${quote(column)} AS ${quote(name)}`).join(', ');
    return this.#connection.prepare(`SELECT ${list} FROM ${quote(sql)} WHERE IDDOC = ?`).get(trimSpaces(id)) as Record<
      string,
      string | number
    >;
  }

  #lines(kind: 'invoice' | 'shipment', id: string): Line[] {
    const header = `Документ (Мн.ч.) ${kinds[kind]}`;
    const column = (name: string): string => quote(this.base.names.column(header, name));
    const rows = this.#connection
      .prepare(
        `SELECT ${column('Номенклатура')} AS item, ${column('Количество')} / 1000.0 AS quantity, ${column('Цена')} AS price FROM ${quote(this.base.names.table(header).sql)} WHERE IDDOC = ? ORDER BY LINENO_`,
      )
      .all(trimSpaces(id)) as Line[];
    return rows.map((row) => ({ ...row, item: row.item.padEnd(9) }));
  }

  #contractOf(party: string): string {
    const { sql } = this.base.names.table('Справочник Контрагенты');
    const column = quote(this.base.names.column('Справочник Контрагенты', 'ОсновнойДоговор'));
    const found = this.#connection
      .prepare(`SELECT ${column} FROM ${quote(sql)} WHERE ID = ?`)
      .pluck()
      .get(trimSpaces(party)) as string | undefined;
    if (found === undefined) throw new Error(`There is no party ${party}.`);
    return found;
  }

  #nextDocument(): string {
    // Ids of this base are of one length: the largest text is the largest number.
    const last = this.#connection.prepare('SELECT max(IDDOC) FROM "_1SJOURN"').pluck().get() as string | null;
    return id9((last === null ? 0 : numberOfId(last)) + 1);
  }

  #nextNumber(kind: Kind, at: Date): number {
    const prefix = `${String(this.#documents.kindId(kind)).padStart(10)}${at.getUTCFullYear()}`;
    const last = this.#connection
      .prepare('SELECT max(DOCNO) FROM "_1SJOURN" WHERE t_key(DNPREFIX) = ?')
      .pluck()
      .get(prefix) as string | null;
    return Number(last ?? 0) + 1;
  }

  #highest(reference: string): number {
    const last = this.#connection
      .prepare(`SELECT max(ID) FROM ${quote(this.base.names.table(`Справочник ${reference}`).sql)}`)
      .pluck()
      .get() as string | null;
    return last === null ? 0 : numberOfId(last);
  }

  #edit(header: string, key: string, id: string, values: Readonly<Record<string, string | number>>): void {
    this.#set(header, key, id, values);
    this.#connection
      .prepare(`UPDATE ${quote(this.base.names.table(header).sql)} SET VERSTAMP = VERSTAMP + 1 WHERE ${quote(key)} = ?`)
      .run(trimSpaces(id));
  }

  #touch(document: string): void {
    this.#edit('Журналы', 'IDDOC', document, {});
  }

  #set(header: string, key: string, id: string, values: Readonly<Record<string, string | number>>): void {
    const { sql, attributes } = this.base.names.table(header);
    const names = Object.keys(values);
    if (names.length === 0) return;
    const list = names.map((name) => `${quote(attributes.get(name) ?? name)} = ?`).join(', ');
    const cells = Object.values(values).map((value) => (typeof value === 'string' ? trimSpaces(value) : value));
    const { changes } = this.#connection
      .prepare(`UPDATE ${quote(sql)} SET ${list} WHERE ${quote(key)} = ?`)
      .run(...cells, trimSpaces(id));
    if (changes === 0) throw new Error(`There is no row ${id} in ${header}.`);
  }
}

const monthOf = ({ DATE_TIME_IDDOC }: JournalRow): string => DATE_TIME_IDDOC.slice(0, 6);
const amountOf = ({ quantity, price }: Line): number => Math.round(quantity * price);

function invoiceSums(lines: readonly Line[], vatOnTop: boolean): { Сумма: number; СуммаНДС: number } {
  const sum = lines.reduce((total, line) => total + amountOf(line), 0);
  return { Сумма: sum, СуммаНДС: Math.round(vatOnTop ? sum / 5 : sum / 6) };
}

function lineRow(line: Line, withVat: boolean): Record<string, string | number> {
  const amount = amountOf(line);
  return {
    Номенклатура: line.item,
    Количество: Math.round(line.quantity * 1000),
    Цена: line.price,
    Сумма: amount,
    ...(withVat ? { СуммаНДС: Math.round(amount / 6) } : {}),
  };
}
