import { Injectable } from '@nestjs/common';
import { Database } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import { AbsenceBook } from '../../../application/ports/absence-book.port.js';
import { AbsencePlan } from '../../../domain/absence-plan.js';
import type { Absence, AbsenceKind } from '../../../domain/absence-plan.js';
import { changed } from './company-revision.js';
import { AbsenceRow } from './team.rows.js';

interface Row {
  id: string;
  employee_id: string;
  kind: string;
  begins_at: unknown;
  ends_at: unknown;
  deputy_id: string | null;
  note: string;
  planned_at: unknown;
  cancelled_at: unknown;
}
const ALL =
  'select id, employee_id, kind, begins_at, ends_at, deputy_id, note, planned_at, cancelled_at from team_absence';

@Injectable()
export class MikroAbsenceBook extends AbsenceBook {
  constructor(private readonly database: Database) {
    super();
  }
  async takeForChange(employeeId: string): Promise<AbsencePlan> {
    // An empty plan has no row of its own to lock; the employee has.
    await this.database.all(`select id from team_employee where id = ?${this.database.forUpdate}`, [employeeId]);
    const rows = await this.database.all<Row>(
      `${ALL} where employee_id = ? order by begins_at, id${this.database.forUpdate}`,
      [employeeId],
    );
    return AbsencePlan.restore({ employeeId, absences: rows.map(absenceOf) });
  }
  async save({ state: { employeeId, absences } }: AbsencePlan): Promise<void> {
    const em = this.database.em();
    const rows = await this.database.all<{ id: string; cancelled_at: unknown }>(
      'select id, cancelled_at from team_absence where employee_id = ?',
      [employeeId],
    );
    const known = new Map(rows.map((row) => [row.id, row.cancelled_at !== null]));
    for (const { id, from, to, ...plain } of absences) {
      const wasCancelled = known.get(id);
      if (wasCancelled === undefined)
        await em.insert(AbsenceRow, { id, employeeId, beginsAt: from, endsAt: to, ...plain });
      else if (plain.cancelledAt && !wasCancelled)
        await em.nativeUpdate(AbsenceRow, { id }, { cancelledAt: plain.cancelledAt });
    }
    await changed(this.database);
  }
  async endingAfter(at: Date): Promise<ReadonlyMap<string, readonly Absence[]>> {
    const rows = await this.database.all<Row>(`${ALL} where ends_at > ? order by begins_at, id`, [at]);
    const found = new Map<string, Absence[]>();
    for (const row of rows) found.set(row.employee_id, [...(found.get(row.employee_id) ?? []), absenceOf(row)]);
    return found;
  }
}

const absenceOf = (row: Row): Absence => ({
  id: row.id,
  kind: row.kind as AbsenceKind,
  from: instant(row.begins_at),
  to: instant(row.ends_at),
  deputyId: row.deputy_id,
  note: row.note,
  plannedAt: instant(row.planned_at),
  cancelledAt: instantOrNull(row.cancelled_at),
});
