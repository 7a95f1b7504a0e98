import { Injectable } from '@nestjs/common';
import { Database, marks } from '@prorab/platform';
import {
  InquiryPossessions,
  type OpenInquiry,
} from '../../../../application/ports/pipeline/inquiry-possessions.port.js';
import { counted } from '../../../../application/queries/funnel/deals-sql.js';
import { openStatuses } from '../../../../domain/inquiry/inquiry-status.js';
import type { Need } from '../../../../domain/inquiry/pipeline.js';

@Injectable()
export class TableInquiryPossessions extends InquiryPossessions {
  constructor(private readonly database: Database) {
    super();
  }
  async of({ inquiryId, partyId }: { inquiryId: string; partyId: string }): Promise<ReadonlySet<Need>> {
    const [party] = await this.database.all<{ name: string | null; points: string }>(
      'select name, points from sales_party where id = ?',
      [partyId],
    );
    const [bills] = await this.database.all<{ n: number; paid: number | null }>(
      `select count(*) as n, sum(case when v.state in ('paid', 'over') then 1 else 0 end) as paid
       from sales_invoice v where v.inquiry_id = ? and ${counted('v')}`,
      [inquiryId],
    );
    const kinds = party ? (JSON.parse(party.points) as { kind: string }[]).map(({ kind }) => kind) : [];
    const has = new Set<Need>();
    if (party?.name) has.add('name');
    for (const kind of ['phone', 'inn'] as const) if (kinds.includes(kind)) has.add(kind);
    if (Number(bills?.n ?? 0) > 0) has.add('invoice');
    if (Number(bills?.paid ?? 0) > 0) has.add('payment');
    return has;
  }
  async openInquiryOf(partyId: string): Promise<OpenInquiry | null> {
    const [row] = await this.database.all<{ id: string; number: number; pipeline: string | null }>(
      `select id, number, pipeline from sales_inquiry where party_id = ? and status in (${marks(openStatuses)})
       order by received_at desc, id desc limit 1`,
      [partyId, ...openStatuses],
    );
    return row ? { id: row.id, number: row.number, pipeline: row.pipeline } : null;
  }
}
