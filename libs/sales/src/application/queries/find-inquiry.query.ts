import { Clock, Query, Tables } from '@prorab/platform/marks';
import { type InquiryLine, type StoredLine, lineColumns, lineOf } from './inquiry-line.js';
import { UntouchedLine } from './untouched-line.js';

/** One inquiry by the number that people call it by, in whatever state it is. */
@Query()
export class FindInquiry {
  constructor(
    private readonly tables: Tables,
    private readonly untouched: UntouchedLine,
    private readonly clock: Clock,
  ) {}

  /** @returns null if there is none */
  async execute({ number }: { number: number }): Promise<InquiryLine | null> {
    const [row] = await this.tables.all<StoredLine>(
      `select ${lineColumns} from sales_inquiry i left join sales_party p on p.id = i.party_id where i.number = ?`,
      [number],
    );
    if (!row) return null;
    const since = await this.untouched.of(row.branch_id);
    return lineOf(row, this.clock.now().toISOString(), since?.toISOString() ?? null);
  }
}
