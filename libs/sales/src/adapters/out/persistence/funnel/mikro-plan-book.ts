import { Injectable } from '@nestjs/common';
import { newId } from '@prorab/kernel';
import { Database, insertAll } from '@prorab/platform';
import { instant } from '@prorab/platform/marks';
import { type KeptPlan, PlanBook } from '../../../../application/ports/funnel/plan-book.port.js';
import type { Plan } from '../../../../domain/funnel/plan.js';

interface Stored {
  month: string;
  employee_id: string;
  requests: number | null;
  invoices: number | null;
  paid: number | string | null;
  average_bill: number | string | null;
  paid_share: number | null;
  kept_at: unknown;
  kept_by: string | null;
}
const columns = 'month, employee_id, requests, invoices, paid, average_bill, paid_share, kept_at, kept_by';
const numberOrNull = (value: number | string | null): number | null => (value === null ? null : Number(value));

@Injectable()
export class MikroPlanBook extends PlanBook {
  constructor(private readonly database: Database) {
    super();
  }
  async keep({ plan, at, by }: KeptPlan): Promise<void> {
    const row = {
      ...{
        id: newId(),
        month: plan.month,
        employee_id: plan.employeeId,
        requests: plan.requests,
        invoices: plan.invoices,
      },
      ...{ paid: plan.paid, average_bill: plan.averageBill, paid_share: plan.paidShare, kept_at: at, kept_by: by },
    };
    await insertAll(this.database, 'sales_plan', [row], 'refuse');
  }
  async ofMonth(month: string): Promise<Plan[]> {
    const rows = await this.database.all<Stored>(
      `select ${columns} from sales_plan p where month = ? and not exists (select 1 from sales_plan q
         where q.month = p.month and q.employee_id = p.employee_id and (q.kept_at > p.kept_at or (q.kept_at = p.kept_at and q.id > p.id)))
       order by employee_id`,
      [month],
    );
    return rows.map(planOf);
  }
  async history(month: string, limit: number): Promise<KeptPlan[]> {
    const rows = await this.database.all<Stored>(
      `select ${columns} from sales_plan where month = ? order by kept_at desc, id desc limit ${Math.trunc(limit)}`,
      [month],
    );
    return rows.map((r) => ({ plan: planOf(r), at: instant(r.kept_at), by: r.kept_by }));
  }
}
const planOf = (r: Stored): Plan => ({
  ...{
    month: r.month,
    employeeId: r.employee_id,
    requests: numberOrNull(r.requests),
    invoices: numberOrNull(r.invoices),
  },
  ...{ paid: numberOrNull(r.paid), averageBill: numberOrNull(r.average_bill), paidShare: numberOrNull(r.paid_share) },
});
