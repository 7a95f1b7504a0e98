import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { DealsAsked } from '../../queries/funnel/deals.js';
import { type DealCursor, type DealLine, ListDeals } from '../../queries/funnel/list-deals.query.js';

const page = 2_000;

/** The deals behind a figure leave the house, page by page; who took them is written down before the first page. */
@UseCase()
export class ExportDeals {
  constructor(
    private readonly deals: ListDeals,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** The first page is read at once, so that what cannot be answered is refused. @throws PeriodEmpty, FunnelPeriodTooLong */
  async execute(wanted: DealsAsked): Promise<AsyncIterable<readonly DealLine[]>> {
    const { filter, scope } = wanted;
    const first = await this.deals.execute({ ...wanted, limit: page, after: null });
    await this.work.run(async () =>
      this.audit.record({ action: 'sales.deals-exported', subject: 'sales.funnel', after: { ...filter, scope } }),
    );
    return this.pages(first, wanted);
  }

  private async *pages(first: DealLine[], wanted: DealsAsked): AsyncGenerator<DealLine[]> {
    for (let found = first; ;) {
      const shown = found.slice(0, page);
      yield shown;
      const last = shown.at(-1);
      if (found.length <= page || !last) return;
      const after: DealCursor = { at: new Date(last.createdAt), id: last.id };
      found = await this.deals.execute({ ...wanted, limit: page, after });
    }
  }
}
