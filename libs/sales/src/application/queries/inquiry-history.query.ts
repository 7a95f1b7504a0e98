import { Query, Tables } from '@prorab/platform/marks';
import { InquiryMissing } from '../../domain/inquiry/inquiry-errors.js';
import { Colleagues } from '../ports/colleagues.port.js';
import {
  type HistoryLine,
  type Language,
  type StoredHistoryLine,
  historyColumns,
  historyLine,
} from './history-line.js';
import { afterKey, all, sql } from './sql-text.js';

/** All that happened to an inquiry, oldest first. */
@Query()
export class InquiryHistory {
  constructor(
    private readonly tables: Tables,
    private readonly colleagues: Colleagues,
  ) {}

  /** @returns one more than `limit`, if there are @throws InquiryMissing */
  async execute({
    inquiryId,
    limit,
    after,
    language,
  }: {
    inquiryId: string;
    limit: number;
    after: { at: Date; id: string } | null;
    language: Language;
  }): Promise<HistoryLine[]> {
    const { text, params } = all([
      sql('inquiry_id = ?', inquiryId),
      ...(after ? [afterKey('at', 'id', false, [after.at, after.id])] : []),
    ]);
    const rows = await this.tables.all<StoredHistoryLine>(
      `select ${historyColumns} from sales_inquiry_history where ${text} order by at, id limit ${Math.trunc(limit) + 1}`,
      params,
    );
    // Every inquiry has at least the line of its opening.
    if (rows.length === 0 && !after) throw new InquiryMissing(inquiryId);
    const names = await this.colleagues.names();
    return rows.map((r) => historyLine(r, names, language));
  }
}
