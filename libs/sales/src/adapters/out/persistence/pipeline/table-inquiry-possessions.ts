import { Injectable } from '@nestjs/common';
import { Database } from '@prorab/platform';
import { InquiryPossessions } from '../../../../application/ports/pipeline/inquiry-possessions.port.js';
import { counted } from '../../../../application/queries/funnel/deals-sql.js';
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
}
