import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@prorab/kernel';
import { AuditLog } from '../marks/index.js';
import type { Database } from '../persistence/database.js';
import { AuditRow } from '../persistence/platform.rows.js';
import { actorName } from '../work/mikro-outbox.js';
import type { MikroUnitOfWork } from '../work/mikro-unit-of-work.js';

type Entry = Parameters<AuditLog['record']>[0];
const pending = Symbol('audit');
const asText = (value: object | null | undefined): string | null => (value ? JSON.stringify(value) : null);

@Injectable()
export class MikroAuditLog extends AuditLog {
  constructor(
    private readonly database: Database,
    private readonly work: MikroUnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }
  record(entry: Entry): void {
    const entries = this.work.attachment(pending, () => [] as (Entry & { actor: string })[]);
    entries.push({ ...entry, actor: actorName() });
    this.work.beforeCommit('audit', async () => {
      const at = this.clock.now();
      const rows = entries.splice(0).map(({ before, after, ...rest }) => ({
        id: newId(),
        at,
        ...rest,
        before: asText(before),
        after: asText(after),
      }));
      if (rows.length) await this.database.em().insertMany(AuditRow, rows);
    });
  }
}
