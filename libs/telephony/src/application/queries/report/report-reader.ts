import { Clock, Query, type SqlValue, Tables, instant } from '@prorab/platform/marks';
import type { CallOutcome } from '../../../domain/call.js';
import type { CallCell } from '../../../domain/report/call-figures.js';
import { ReportTooWide } from '../../../domain/report/report.errors.js';
import { text } from '../call-view.js';
import type { ReportPeriod, Sql } from './report-period.js';

/** What a call is laid to. */
export interface CalledLine {
  readonly line: string;
  /** Who has sent the visit that it came from; empty: nobody. null: it came from none that we know of. */
  readonly visitSource: string | null;
}
export interface LineCell extends CallCell, CalledLine {}
export interface HourCell {
  readonly branchId: string | null;
  /** Hours since 1970. */
  readonly hour: number;
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  readonly closed: number;
}
export interface PersonCell {
  readonly employeeId: string;
  readonly waited: number;
  readonly calls: number;
  readonly talked: number;
}
export interface MissedCell extends CalledLine {
  readonly branchId: string | null;
  readonly episodes: number;
  readonly nameless: number;
  readonly reached: number;
  readonly byWord: number;
  readonly open: number;
  readonly lost: number;
  readonly lostByWord: number;
}
type Row = Record<string, SqlValue>;
/** Groups, more than lines, waits and hours of the longest report make in any company of this size. */
const MOST_ROWS = 100_000;
/** Episodes that the time of calling back is measured by, the latest. */
const MEASURED = 5_000;

const countOf = (condition: string): string => `sum(case when ${condition} then 1 else 0 end)`;
const ANSWERED = "outcome in ('talked', 'dropped', 'broken')";
const MISSED = "outcome in ('missed', 'given-up')";

/** What the tables say of a period, in groups. Calls are read off the index of the report alone; nothing is asked per call. */
@Query()
export class ReportReader {
  constructor(
    private readonly tables: Tables,
    private readonly clock: Clock,
  ) {}

  async byLine(period: ReportPeriod): Promise<LineCell[]> {
    const group = 'line, visit_source, outcome, waited_s';
    const rows = await this.#calls(period.byHour(), `${group}, count(*) as calls, sum(talked_s) as talked`, group);
    return rows.map((r) => ({
      ...{ line: String(r.line), visitSource: text(r.visit_source), outcome: r.outcome as CallOutcome },
      ...{ waited: Number(r.waited_s), calls: Number(r.calls), talked: Number(r.talked ?? 0) },
    }));
  }
  async byHour(period: ReportPeriod): Promise<HourCell[]> {
    const group = 'branch_id, started_hour';
    const counts = `count(*) as calls, ${countOf(ANSWERED)} as answered, ${countOf(MISSED)} as missed, ${countOf("outcome = 'closed'")} as closed`;
    const rows = await this.#calls(period.byHour(), `${group}, ${counts}`, group);
    return rows.map((r) => ({
      ...{ branchId: text(r.branch_id), hour: Number(r.started_hour), calls: Number(r.calls) },
      ...{ answered: Number(r.answered), missed: Number(r.missed), closed: Number(r.closed) },
    }));
  }
  async byPerson(period: ReportPeriod): Promise<PersonCell[]> {
    const { text: where, params } = period.byHour();
    const group = 'answered_by, waited_s';
    const asked = { text: `${where} and answered_by is not null`, params };
    const rows = await this.#calls(asked, `${group}, count(*) as calls, sum(talked_s) as talked`, group);
    return rows.map((r) => ({
      ...{ employeeId: String(r.answered_by), waited: Number(r.waited_s) },
      ...{ calls: Number(r.calls), talked: Number(r.talked ?? 0) },
    }));
  }
  async missed(period: ReportPeriod): Promise<MissedCell[]> {
    const { text: where, params } = period.byInstant('first_at');
    const rows = await this.tables.long<Row>(
      `select line, branch_id, visit_source, count(*) as episodes, ${countOf('caller_number is null')} as nameless,
         ${countOf("caller_number is not null and end_kind in ('talk', 'answer')")} as reached,
         ${countOf("caller_number is not null and end_kind = 'person'")} as by_word,
         ${countOf('caller_number is not null and closed_at is null')} as open,
         sum(is_lost) as lost, ${countOf("is_lost = 1 and end_kind = 'person'")} as lost_by_word
       from (
         select m.line, m.branch_id, m.visit_source, m.caller_number, m.end_kind, m.closed_at,
           case when m.caller_number is not null and m.lost_at <= ?
             and (m.closed_at is null or m.closed_at > m.lost_at or m.end_kind = 'person')
             and not exists (
               select 1 from telephony_call t
               where t.caller_number = m.caller_number and t.started_at < m.lost_at
                 and t.answered_at < m.lost_at and (t.ended_at is null or t.ended_at >= m.first_at)
             ) then 1 else 0 end as is_lost
         from telephony_missed m where ${where}
       ) e group by line, branch_id, visit_source limit ${MOST_ROWS + 1}`,
      [this.clock.now(), ...params],
    );
    return bounded(rows).map((r) => ({
      ...{ line: String(r.line), branchId: text(r.branch_id), visitSource: text(r.visit_source) },
      episodes: Number(r.episodes),
      ...{ nameless: Number(r.nameless), reached: Number(r.reached), byWord: Number(r.by_word), open: Number(r.open) },
      ...{ lost: Number(r.lost), lostByWord: Number(r.lost_by_word) },
    }));
  }
  /** Callers who were reached after all, the latest. */
  async reached(period: ReportPeriod): Promise<{ branchId: string | null; firstAt: Date; closedAt: Date }[]> {
    const { text: where, params } = period.byInstant('first_at');
    const rows = await this.tables.long<Row>(
      `select branch_id, first_at, closed_at from telephony_missed
       where ${where} and caller_number is not null and end_kind in ('talk', 'answer') order by first_at desc, id desc limit ${MEASURED}`,
      params,
    );
    return rows.map((r) => ({
      ...{ branchId: text(r.branch_id), firstAt: instant(r.first_at), closedAt: instant(r.closed_at) },
    }));
  }

  async #calls({ text: where, params }: Sql, columns: string, group: string): Promise<Row[]> {
    return bounded(
      await this.tables.long<Row>(
        `select ${columns} from telephony_call where ${where} group by ${group} limit ${MOST_ROWS + 1}`,
        params,
      ),
    );
  }
}
function bounded(rows: Row[]): Row[] {
  if (rows.length > MOST_ROWS) throw new ReportTooWide(MOST_ROWS);
  return rows;
}
