import { Query, Tables } from '@prorab/platform/marks';
import { InquiryMissing } from '../../domain/inquiry/inquiry-errors.js';

/** Whose an inquiry is, as of which version: what a door asks before it lets somebody change it. */
@Query()
export class InquiryStanding {
  constructor(private readonly tables: Tables) {}

  /** @throws InquiryMissing */
  async execute({ inquiryId }: { inquiryId: string }): Promise<{ ownerId: string | null; version: number }> {
    const [row] = await this.tables.all<{ owner_id: string | null; version: number }>(
      'select owner_id, version from sales_inquiry where id = ?',
      [inquiryId],
    );
    if (!row) throw new InquiryMissing(inquiryId);
    return { ownerId: row.owner_id, version: row.version };
  }
}
