import { Injectable } from '@nestjs/common';
import { Clock, ZoneClock, dayName, dayNumber } from '@prorab/kernel';
import { inPortions, marks } from '@prorab/platform';
import { type SqlValue, Tables, instant } from '@prorab/platform/marks';
import { BankEvidence, type PaymentOfBooks } from '../../../../application/ports/bank/bank-evidence.port.js';
import type { InvoiceToPay } from '../../../../domain/bank/line-judgement.js';

const DAY = 86_400_000;
/** What lies longer is not dug up by itself. */
const UNNAMED_DAYS = 90;
const most = { ofParty: 200, ofNumber: 20, payments: 5_000 };

interface StoredPayment {
  id: string;
  number: string;
  at: unknown;
  amount: number | string;
  note: string | null;
  party_key: string | null;
  tied: number | string;
  said: number | string;
  counts: unknown;
}
const counts = "m.posted = 1 and m.marked = 0 and m.gone_at is null and m.direction = 'in'";
const paymentColumns = `m.id, m.number, m.at, m.amount, m.note, m.party_key, m.tied, case when ${counts} then 1 else 0 end as counts,
  coalesce((select sum(t.amount) from sales_payment_tie t where t.payment_key = m.id), 0) as said`;

interface StoredInvoice {
  id: string;
  number: string;
  at: unknown;
  party_key: string | null;
  rest: number | string;
}
const invoiceColumns = 'id, number, at, party_key, total - paid + refunded as rest';
const open = "state in ('unpaid', 'partly', 'not-tied')";
const counted = "state not in ('draft', 'void')";

/** Reads the tables of the mirror. */
@Injectable()
export class TableBankEvidence extends BankEvidence {
  constructor(
    private readonly tables: Tables,
    private readonly clock: Clock,
  ) {
    super();
  }

  async payersBy(inns: readonly string[]): Promise<Map<string, Set<string>>> {
    const own = await this.each<{ asked: string; id: string }>(
      inns,
      (list) => `select inn as asked, id from sales_ledger_party where inn in (${list}) and gone_at is null
        union select b.inn as asked, o.id from sales_ledger_party b join sales_ledger_party o on o.party_id = b.party_id
        where b.inn in (${list}) and b.gone_at is null and o.gone_at is null`,
      2,
    );
    const ours = await this.each<{ asked: string; id: string }>(
      inns.map((inn) => `inn:${inn}`),
      (
        list,
      ) => `select c.point_key as asked, o.id from sales_contact_point c join sales_ledger_party o on o.party_id = c.party_id
        where c.point_key in (${list}) and o.gone_at is null`,
    );
    return setsOf([...own, ...ours.map((r) => ({ asked: r.asked.slice('inn:'.length), id: r.id }))]);
  }
  async samePayers(partyKeys: readonly string[]): Promise<Map<string, Set<string>>> {
    const rows = await this.each<{ asked: string; id: string }>(
      partyKeys,
      (
        list,
      ) => `select b.id as asked, o.id from sales_ledger_party b join sales_ledger_party o on o.party_id = b.party_id
        where b.id in (${list}) and o.gone_at is null`,
    );
    return setsOf([...partyKeys.map((id) => ({ asked: id, id })), ...rows]);
  }

  async freePayments(asked: Parameters<BankEvidence['freePayments']>[0]): Promise<PaymentOfBooks[]> {
    const zone = ZoneClock.of(asked.zone);
    const [from, to] = [dayNumber(asked.from), dayNumber(asked.to) + 1].map((d) => new Date(zone.instantOf(d, 0)));
    const rows = await this.each<StoredPayment>(
      asked.amounts,
      (
        list,
      ) => `select ${paymentColumns} from sales_ledger_payment m left join sales_bank_line l on l.payment_key = m.id
        where m.at >= ? and m.at < ? and m.amount in (${list}) and m.means = 'bank' and ${counts} and (l.id is null or l.origin = 'books')
        order by m.at desc, m.id desc limit ${most.payments}`,
      1,
      [from ?? null, to ?? null],
    );
    return rows.map((r) => paymentOf(r, zone));
  }
  async payments(keys: readonly string[], zone: string): Promise<PaymentOfBooks[]> {
    const rows = await this.each<StoredPayment>(
      keys,
      (list) => `select ${paymentColumns} from sales_ledger_payment m where m.id in (${list})`,
    );
    return unique(rows).map((r) => paymentOf(r, ZoneClock.of(zone)));
  }
  async unnamedPayments(zone: string, limit: number): Promise<PaymentOfBooks[]> {
    const rows = await this.tables.all<StoredPayment>(
      `select ${paymentColumns} from sales_ledger_payment m
       where m.at >= ? and m.means = 'bank' and ${counts} and m.base_key is null and m.amount > m.tied and m.note is not null and m.note <> ''
         and not exists (select 1 from sales_bank_line l where l.payment_key = m.id)
       order by m.at desc, m.id desc limit ${Math.trunc(limit)}`,
      [new Date(this.clock.now().getTime() - UNNAMED_DAYS * DAY)],
    );
    return rows.map((r) => paymentOf(r, ZoneClock.of(zone)));
  }
  async leftByPayments(limit: number): Promise<string[]> {
    const rows = await this.tables.all<{ id: string }>(
      `select l.id from sales_ledger_payment m join sales_bank_line l on l.payment_key = m.id
       where m.at >= ? and ${counts} and (l.state = 'covered' and m.amount > m.tied + 1
         or l.state = 'tied' and not exists (select 1 from sales_payment_tie t where t.payment_key = m.id and t.amount <> 0))
       order by m.at desc, m.id desc limit ${Math.trunc(limit)}`,
      [new Date(this.clock.now().getTime() - UNNAMED_DAYS * DAY)],
    );
    return rows.map((r) => r.id);
  }

  async invoices(asked: Parameters<BankEvidence['invoices']>[0]): Promise<InvoiceToPay[]> {
    const latest = (by: string, where: string, limit: number) => (list: string) =>
      `select id, number, at, party_key, rest from (
         select ${invoiceColumns}, row_number() over (partition by ${by} order by at desc, id desc) as nth
         from sales_invoice where ${by} in (${list}) and ${where}) latest where nth <= ${limit}`;
    const rows = unique([
      ...(await this.each<StoredInvoice>(asked.partyKeys, latest('party_key', open, most.ofParty))),
      ...(await this.each<StoredInvoice>(asked.numbers, latest('number_key', counted, most.ofNumber))),
      ...(await this.each<StoredInvoice>(
        asked.keys,
        (list) => `select ${invoiceColumns} from sales_invoice where id in (${list}) and ${counted}`,
      )),
    ]);
    const waiting = await this.each<{ invoice_key: string; amount: number | string }>(
      rows.map((r) => r.id),
      (
        list,
      ) => `select s.invoice_key, sum(s.amount) as amount from sales_bank_line_share s join sales_bank_line l on l.id = s.line_id
        where l.state = 'waiting' and s.invoice_key in (${list}) group by s.invoice_key`,
    );
    const promised = new Map(waiting.map((w) => [w.invoice_key, Number(w.amount)]));
    const zone = ZoneClock.of(asked.zone);
    return rows.map((r) => ({
      ...{ key: r.id, number: r.number, on: dayOf(r.at, zone), partyKey: r.party_key },
      rest: Math.max(0, Number(r.rest) - (promised.get(r.id) ?? 0)),
    }));
  }

  /** `times`: how often the list stands in the statement. */
  private each<T extends object>(
    items: readonly (string | number)[],
    statement: (list: string) => string,
    times = 1,
    before: readonly SqlValue[] = [],
  ): Promise<T[]> {
    return inPortions([...new Set(items)], (part) =>
      this.tables.all<T>(statement(marks(part)), [...before, ...Array.from({ length: times }, () => part).flat()]),
    );
  }
}

const dayOf = (at: unknown, zone: ZoneClock): string => dayName(zone.dayNumberAt(instant(at).getTime()));
const unique = <T extends { id: string }>(rows: readonly T[]): T[] => [...new Map(rows.map((r) => [r.id, r])).values()];
function setsOf(rows: readonly { asked: string; id: string }[]): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (const { asked, id } of rows) sets.set(asked, (sets.get(asked) ?? new Set<string>()).add(id));
  return sets;
}
const paymentOf = (r: StoredPayment, zone: ZoneClock): PaymentOfBooks => ({
  ...{
    key: r.id,
    number: r.number,
    on: dayOf(r.at, zone),
    amount: Number(r.amount),
    note: r.note,
    partyKey: r.party_key,
  },
  ...{ counts: Number(r.counts) === 1, tied: Number(r.tied), said: Number(r.said) },
});
