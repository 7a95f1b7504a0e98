import { Injectable } from '@nestjs/common';
import { Money } from '@prorab/kernel';
import { marks } from '@prorab/platform';
import { Tables, instant } from '@prorab/platform/marks';
import { SalesRules } from '../../../application/sales-rules.js';
import { type CustomerGlance, CustomerGlances } from '../../../contract/index.js';
import { keyOf, pointKey } from '../../../domain/party/contact-point.js';
import { openStatuses } from '../../../domain/inquiry/inquiry-status.js';

interface Stored {
  id: string;
  name: string | null;
  responsible_id: string | null;
  branch_id: string | null;
  code: string | null;
  invoices: unknown;
  owed: unknown;
  newest: string | null;
  inquiry_id: string | null;
  inquiry_number: unknown;
  subject: string | null;
  owner_id: string | null;
  contact_at: unknown;
  channel: string | null;
}
const awaited = "i.party_id = p.id and i.state in ('unpaid', 'partly', 'not-tied') and i.phantom_of is null";
/** Each part is read off an index of the customer; nothing is counted over others. */
const STATEMENT = `
  select p.id, p.name, p.responsible_id, p.branch_id,
    (select b.code from sales_ledger_party b where b.party_id = p.id and b.gone_at is null and b.code is not null order by b.id limit 1) as code,
    (select count(*) from sales_invoice i where ${awaited}) as invoices,
    (select sum(i.total - i.paid + i.refunded) from sales_invoice i where ${awaited}) as owed,
    (select i.number from sales_invoice i where ${awaited} order by i.at desc, i.id desc limit 1) as newest,
    q.id as inquiry_id, q.number as inquiry_number, q.subject, q.owner_id, t.at as contact_at, t.channel
  from sales_contact_point c
  join sales_party p on p.id = c.party_id
  left join sales_inquiry q on q.id = (
    select o.id from sales_inquiry o where o.party_id = p.id and o.status in (${marks(openStatuses)})
    order by o.received_at desc, o.id desc limit 1)
  left join sales_time_line t on t.contact_id = (
    select l.contact_id from sales_time_line l where l.party_id = p.id order by l.at desc, l.contact_id desc limit 1)
  where c.point_key = ?`;

@Injectable()
export class TableCustomerGlances extends CustomerGlances {
  constructor(
    private readonly tables: Tables,
    private readonly rules: SalesRules,
  ) {
    super();
  }
  async byPhone(number: string): Promise<CustomerGlance | null> {
    const key = pointKey('phone', number, this.rules.areaCode);
    if (!key) return null;
    const [row] = await this.tables.all<Stored>(STATEMENT, [...openStatuses, keyOf(key)]);
    return row ? glance(row) : null;
  }
}
const glance = (r: Stored): CustomerGlance => ({
  ...{ partyId: r.id, name: r.name, responsibleId: r.responsible_id, branchId: r.branch_id, code1c: r.code },
  openInvoices:
    r.newest === null
      ? null
      : { count: Number(r.invoices), sum: Money.ofKopecks(Number(r.owed)).toString(), newest: r.newest },
  openInquiry:
    r.inquiry_id === null
      ? null
      : {
          ...{ inquiryId: r.inquiry_id, number: Number(r.inquiry_number) },
          ...{ subject: r.subject ?? '', ownerId: r.owner_id },
        },
  lastContact: r.channel === null ? null : { at: instant(r.contact_at).toISOString(), channel: r.channel },
});
