import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { Dimension } from '../../../domain/funnel/stages.js';
import type { DealsAsked } from '../../queries/funnel/deals.js';
import { FunnelReport, type FunnelView } from '../../queries/funnel/funnel-report.query.js';
import type { Language } from '../../queries/history-line.js';

/** The figures of the funnel leave the house; who took them is written down. */
@UseCase()
export class ExportFunnel {
  constructor(
    private readonly report: FunnelReport,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws PeriodEmpty, FunnelPeriodTooLong, FunnelTooWide */
  async execute(
    wanted: DealsAsked & { by: readonly [Dimension, Dimension?]; language: Language },
  ): Promise<FunnelView> {
    const { filter, scope, by } = wanted;
    const view = await this.report.execute(wanted);
    await this.work.run(async () =>
      this.audit.record({ action: 'sales.funnel-exported', subject: 'sales.funnel', after: { ...filter, scope, by } }),
    );
    return view;
  }
}
