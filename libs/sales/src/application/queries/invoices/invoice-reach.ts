import { Clock, UseCase, actorId } from '@prorab/platform/marks';
import { Colleagues } from '../../ports/colleagues.port.js';
import { type Sql, anyOf, either, sql } from '../sql-text.js';

/** Whose invoices one sees (SA-21). */
export type InvoiceReach = 'own' | 'team' | 'all';

/** Own: those one issued or ordered, and those of customers one is responsible for. Team: the same of everybody in one's branch. */
@UseCase()
export class InvoiceReaders {
  constructor(
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  /** The condition on `sales_invoice i`. Somebody who is no employee sees nothing, unless he sees all. */
  async condition(reach: InvoiceReach): Promise<Sql> {
    if (reach === 'all') return sql('1 = 1');
    const me = actorId();
    if (me === null) return sql('1 = 0');
    const ids = reach === 'own' ? [me] : await this.teamOf(me);
    const [customers, orders] = [anyOf('o.responsible_id', ids), anyOf('r.`by`', ids)];
    return either([
      anyOf('i.employee_id', ids),
      sql(`i.id in (select r.invoice_key from sales_ledger_order r where ${orders.text})`, ...orders.params),
      sql(`i.party_id in (select o.id from sales_party o where ${customers.text})`, ...customers.params),
    ]);
  }
  /** The condition on `sales_party p`: customers whose debts and shipments one sees. They are one's own, or one sees an invoice of theirs. */
  async customers(reach: InvoiceReach): Promise<Sql> {
    if (reach === 'all') return sql('1 = 1');
    const me = actorId();
    if (me === null) return sql('1 = 0');
    const { text, params } = await this.condition(reach);
    return either([
      anyOf('p.responsible_id', reach === 'own' ? [me] : await this.teamOf(me)),
      sql(`exists (select 1 from sales_invoice i where i.party_id = p.id and ${text})`, ...params),
    ]);
  }
  private async teamOf(me: string): Promise<string[]> {
    const people = await this.colleagues.at(this.clock.now());
    const branch = people.find((c) => c.employeeId === me)?.branchId ?? null;
    return [
      me,
      ...people.filter((c) => branch !== null && c.branchId === branch && c.employeeId !== me).map((c) => c.employeeId),
    ];
  }
}
