import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { Base77 } from '../base77/base77.js';
import { kinds } from '../base77/example-metadata.js';
import type { OneCUser } from '../base77/one-c-user.js';
import type { Line } from '../base77/posting.js';

/** A file of the exchange: the first word of a line names it, words are parted by tabs. */
const rowsOf = (text: string): string[][] =>
  text.split(/\r?\n/).map((line) => line.split('\t').map((word) => word.trim()));
const valueIn = (rows: readonly string[][], name: string): string => rows.find(([first]) => first === name)?.[1] ?? '';
const read = (file: string): string => iconv.decode(readFileSync(file), 'cp1251');
type Answer = { state: 'принят' } | { state: 'выполнен'; number: string } | { state: 'отказ'; because: string };

/**
 * The robot session of 1C: does what the processing of `docs/onec77/prorab-orders.1s.txt` does. Looks into the exchange folder, makes an
 * invoice of each order, and answers; an order whose key stands in an invoice already is answered with that one's number.
 */
export class OrderRobot {
  constructor(
    private readonly base: Base77,
    private readonly user: OneCUser,
    private readonly folder: string,
  ) {}

  /** All orders that lie there unanswered. @returns what it has done, for people to follow */
  look(): string[] {
    const orders = this.#folder('orders');
    return readdirSync(orders)
      .filter((name) => name.endsWith('.txt') && !this.#isAnswered(name))
      .sort()
      .flatMap((name) => this.#take(read(join(orders, name))));
  }

  #take(text: string): string[] {
    const rows = rowsOf(text);
    const key = valueIn(rows, 'Ключ');
    if (key === '' || !rows.some(([first]) => first === 'Конец')) return [];
    const known = this.#numberOf(key);
    if (known === null) this.#answer(key, { state: 'принят' });
    const answer = known === null ? this.#invoice(key, rows) : ({ state: 'выполнен', number: known } as const);
    this.#answer(key, answer);
    return [
      answer.state === 'выполнен'
        ? `makes invoice ${answer.number} of order ${key}`
        : `refuses order ${key}: ${answer.because}`,
    ];
  }

  #invoice(key: string, rows: readonly string[][]): Exclude<Answer, { state: 'принят' }> {
    const party = this.#find('Контрагенты', [['CODE', valueIn(rows, 'КлиентКод')]]);
    if (party === null)
      return { state: 'отказ', because: `Клиент не найден по коду: ${valueIn(rows, 'КлиентНаименование')}` };
    const lines: Line[] = [];
    for (const [, code = '', , name = '', quantity = '', price = ''] of rows.filter(([first]) => first === 'Строка')) {
      const item = this.#find('Номенклатура', [
        ['CODE', code],
        ['DESCR', name],
      ]);
      if (item === null) return { state: 'отказ', because: `Товар не найден: ${code} ${name}` };
      if (price === '') return { state: 'отказ', because: `Не указана цена: ${name}` };
      lines.push({ item, quantity: Number(quantity), price: Math.round(Number(price) * 100) });
    }
    // The key stands first: by it the document is known again.
    const comment = `${key} ${valueIn(rows, 'Комментарий')}`.slice(0, 100);
    return { state: 'выполнен', number: this.user.issueInvoice({ party, lines, comment }).number };
  }

  #numberOf(key: string): string | null {
    const header = `Документ ${kinds.invoice}`;
    const { sql } = this.base.names.table(header);
    const comment = this.base.names.column(header, 'Комментарий');
    return this.user.reading(
      (connection) =>
        (connection
          .prepare(
            `SELECT j.DOCNO FROM "_1SJOURN" j JOIN "${sql}" h ON h.IDDOC = j.IDDOC WHERE substr(h."${comment}", 1, ?) = ?`,
          )
          .pluck()
          .get(key.length, key) as string | undefined) ?? null,
    );
  }

  /** By the first of the columns that finds one. */
  #find(reference: string, by: readonly (readonly [column: string, value: string])[]): string | null {
    const { sql } = this.base.names.table(`Справочник ${reference}`);
    for (const [column, value] of by) {
      if (value === '') continue;
      const found = this.user.reading((connection) =>
        connection.prepare(`SELECT ID FROM "${sql}" WHERE "${column}" = ? AND ISFOLDER = 2`).pluck().get(value),
      ) as string | undefined;
      if (found !== undefined) return found.padEnd(9);
    }
    return null;
  }

  /** «Принят» without more: the work was broken off, and the order is taken again. */
  #isAnswered(name: string): boolean {
    const file = join(this.#folder('answers'), name);
    if (!existsSync(file)) return false;
    return valueIn(rowsOf(read(file)), 'Состояние') !== 'принят';
  }
  #answer(key: string, answer: Answer): void {
    const rows = [
      ['Ключ', key],
      ['Состояние', answer.state],
      ...('number' in answer ? [['Номер', answer.number]] : []),
      ...('because' in answer ? [['Причина', answer.because]] : []),
      ['Конец'],
    ];
    const text = rows.map((cells) => `${cells.join('\t')}\r\n`).join('');
    writeFileSync(join(this.#folder('answers'), `${key}.txt`), iconv.encode(text, 'cp1251'));
  }
  #folder(name: string): string {
    const path = join(this.folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  }
}
