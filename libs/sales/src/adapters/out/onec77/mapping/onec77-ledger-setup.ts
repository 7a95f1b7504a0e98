import type { Texts } from '@prorab/platform/marks';
import {
  LedgerSetup,
  type LedgerSetupFiles,
  type LedgerSetupReport,
} from '../../../../application/ports/ledger/ledger-setup.port.js';
import { LedgerUnavailable, LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import { type LiveColumn, checkAgainstTables } from './check-against-tables.js';
import type { DocumentNames, OnecNames } from './onec-names.js';
import { readSetup } from './read-setup.js';

/** Columns of the server's tables, by table in capitals. */
export type LiveTables = (tables: readonly string[]) => Promise<ReadonlyMap<string, readonly LiveColumn[]>>;

/** Reads the files of a 1C 7.7 base, and compares them with its server if that is known. */
export class Onec77LedgerSetup extends LedgerSetup {
  constructor(private readonly live: LiveTables | null = null) {
    super();
  }

  async check(files: LedgerSetupFiles): Promise<LedgerSetupReport> {
    try {
      const { names, tables, remarks, metadata } = await readSetup(files);
      const problems = this.live ? await this.#compare(names, this.live) : [];
      const withMetadata = metadata !== null;
      return {
        found: [ofDictionary(tables, withMetadata), ...partsOf(names)],
        remarks: [...remarks, this.#ofServer()],
        problems,
      };
    } catch (error) {
      if (!(error instanceof LedgerUnfit)) throw error;
      return { found: [], remarks: [], problems: error.problems };
    }
  }

  async #compare(names: OnecNames, live: LiveTables): Promise<Texts[]> {
    try {
      const columns = await live(names.used.map(({ table }) => table));
      return checkAgainstTables(names, (table) => columns.get(table.toUpperCase()) ?? []);
    } catch (error) {
      if (!(error instanceof LedgerUnavailable)) throw error;
      return [{ ru: `Сервер не отвечает: ${error.message}.`, en: `The server does not answer: ${error.message}.` }];
    }
  }
  #ofServer(): Texts {
    return this.live
      ? { ru: 'Сверено с таблицами сервера.', en: 'Compared with the tables of the server.' }
      : {
          ru: 'Сервер не настроен: с его таблицами не сверялось.',
          en: 'No server is set up: not compared with its tables.',
        };
  }
}

const ofDictionary = (tables: number, withMetadata: boolean): Texts => ({
  ru: `Словарь: таблиц ${tables}${withMetadata ? '; 1Cv7.MD прочитан' : ''}.`,
  en: `Dictionary: ${tables} tables${withMetadata ? '; 1Cv7.MD was read' : ''}.`,
});
const line = (ru: string, en: string, name: string, ...tables: (string | null | undefined)[]): Texts => {
  const where = tables.filter(Boolean).join(', ');
  return { ru: `${ru}: ${name} (${where})`, en: `${en}: ${name} (${where})` };
};
const ofDocument = (ru: string, en: string, { name, table, lines }: DocumentNames): Texts =>
  line(ru, en, name, table, lines?.table);

function partsOf(names: OnecNames): Texts[] {
  const { party, contract, item, price, warehouse, author, stock, reserve, settlement } = names;
  const left = (ru: string, en: string): Texts => ({
    ru: `${ru}: нет в сопоставлении`,
    en: `${en}: not in the mapping`,
  });
  const reference = (ru: string, en: string, part: { name: string; table: string } | null): Texts =>
    part ? line(ru, en, part.name, part.table) : left(ru, en);
  const register = (ru: string, en: string, part: { name: string; totals: string; movements: string } | null): Texts =>
    part ? line(ru, en, part.name, part.totals, part.movements) : left(ru, en);
  return [
    line('Клиенты', 'Customers', party.name, party.table, ...(party.kinds?.targets.map(({ table }) => table) ?? [])),
    reference('Договоры', 'Contracts', contract),
    reference('Товары', 'Items', item),
    price
      ? line('Цены', 'Prices', price.name, price.table, price.value.column?.column ?? String(price.value.periodic))
      : left('Цены', 'Prices'),
    reference('Склады', 'Warehouses', warehouse),
    reference('Авторы', 'Authors', author),
    register('Остатки', 'Stock', stock),
    register('Резервы', 'Reserves', reserve),
    register('Взаиморасчёты', 'Settlements', settlement),
    ...names.invoices.map((one) => ofDocument('Счета', 'Invoices', one)),
    ...names.shipments.map((one) => ofDocument('Отгрузки', 'Shipments', one)),
    ...names.payments.map((one) =>
      one.direction === 'in' ? ofDocument('Оплаты', 'Payments', one) : ofDocument('Возвраты', 'Refunds', one),
    ),
  ];
}
