import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { Colleagues } from '../ports/colleagues.port.js';
import type { BoardFilter } from '../queries/board-filter.js';
import type { InquiryLine } from '../queries/inquiry-line.js';
import { ListInquiries } from '../queries/list-inquiries.query.js';

export type ExportedInquiry = InquiryLine & { owner: string | null };
const page = 500;

/** All that the filter finds leaves the house, page by page; who took it is written down before the first page. */
@UseCase()
export class ExportInquiries {
  constructor(
    private readonly inquiries: ListInquiries,
    private readonly colleagues: Colleagues,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  async execute({ filter }: { filter: BoardFilter }): Promise<AsyncIterable<readonly ExportedInquiry[]>> {
    await this.work.run(async () =>
      this.audit.record({ action: 'sales.inquiries-exported', subject: 'sales.inquiry', after: { ...filter } }),
    );
    return this.pages(filter, await this.colleagues.names());
  }

  private async *pages(filter: BoardFilter, names: ReadonlyMap<string, string>): AsyncGenerator<ExportedInquiry[]> {
    let after: { at: Date; id: string } | null = null;
    do {
      const found: InquiryLine[] = await this.inquiries.execute({ filter, sort: 'oldest', limit: page, after });
      const shown = found.slice(0, page);
      yield shown.map((line) => ({ ...line, owner: line.ownerId === null ? null : (names.get(line.ownerId) ?? null) }));
      const last = shown.at(-1);
      after = found.length > page && last ? { at: new Date(last.receivedAt), id: last.inquiryId } : null;
    } while (after);
  }
}
