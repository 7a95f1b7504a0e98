import { Query } from '@prorab/platform/marks';
import { type InquiryWorth, InquiryWorths } from '../../contract/index.js';
import { FunnelReport } from '../queries/funnel/funnel-report.query.js';

/** As the funnel counts: every deal once, with what was paid for it. */
@Query()
export class FunnelInquiryWorths extends InquiryWorths {
  constructor(private readonly report: FunnelReport) {
    super();
  }
  async of({ channel, from, to }: { channel: 'call'; from: string; to: string }): Promise<InquiryWorth[]> {
    const { lines } = await this.report.execute({
      ...{ filter: { channel, from, to, ripe: true }, scope: { kind: 'all' } },
      ...{ by: ['branch'], language: 'ru' },
    });
    return lines.map(({ cell, ripe }) => ({
      ...{ branchId: cell.branch ?? null, inquiries: ripe.deals, received: ripe.received },
    }));
  }
}
