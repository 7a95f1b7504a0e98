import { quantityText } from './decimal-text.js';
import { Clock, Query, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import { asksForDelivery, deliveryLetters, isDeliveryItem } from '../../../domain/invoice-care/delivery-words.js';
import { type Sql, anyOf, either, sql } from '../sql-text.js';
import type { UnpaidReason } from './reason-words.js';

/** A customer's word that waited so long for ours is a reason. */
const SLOW_HOURS = 8;
const HOUR = 3_600_000;
const DAY = 86_400_000;
/** The wish for delivery comes before the invoice as a rule. */
const WISH_DAYS = 30;
/** Rows that one look takes in. */
const MOST = 10_000;
/** Of each customer the latest contacts, and of each item the latest prices that he paid: enough, and nobody's long past pushes out another's. */
const LATEST = 100;

interface Invoice {
  id: string;
  number: string;
  at: unknown;
  party_id: string | null;
  party_key: string | null;
  total: number;
  shipped: number;
  phantom_of: string | null;
  counted_number: string | null;
  told_at: unknown;
  told_step: number | null;
}
interface Line {
  invoice_key: string;
  item_key: string;
  item_name: string | null;
  price: number;
  quantity: string;
}
interface Contact {
  party_id: string;
  at: unknown;
  direction: 'in' | 'out';
}
interface OldPrice {
  party_key: string;
  item_key: string;
  at: unknown;
  price: number;
  number: string;
}
interface Stock {
  item_key: string;
  quantity: string;
  reserved: string;
}
interface Debt {
  party_key: string;
  amount: number;
}
interface Wish {
  party_id: string;
  at: unknown;
  subject: string;
  preview: string;
  answered_at: unknown;
}
interface Delivery {
  party_id: string;
  at: unknown;
  name: string;
}
interface Facts {
  wishes: Map<string, Wish[]>;
  deliveries: Map<string, Delivery[]>;
  lines: Map<string, Line[]>;
  contacts: Map<string, Contact[]>;
  prices: Map<string, OldPrice[]>;
  stock: Map<string, Stock[]>;
  debts: Map<string, number>;
}

/**
 * Why invoices may not be paid, from facts of the books and of the time line only: each reason with its when and how much. Eight statements,
 * however many invoices.
 */
@Query()
export class UnpaidReasons {
  constructor(
    private readonly tables: Tables,
    private readonly clock: Clock,
  ) {}

  /** At most 500 invoices. @returns by key; of one without a reason an empty list */
  async execute({ invoiceKeys }: { invoiceKeys: readonly string[] }): Promise<Map<string, UnpaidReason[]>> {
    if (invoiceKeys.length === 0) return new Map();
    const invoices = await this.#invoices(invoiceKeys.slice(0, 500));
    const facts = await this.#facts(invoices);
    return new Map(invoices.map((invoice) => [invoice.id, this.#reasonsOf(invoice, facts)]));
  }

  #reasonsOf(invoice: Invoice, facts: Facts): UnpaidReason[] {
    return [
      ...phantom(invoice),
      ...silence(invoice, facts, this.clock.now()),
      ...noDelivery(invoice, facts),
      ...dearer(invoice, facts),
      ...noStock(invoice, facts),
      ...owes(invoice, facts),
    ];
  }

  #invoices(keys: readonly string[]): Promise<Invoice[]> {
    const { text, params } = anyOf('i.id', keys);
    return this.tables.all<Invoice>(
      `select i.id, i.number, i.at, i.party_id, i.party_key, i.total, i.shipped, i.phantom_of, o.number as counted_number, w.told_at, w.told_step
       from sales_invoice i left join sales_invoice o on o.id = i.phantom_of left join sales_invoice_watch w on w.invoice_key = i.id
       where ${text}`,
      params,
    );
  }

  async #facts(invoices: readonly Invoice[]): Promise<Facts> {
    const keys = invoices.map((i) => i.id);
    const parties = some(invoices.map((i) => i.party_id));
    const partyKeys = some(invoices.map((i) => i.party_key));
    const lines = await this.#of<Line>(
      `select l.invoice_key, l.item_key, t.name as item_name, l.price, l.quantity from sales_invoice_line l
       left join sales_ledger_item t on t.id = l.item_key where l.item_key is not null and `,
      'l.invoice_key',
      keys,
    );
    const items = some(lines.map((l) => l.item_key));
    const dates = invoices.map((i) => instant(i.at).getTime());
    const [oldest, newest] = [new Date(Math.min(...dates)), new Date(Math.max(...dates))];
    const contacts = await this.#of<Contact>(
      `select party_id, at, direction from (
         select party_id, at, direction, row_number() over (partition by party_id order by at desc) as n
         from sales_time_line where at > ? and channel in ('letter', 'call', 'chat') and `,
      'party_id',
      parties,
      [oldest],
      `) t where n <= ${LATEST} order by at desc`,
    );
    const both = anyOf('i.party_key', partyKeys.length ? partyKeys : ['']);
    const prices = await this.#of<OldPrice>(
      `select party_key, item_key, at, price, number from (
         select i.party_key, l.item_key, i.at, l.price, i.number,
           row_number() over (partition by i.party_key, l.item_key order by i.at desc) as n
         from sales_invoice i join sales_invoice_line l on l.invoice_key = i.id
         where i.paid_at is not null and i.at < ? and ${both.text} and `,
      'l.item_key',
      items,
      [newest, ...both.params],
      `) t where n <= ${LATEST} order by at desc`,
    );
    const stock = await this.#of<Stock>(
      'select item_key, quantity, reserved from sales_ledger_stock where ',
      'item_key',
      items,
    );
    const debts = await this.#of<Debt>(
      'select party_key, amount from sales_ledger_debt where ',
      'party_key',
      partyKeys,
    );
    const like = (...columns: string[]): Sql =>
      either(columns.flatMap((column) => deliveryLetters.map((word) => sql(`${column} like ?`, `%${word}%`))));
    const [words, names] = [like('t.subject', 't.preview'), like('coalesce(l.name, g.name)')];
    const before = new Date(oldest.getTime() - WISH_DAYS * DAY);
    // What we have sent is kept without its text: any answer may have named the price of delivery.
    const wishes = await this.#of<Wish>(
      `select t.party_id, t.at, t.subject, t.preview, (select min(o.at) from sales_time_line o
         where o.party_id = t.party_id and o.direction = 'out' and o.at > t.at) as answered_at
       from sales_time_line t where t.direction = 'in' and t.at > ? and ${words.text} and `,
      't.party_id',
      parties,
      [before, ...words.params],
      'order by t.at desc',
    );
    const deliveries = await this.#of<Delivery>(
      `select i.party_id, i.at, coalesce(l.name, g.name) as name from sales_invoice i
       join sales_invoice_line l on l.invoice_key = i.id left join sales_ledger_item g on g.id = l.item_key
       where i.at > ? and ${names.text} and `,
      'i.party_id',
      some(wishes.map((w) => w.party_id)),
      [before, ...names.params],
    );
    const owed = new Map<string, number>();
    for (const { party_key, amount } of debts) owed.set(party_key, (owed.get(party_key) ?? 0) + Number(amount));
    return {
      lines: by(lines, (l) => l.invoice_key),
      contacts: by(contacts.toReversed(), (c) => c.party_id),
      prices: by(prices, (p) => `${p.party_key}|${p.item_key}`),
      stock: by(stock, (s) => s.item_key),
      debts: owed,
      wishes: by(wishes, (w) => w.party_id),
      deliveries: by(deliveries, (d) => d.party_id),
    };
  }

  async #of<T extends object>(
    head: string,
    column: string,
    values: readonly string[],
    before: readonly (string | number | boolean | Date | null)[] = [],
    tail = '',
  ): Promise<T[]> {
    if (values.length === 0) return [];
    const { text, params } = anyOf(column, values);
    return this.tables.all<T>(`${head}${text} ${tail} limit ${MOST}`, [...before, ...params]);
  }
}

const some = (values: readonly (string | null)[]): string[] => [...new Set(values.flatMap((v) => v ?? []))];
function by<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const own = map.get(key(row));
    if (own) own.push(row);
    else map.set(key(row), [row]);
  }
  return map;
}

const phantom = ({ phantom_of, counted_number }: Invoice): UnpaidReason[] =>
  phantom_of === null ? [] : [{ code: 'phantom', invoiceKey: phantom_of, number: counted_number ?? '' }];

/** Nobody spoke to the customer; he waited for an answer, or still does; nobody did anything after it was reminded of. */
function silence({ at, party_id, told_at, told_step }: Invoice, { contacts }: Facts, now: Date): UnpaidReason[] {
  // Of a customer whom we do not know we do not know either what was said.
  if (party_id === null) return [];
  const issued = instant(at);
  const own = (contacts.get(party_id) ?? [])
    .map((c) => ({ at: instant(c.at), direction: c.direction }))
    .filter((c) => c.at > issued);
  const toldAt = instantOrNull(told_at);
  const reminded: UnpaidReason[] =
    toldAt && told_step !== null && !own.some((c) => c.at > toldAt) && now.getTime() - toldAt.getTime() >= DAY
      ? [{ code: 'reminder-not-followed', at: toldAt.toISOString(), step: told_step }]
      : [];
  if (own.length === 0)
    return [
      { code: 'no-contact', since: issued.toISOString(), days: Math.floor((now.getTime() - issued.getTime()) / DAY) },
      ...reminded,
    ];
  return [...waited(own, now), ...reminded];
}

/** The longest time between a word of the customer and our next one. */
function waited(own: readonly { at: Date; direction: 'in' | 'out' }[], now: Date): UnpaidReason[] {
  let longest: { from: Date; ms: number; open: boolean } | null = null;
  let asked: Date | null = null;
  const close = (until: Date, open: boolean): void => {
    if (!asked) return;
    const ms = until.getTime() - asked.getTime();
    if (!longest || ms > longest.ms) longest = { from: asked, ms, open };
    asked = null;
  };
  for (const { at, direction } of own) {
    if (direction === 'in') asked ??= at;
    else close(at, false);
  }
  close(now, true);
  const found = longest as { from: Date; ms: number; open: boolean } | null;
  if (!found || found.ms < SLOW_HOURS * HOUR) return [];
  const fact = { at: found.from.toISOString(), hours: Math.round(found.ms / HOUR) };
  return [{ code: found.open ? 'question-unanswered' : 'answer-was-slow', ...fact }];
}

/** He wanted it brought; since then nothing of ours can have said what that costs: no answer, and no line of an invoice. */
function noDelivery({ at, party_id }: Invoice, { wishes, deliveries }: Facts): UnpaidReason[] {
  const from = instant(at).getTime() - WISH_DAYS * DAY;
  const wish = (wishes.get(party_id ?? '') ?? []).find(
    (w) => instant(w.at).getTime() > from && asksForDelivery(`${w.subject} ${w.preview}`),
  );
  if (!wish || wish.answered_at !== null) return [];
  const asked = instant(wish.at);
  const sold = (deliveries.get(party_id ?? '') ?? []).some(
    (d) => isDeliveryItem(d.name) && instant(d.at).getTime() >= Math.min(asked.getTime(), instant(at).getTime()),
  );
  return sold ? [] : [{ code: 'delivery-not-quoted', at: asked.toISOString() }];
}

/** Above what this customer paid for the same the last time before. */
function dearer({ id, at, party_key }: Invoice, { lines, prices }: Facts): UnpaidReason[] {
  const issued = instant(at);
  const risen = (lines.get(id) ?? []).flatMap((line) => {
    const last = prices.get(`${party_key}|${line.item_key}`)?.find((p) => instant(p.at) < issued);
    if (!last || Number(line.price) <= Number(last.price)) return [];
    const [price, before] = [Number(line.price), Number(last.price)];
    return [
      {
        code: 'price-risen' as const,
        item: line.item_name ?? '',
        price,
        before,
        number: last.number,
        at: instant(last.at).toISOString(),
      },
    ];
  });
  return risen.sort((a, b) => b.price / b.before - a.price / a.before).slice(0, 1);
}

/** Not shipped, and fewer are free than are wanted. What the books keep no stock of is not missing. */
function noStock({ id, total, shipped }: Invoice, { lines, stock }: Facts): UnpaidReason[] {
  if (Number(shipped) >= Number(total)) return [];
  const wanted = new Map<string, { name: string; amount: bigint }>();
  for (const { item_key, item_name, quantity } of lines.get(id) ?? []) {
    const known = wanted.get(item_key)?.amount ?? 0n;
    wanted.set(item_key, { name: item_name ?? '', amount: known + quantityText.read(quantity) });
  }
  for (const [item, { name, amount }] of wanted) {
    const rows = stock.get(item);
    if (!rows) continue;
    const free = rows.reduce((sum, s) => sum + quantityText.read(s.quantity) - quantityText.read(s.reserved), 0n);
    if (free < amount)
      return [{ code: 'no-stock', item: name, wanted: quantityText.write(amount), free: quantityText.write(free) }];
  }
  return [];
}

const owes = ({ party_key }: Invoice, { debts }: Facts): UnpaidReason[] => {
  const amount = debts.get(party_key ?? '') ?? 0;
  return amount > 0 ? [{ code: 'owes', amount }] : [];
};
