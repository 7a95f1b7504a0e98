import { Clock, Query, Tables, actorId } from '@prorab/platform/marks';
import { type InquiryStatus, openStatuses } from '../../domain/inquiry/inquiry-status.js';
import { anyOf } from './sql-text.js';

export interface BoardCountsView {
  columns: { status: InquiryStatus; all: number; mine: number; nobody: number }[];
  /** Whose owed answer is late. */
  overdue: number;
}

/** Numbers above the columns of the board, counted off the indexes: the closed ones are not looked at. */
@Query()
export class BoardCounts {
  constructor(
    private readonly tables: Tables,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<BoardCountsView> {
    const open = anyOf('status', openStatuses);
    const counted = async (where: string, ...first: (string | null)[]): Promise<Map<string, number>> => {
      const rows = await this.tables.all<{ status: string; n: number }>(
        `select status, count(*) as n from sales_inquiry where ${where}${open.text} group by status`,
        [...first, ...open.params],
      );
      return new Map(rows.map((r) => [r.status, Number(r.n)]));
    };
    const whole = await counted('');
    const mine = await counted('owner_id = ? and ', actorId());
    const nobody = await counted('owner_id is null and ');
    const [late] = await this.tables.all<{ n: number }>(
      `select count(*) as n from sales_inquiry where ${open.text} and respond_by < ?`,
      [...open.params, this.clock.now()],
    );
    const columns = openStatuses.map((status) => ({
      status,
      all: whole.get(status) ?? 0,
      mine: mine.get(status) ?? 0,
      nobody: nobody.get(status) ?? 0,
    }));
    return { columns, overdue: Number(late?.n ?? 0) };
  }
}
