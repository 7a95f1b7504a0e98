import { Query, Tables, instant } from '@prorab/platform/marks';
import { openStatuses } from '../../domain/inquiry/inquiry-status.js';
import type { PartyHistoryEntry } from '../../domain/party/party.js';
import { PartyMissing } from '../../domain/party/party-errors.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { type Named, named } from './history-line.js';
import { type PartyLine, type StoredPartyLine, partyColumns, partyLine } from './party-line.js';
import { anyOf, iso } from './sql-text.js';

export interface PartyView extends PartyLine {
  responsible: Named | null;
  /** Set when it was merged into another: go on with that one. */
  mergedInto: string | null;
  createdAt: string;
  version: number;
  openInquiries: {
    inquiryId: string;
    number: number;
    subject: string;
    status: string;
    ownerId: string | null;
    receivedAt: string;
  }[];
  inquiries: { all: number; won: number; lost: number };
  contacts: number;
  openProposals: number;
  /** The last 50, newest first. */
  history: { at: string; by: Named | null; kind: string; detail: PartyHistoryEntry['detail'] }[];
}
interface StoredOpen {
  id: string;
  number: number;
  subject: string;
  status: string;
  owner_id: string | null;
  received_at: unknown;
}
const shown = 50;

@Query()
export class PartyCard {
  constructor(
    private readonly tables: Tables,
    private readonly colleagues: Colleagues,
  ) {}

  /** @throws PartyMissing */
  async execute({ partyId }: { partyId: string }): Promise<PartyView> {
    const [row] = await this.tables.all<
      StoredPartyLine & { merged_into: string | null; created_at: unknown; version: number }
    >(`select ${partyColumns}, p.merged_into, p.created_at, p.version from sales_party p where p.id = ?`, [partyId]);
    if (!row) throw new PartyMissing(partyId);
    const open = anyOf('status', openStatuses);
    const inquiries = await this.tables.all<StoredOpen>(
      `select id, number, subject, status, owner_id, received_at from sales_inquiry where party_id = ? and ${open.text}
       order by received_at desc, id desc limit ${shown}`,
      [partyId, ...open.params],
    );
    const counts = await this.tables.all<{ status: string; n: number }>(
      'select status, count(*) as n from sales_inquiry where party_id = ? group by status',
      [partyId],
    );
    const [contacts] = await this.tables.all<{ n: number }>(
      'select count(*) as n from sales_time_line where party_id = ?',
      [partyId],
    );
    const [proposals] = await this.tables.all<{ n: number }>(
      "select count(*) as n from sales_duplicate_proposal where state = 'open' and (first_id = ? or second_id = ?)",
      [partyId, partyId],
    );
    const history = await this.tables.all<{ at: unknown; by_id: string | null; kind: string; detail: string }>(
      `select at, by_id, kind, detail from sales_party_history where party_id = ? order by at desc, id desc limit ${shown}`,
      [partyId],
    );
    const names = await this.colleagues.names();
    const of = (...statuses: string[]): number =>
      counts.filter((c) => statuses.length === 0 || statuses.includes(c.status)).reduce((n, c) => n + Number(c.n), 0);
    return {
      ...partyLine(row),
      responsible: named(row.responsible_id, names),
      mergedInto: row.merged_into,
      createdAt: instant(row.created_at).toISOString(),
      version: row.version,
      openInquiries: inquiries.map((i) => ({
        inquiryId: i.id,
        number: i.number,
        subject: i.subject,
        status: i.status,
        ownerId: i.owner_id,
        receivedAt: iso(i.received_at),
      })),
      inquiries: { all: of() - of('linked'), won: of('closed-won'), lost: of('closed-lost') },
      contacts: Number(contacts?.n ?? 0),
      openProposals: Number(proposals?.n ?? 0),
      history: history.map((h) => ({
        at: iso(h.at),
        by: named(h.by_id, names),
        kind: h.kind,
        detail: JSON.parse(h.detail) as PartyHistoryEntry['detail'],
      })),
    };
  }
}
