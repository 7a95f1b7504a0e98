import type Database from 'better-sqlite3';
import type { Base77 } from './base77.js';
import { Chance } from './chance.js';
import type { Movement } from './document-writer.js';
import { DocumentWriter } from './document-writer.js';
import type { Kind } from './example-metadata.js';
import { example } from './example-metadata.js';
import { dayOf, EMPTY_ID, EMPTY_ID13, id13, id9 } from './ids.js';
import { address, companyName, goods, inn, personName, phones, shortPerson } from './invented-names.js';
import { debt, reserve } from './posting.js';
import { recalculateTotals } from './register-totals.js';

export interface Growth {
  parties: number;
  documents: number;
  movements: number;
  seed?: number;
  /** The last day that documents are of, on the wall of the company; the base's current period (ТА) goes there. */
  until?: Date;
  /** How far back they reach. */
  days?: number;
}

/** Above the numbers of the example; documents of the example lie at 52000. */
const FIRST = { party: 2000, item: 2000, document: 100_000, number: 10_000 };
const DAY = 86_400_000;
/** Rows between commits: memory stays where it is. */
const BATCH = 50_000;

interface Deal {
  invoice: string;
  party: number;
  author: string;
  total: number;
  lines: { item: string; quantity: number; price: number; amount: number }[];
  reserved: boolean;
  shipment: string | null;
  /** Paid before anything was shipped: an advance stands under the payment itself. */
  advances: { id: string; kind: Kind; amount: number }[];
}
type Step = { what: 'ship'; deal: Deal } | { what: 'pay'; deal: Deal; share: number };

/**
 * Grows the base by deals that begin on even days of the time given: an invoice with lines and reserve, then with a chance of one third payments (whole, in parts, by bank
 * or cash, on the basis of the invoice, of the shipment or of nothing) and a shipment. Straight into SQLite, with the rows that 1C would have.
 */
export function grow(base: Base77, growth: Growth): void {
  const connection = base.sql.connect();
  const reader = base.sql.connect({ dateOrder: 'mdy' }, { readonly: true });
  try {
    connection.pragma('wal_autocheckpoint = 20000');
    reader.pragma('temp_store = FILE'); // sorting a million movements is not to be done in memory
    connection.pragma('temp_store = FILE');
    const indexes = takeIndexes(connection);
    new Grower(connection, base, growth).run();
    for (const { name, sql } of indexes) if (!exists(connection, name)) connection.exec(sql);
    connection.exec('ANALYZE');
    const last = (growth.until ?? lastDay(connection)).toISOString();
    connection.exec('BEGIN');
    recalculateTotals(base, connection, reader, `${last.slice(0, 4)}${last.slice(5, 7)}`);
    connection.exec('COMMIT');
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    reader.close();
    connection.close();
  }
}

/** Rows go in faster without the secondary indexes; these are made again at the end. */
function takeIndexes(connection: Database.Database): { name: string; sql: string }[] {
  const indexes = connection
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL`)
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) connection.exec(`DROP INDEX "${name}"`);
  return indexes;
}
const exists = (connection: Database.Database, index: string): boolean =>
  connection.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(index) !== undefined;
const lastDay = (connection: Database.Database): Date =>
  new Date(`${connection.prepare('SELECT CURDATE FROM "_1SSYSTEM"').pluck().get() as string}Z`);

class Grower {
  readonly #chance: Chance;
  readonly #documents: DocumentWriter;
  readonly #until: Date;
  readonly #items: { id: string; price: number }[] = [];
  readonly #authors = ['     3   ', '     4   '];
  readonly #days: Step[][];
  readonly #linesEach: number;
  #written = 0;
  #document = FIRST.document;

  constructor(
    private readonly connection: Database.Database,
    private readonly base: Base77,
    private readonly growth: Growth,
  ) {
    this.#chance = new Chance(growth.seed ?? 1);
    this.#documents = new DocumentWriter(connection, base);
    this.#until = growth.until ?? lastDay(connection);
    this.#days = Array.from({ length: growth.days ?? 365 }, () => []);
    // Of 100 documents about 56 are invoices, 17 shipments, 24 payments and 3 receipts of ten lines: see the movements that each makes below.
    const each = growth.documents === 0 ? 0 : growth.movements / growth.documents;
    this.#linesEach = Math.min(12, Math.max(1, (each - 0.75) / 0.53));
  }

  run(): void {
    this.connection.exec('BEGIN');
    this.#authorsAndGoods();
    for (let party = 0; party < this.growth.parties; party++) this.#party(party);
    this.#deals();
    const last = this.connection.prepare('SELECT max(DATE_TIME_IDDOC) FROM "_1SJOURN"').pluck().get() as string;
    this.connection
      .prepare(`UPDATE "_1SSYSTEM" SET CURDATE = ?, CURTIME = ?, EVENTIDTA = ?`)
      .run(dayOf(this.#until), Number.parseInt(last.slice(8, 14).trim(), 36), last.slice(14));
    this.connection.prepare(`UPDATE "_1SUSERS" SET NETCHGCN = NETCHGCN + ?`).run(this.#written);
    const maxima = this.connection.prepare('INSERT OR REPLACE INTO "_1SUIDCTL" VALUES (?, ?)');
    for (const [name, last] of [
      ['Контрагенты', FIRST.party + this.growth.parties],
      ['Номенклатура', FIRST.item + this.#items.length],
    ] as const)
      maxima.run(this.base.names.table(`Справочник ${name}`).id, id9(last).trimEnd());
    this.connection.exec('COMMIT');
  }

  #wrote(rows: number): void {
    const before = Math.floor(this.#written / BATCH);
    this.#written += rows;
    if (Math.floor(this.#written / BATCH) > before) this.connection.exec('COMMIT; BEGIN');
  }

  #authorsAndGoods(): void {
    const { parties } = this.growth;
    for (let index = 0; index < Math.min(20, Math.ceil(parties / 100)); index++) {
      const id = id9(100 + index);
      this.#authors.push(id);
      this.#documents.reference('Пользователи', {
        ID: id,
        CODE: `manager${index + 1}`,
        DESCR: personName(this.#chance),
      });
    }
    for (let index = 0; index < Math.min(20_000, Math.max(10, Math.ceil(parties / 20))); index++) {
      const id = id9(FIRST.item + index);
      const price = this.#chance.whole(10, 5000) * 100;
      this.#items.push({ id, price });
      this.#documents.reference('Номенклатура', {
        ID: id,
        PARENTID: '     1   ',
        CODE: String(FIRST.item + index).padStart(8, '0'),
        DESCR: `${goods(this.#chance)} ${index}`,
        ISFOLDER: 2,
        Артикул: `A-${index}`,
      });
      const owner = id9(FIRST.item + 100_000 + index);
      this.#documents.reference('Цены', { ID: owner, PARENTEXT: id, ТипЦен: example.priceType });
      this.#documents.constant({
        OBJID: owner,
        ID: example.price,
        DATE: dayOf(new Date(this.#until.getTime() - 400 * DAY)),
        VALUE: (price / 100).toFixed(2),
        DOCID: EMPTY_ID,
      });
      this.#wrote(3);
    }
  }

  #party(index: number): void {
    const chance = this.#chance;
    const number = FIRST.party + index;
    const id = id9(number);
    const code = String(number).padStart(8, '0');
    const person = chance.is(0.2);
    const table = this.base.names.table(`Справочник ${person ? 'ФизЛица' : 'ЮрЛица'}`);
    const name = person ? personName(chance) : companyName(chance);
    const taxNumber = chance.is(0.9) ? inn(chance, person ? 12 : 10) : '';
    const common = {
      ID: id,
      CODE: code,
      DESCR: person ? name : `${name} ООО`,
      ИНН: taxNumber,
      Телефоны: chance.is(0.85) ? phones(chance, number * 7919) : '',
    };
    if (person) this.#documents.reference('ФизЛица', common);
    else
      this.#documents.reference('ЮрЛица', { ...common, ПолнНаименование: `ООО "${name}"`, ЮрАдрес: address(chance) });
    this.#documents.reference('Контрагенты', {
      ID: id,
      PARENTID: '     1   ',
      CODE: code,
      DESCR: person ? shortPerson(name) : name,
      ISFOLDER: 2,
      ISMARK: chance.is(0.01) ? 1 : 0,
      ЮрФизЛицо: id13(table.id, id),
      ОсновнойДоговор: id,
      ЭлПочта: chance.is(0.4) ? `zakaz${number}@client${number % 97}.example` : '',
      Комментарий: chance.is(0.1) ? 'опт' : '',
    });
    this.#documents.reference('Договоры', {
      ID: id,
      CODE: code,
      DESCR: 'Основной',
      PARENTEXT: id,
      ВалютаВзаиморасче: example.currency,
    });
    this.#wrote(3);
  }

  #deals(): void {
    const { documents } = this.growth;
    if (documents === 0 || this.growth.parties === 0) return;
    const target = FIRST.document + documents;
    const perDay = documents / this.#days.length;
    let owed = 0;
    for (let day = 0; day < this.#days.length; day++) {
      const last = day === this.#days.length - 1;
      const midnight = Date.parse(dayOf(new Date(this.#until.getTime() - (this.#days.length - 1 - day) * DAY)) + 'Z');
      owed += perDay;
      const steps = this.#days[day] ?? [];
      this.#days[day] = [];
      const count = last
        ? target - this.#document
        : Math.min(target - this.#document, Math.max(Math.round(owed), steps.length));
      owed -= count;
      for (let index = 0; index < count; index++) {
        const at = new Date(midnight + 8 * 3_600_000 + Math.floor((index / count) * 39_600) * 1000);
        const step = steps.shift();
        if (step) this.#follow(step, at);
        else if (this.#chance.is(0.045)) this.#receive(at);
        else this.#invoice(at, day);
      }
      this.#days[Math.min(day + 1, this.#days.length - 1)]?.push(...(last ? [] : steps));
    }
  }

  #next(kind: Kind): { id: string; number: number; kind: Kind } {
    const number = this.#document++;
    return { id: id9(number), number: FIRST.number + number - FIRST.document, kind };
  }

  #receive(at: Date): void {
    const lines = Array.from({ length: 10 }, () => this.#chance.of(this.#items));
    const movements = lines.map((item, index): Movement => ({
      register: 'stock',
      line: index + 1,
      way: 'in',
      row: {
        Фирма: example.firm,
        Номенклатура: item.id,
        Склад: this.#chance.of(example.storehouses),
        Количество: this.#chance.whole(50, 500) * 100_000,
      },
    }));
    this.#documents.write({
      ...this.#next('receipt'),
      at,
      posted: true,
      author: this.#chance.of(this.#authors),
      head: { Склад: example.storehouses[0] },
      lines: [],
      movements,
    });
    this.#wrote(2 + movements.length);
  }

  #invoice(at: Date, day: number): void {
    const chance = this.#chance;
    const party = chance.whole(0, this.growth.parties - 1);
    const wanted = Math.floor(this.#linesEach) + (chance.is(this.#linesEach % 1) ? 1 : 0);
    const lines = Array.from({ length: Math.max(1, wanted + chance.of([-1, 0, 0, 1])) }, () => {
      const { id: item, price } = chance.of(this.#items);
      const quantity = chance.whole(1, 60);
      return { item, quantity, price, amount: quantity * price };
    });
    const total = lines.reduce((sum, { amount }) => sum + amount, 0);
    const { id, number, kind } = this.#next('invoice');
    const posted = chance.is(0.95);
    const marked = !posted && chance.is(0.5);
    // Nobody keeps goods for long for who does not pay: what is not going to be shipped is seldom reserved.
    const goesOn = posted && chance.is(0.36);
    const reserved = posted && chance.is(goesOn ? 0.9 : 0.03);
    const owner = id9(FIRST.party + party);
    const author = chance.of(this.#authors);
    const movements = reserved
      ? lines.map((line, index) => reserve(line.item, line.quantity * 100_000, index + 1, id, 'in'))
      : [];
    const head = {
      Контрагент: owner,
      Договор: owner,
      ДатаОплаты: dayOf(new Date(at.getTime() + 10 * DAY)),
      Склад: example.storehouses[0],
      ВидОперации: id9(posted ? example.operations.invoice : example.operations.unconfirmed),
      УчитыватьНДС: 1,
      СуммаВклНДС: 1,
      Сумма: total,
      СуммаНДС: Math.round(total / 6),
      Комментарий: chance.is(0.05) ? 'срочно' : '',
    };
    const rows = lines.map(({ item, quantity, price, amount }) => ({
      Номенклатура: item,
      Количество: quantity * 1000,
      Цена: price,
      Сумма: amount,
      СуммаНДС: Math.round(amount / 6),
    }));
    this.#documents.write({ kind, id, number, at, posted, marked, author, party: owner, head, lines: rows, movements });
    this.#wrote(3 + lines.length + movements.length);
    if (goesOn) this.#plan({ invoice: id, party, author, total, lines, reserved, shipment: null, advances: [] }, day);
  }

  /** About three invoices of ten are paid; some only in part, some goods leave before the money comes. */
  #plan(deal: Deal, day: number): void {
    const chance = this.#chance;
    const later = (days: number, step: Step): void => void this.#days[day + Math.max(1, days)]?.push(step);
    const paidIn = chance.whole(1, 15);
    const partly = chance.is(0.15);
    const parts = chance.is(0.25) ? 2 : 1;
    for (let part = 0; part < parts; part++)
      if (!(partly && part === parts - 1 && parts > 1))
        later(paidIn + part * 7, { what: 'pay', deal, share: partly ? 0.4 : 1 / parts });
    if (chance.is(0.85)) later(chance.is(0.7) ? paidIn + 8 : Math.max(1, paidIn - 1), { what: 'ship', deal });
  }

  #follow(step: Step, at: Date): void {
    if (step.what === 'ship') this.#ship(step.deal, at);
    else this.#pay(step.deal, step.share, at);
  }

  #ship(deal: Deal, at: Date): void {
    const { id, number, kind } = this.#next('shipment');
    const owner = id9(FIRST.party + deal.party);
    const own = id13(this.#documents.kindId('shipment'), id);
    const movements: Movement[] = deal.lines.flatMap((line, index) => [
      {
        register: 'stock',
        line: index + 1,
        way: 'out',
        row: {
          Фирма: example.firm,
          Номенклатура: line.item,
          Склад: example.storehouses[0],
          Количество: line.quantity * 100_000,
        },
      },
      ...(deal.reserved ? [reserve(line.item, line.quantity * 100_000, index + 1, deal.invoice, 'out')] : []),
    ]);
    movements.push(debt(owner, own, deal.total, 'in', EMPTY_ID13));
    // What was paid before goes from the advance to this shipment.
    for (const { id: payment, kind: paidBy, amount } of deal.advances.splice(0)) {
      const paid = id13(this.#documents.kindId(paidBy), payment);
      movements.push(debt(owner, own, amount, 'out', paid), debt(owner, paid, amount, 'in', paid));
    }
    deal.shipment = id;
    const invoice = id13(this.#documents.kindId('invoice'), deal.invoice);
    const lines = deal.lines.map(({ item, quantity, price, amount }) => ({
      Номенклатура: item,
      Количество: quantity * 1000,
      Цена: price,
      Сумма: amount,
    }));
    this.#documents.write({
      kind,
      id,
      number,
      at,
      posted: true,
      author: deal.author,
      basis: { kind: 'invoice', id: deal.invoice },
      head: {
        ДокОснование: invoice,
        Контрагент: owner,
        Договор: owner,
        Склад: example.storehouses[0],
        Сумма: deal.total,
      },
      lines,
      movements,
    });
    this.#wrote(4 + lines.length + movements.length);
  }

  #pay(deal: Deal, share: number, at: Date): void {
    const chance = this.#chance;
    const { id, number, kind } = this.#next(chance.is(0.8) ? 'bank' : 'cash');
    const owner = id9(FIRST.party + deal.party);
    const amount = Math.max(100, Math.round((deal.total * share) / 100) * 100);
    const tied = chance.is(0.85);
    const basis = !tied
      ? null
      : deal.shipment !== null && chance.is(0.6)
        ? ({ kind: 'shipment', id: deal.shipment } as const)
        : ({ kind: 'invoice', id: deal.invoice } as const);
    const own = id13(this.#documents.kindId(kind), id);
    const against = deal.shipment === null ? own : id13(this.#documents.kindId('shipment'), deal.shipment);
    if (deal.shipment === null) deal.advances.push({ id, kind, amount });
    this.#documents.write({
      kind,
      id,
      number,
      at,
      posted: true,
      author: deal.author,
      basis,
      head: {
        ДокОснование: basis ? id13(this.#documents.kindId(basis.kind), basis.id) : EMPTY_ID13,
        Контрагент: owner,
        Договор: owner,
        Сумма: amount,
        Комментарий: tied ? '' : 'без назначения',
      },
      lines: [],
      movements: [debt(owner, against, amount, 'out', own)],
    });
    this.#wrote(4);
  }
}
