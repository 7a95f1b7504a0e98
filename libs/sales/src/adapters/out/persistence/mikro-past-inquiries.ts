import { Injectable } from '@nestjs/common';
import { Database } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import { PastInquiries, type ReallyHappened } from '../../../application/ports/past-inquiries.port.js';
import type { Channel } from '../../../domain/channel.js';

interface Stored {
  id: string;
  channel: Channel;
  branch_id: string | null;
  group_name: string | null;
  received_at: unknown;
  closed_at: unknown;
  responsible_id: string | null;
  manager_id: string | null;
}
interface Given {
  inquiry_id: string;
  owner_id: string;
  at: unknown;
}
const period = 'i.received_at >= ? and i.received_at < ?';

/** Read from the inquiries and their histories: who was the first to get each, and how long it was held. */
@Injectable()
export class MikroPastInquiries extends PastInquiries {
  constructor(private readonly database: Database) {
    super();
  }
  async receivedBetween(from: Date, to: Date): Promise<ReallyHappened[]> {
    const rows = await this.database.all<Stored>(
      `select i.id, i.channel, i.branch_id, i.group_name, i.received_at, i.closed_at, p.responsible_id, c.last_owner_id as manager_id
       from sales_inquiry i join sales_party p on p.id = i.party_id left join sales_inquiry c on c.id = i.continues_id
       where ${period} and i.status <> 'spam' order by i.received_at, i.id`,
      [from, to],
    );
    const given = await this.database.all<Given>(
      `select h.inquiry_id, h.owner_id, h.at from sales_inquiry_history h join sales_inquiry i on i.id = h.inquiry_id
       where ${period} and h.owner_id is not null order by h.at desc, h.id desc`,
      [from, to],
    );
    // Newest first, so the last one that is set is the first that happened.
    const first = new Map(given.map((g) => [g.inquiry_id, g]));
    return rows.map((r) => {
      const start = first.get(r.id);
      const firstAssignedAt = start ? instant(start.at) : null;
      const end = instantOrNull(r.closed_at) ?? to;
      return {
        firstAssignedAt,
        employeeId: start?.owner_id ?? null,
        past: {
          inquiryId: r.id,
          arrivedAt: instant(r.received_at),
          heldForMs: Math.max(0, end.getTime() - (firstAssignedAt ?? instant(r.received_at)).getTime()),
          facts: {
            channel: r.channel,
            branchId: r.branch_id,
            group: r.group_name,
            weight: 1,
            threadManagerId: r.manager_id,
            responsibleId: r.responsible_id,
            passedBy: [],
          },
        },
      };
    });
  }
}
