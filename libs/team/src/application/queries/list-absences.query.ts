import { Query, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import type { SqlValue } from '@prorab/platform/marks';
import type { AbsenceKind } from '../../domain/absence-plan.js';

export interface AbsenceView {
  id: string;
  employee: { id: string; name: string };
  /** Why somebody is away; null for those whom it does not concern. */
  kind: AbsenceKind | null;
  note: string | null;
  from: string;
  to: string;
  deputy: { id: string; name: string } | null;
  plannedAt: string;
  cancelledAt: string | null;
}

interface Row {
  id: string;
  employee_id: string;
  employee_name: string | null;
  kind: string;
  note: string;
  begins_at: unknown;
  ends_at: unknown;
  deputy_id: string | null;
  deputy_name: string | null;
  planned_at: unknown;
  cancelled_at: unknown;
}

@Query()
export class ListAbsences {
  constructor(private readonly tables: Tables) {}

  /**
   * What touches the period [from, to), by beginning; the cancelled too.
   * @param reasonsFor whose kind and note are shown: everybody's, or one employee's own
   * @returns one more than `limit`, if there are
   */
  async execute({
    from,
    to,
    employeeId,
    limit,
    after,
    reasonsFor,
  }: {
    from: Date;
    to: Date;
    employeeId?: string;
    limit: number;
    after: { from: Date; id: string } | null;
    reasonsFor: 'everybody' | { employeeId: string };
  }): Promise<AbsenceView[]> {
    const where: [string, SqlValue[]][] = [['a.begins_at < ? and a.ends_at > ?', [to, from]]];
    if (employeeId) where.push(['a.employee_id = ?', [employeeId]]);
    if (after) where.push(['(a.begins_at > ? or (a.begins_at = ? and a.id > ?))', [after.from, after.from, after.id]]);
    const rows = await this.tables.all<Row>(
      `select a.id, a.employee_id, e.name as employee_name, a.kind, a.note, a.begins_at, a.ends_at, a.deputy_id,
        d.name as deputy_name, a.planned_at, a.cancelled_at
       from team_absence a left join team_employee e on e.id = a.employee_id left join team_employee d on d.id = a.deputy_id
       where ${where.map(([sql]) => sql).join(' and ')} order by a.begins_at, a.id limit ${limit + 1}`,
      where.flatMap(([, values]) => values),
    );
    return rows.map((row) => {
      const open = reasonsFor === 'everybody' || reasonsFor.employeeId === row.employee_id;
      return {
        id: row.id,
        employee: { id: row.employee_id, name: row.employee_name ?? '' },
        kind: open ? (row.kind as AbsenceKind) : null,
        note: open ? row.note : null,
        from: instant(row.begins_at).toISOString(),
        to: instant(row.ends_at).toISOString(),
        deputy: row.deputy_id ? { id: row.deputy_id, name: row.deputy_name ?? '' } : null,
        plannedAt: instant(row.planned_at).toISOString(),
        cancelledAt: instantOrNull(row.cancelled_at)?.toISOString() ?? null,
      };
    });
  }
}
