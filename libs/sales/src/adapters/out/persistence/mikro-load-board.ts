import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { instant } from '@prorab/platform/marks';
import { LoadBoard, type Workload } from '../../../application/ports/load-board.port.js';
import type { HeldCount } from '../../../domain/distribution/load.js';
import { heldStatuses } from '../../../domain/inquiry/inquiry-status.js';

interface Stored {
  employee_id: string;
  status: HeldCount['status'] | null;
  channel: HeldCount['channel'];
  n: number;
  at: unknown;
}
const sql = `select owner_id as employee_id, status, channel, count(*) as n, null as at from sales_inquiry
  where owner_id is not null and status in (${heldStatuses.map((s) => `'${s}'`).join(', ')}) group by owner_id, status, channel
  union all select employee_id, null, null, 0, at from sales_last_given`;

/** Counted from the inquiries themselves, so it cannot drift. */
@Injectable()
export class MikroLoadBoard extends LoadBoard {
  constructor(private readonly database: Database) {
    super();
  }
  async current(): Promise<Workload> {
    const rows = await this.database.all<Stored>(sql);
    const held = rows.flatMap(({ employee_id: employeeId, status, channel, n }): HeldCount[] =>
      status === null ? [] : [{ employeeId, status, channel, count: Number(n) }],
    );
    const given = rows.filter((r) => r.status === null);
    return { held, lastGivenAt: new Map(given.map((r) => [r.employee_id, instant(r.at)])) };
  }
  async given(employeeIds: readonly string[], at: Date): Promise<void> {
    const rows = [...new Set(employeeIds)].map((employee_id) => ({ employee_id, at }));
    await insertAll(this.database, 'sales_last_given', rows, { replaceBy: 'employee_id' });
  }
}
