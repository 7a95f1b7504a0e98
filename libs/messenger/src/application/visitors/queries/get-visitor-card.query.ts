import { Query, Tables, instant } from '@prorab/platform/marks';
import { ChatMissing } from '../../../domain/visitors/visitor-errors.js';
import { Parties } from '../ports/parties.port.js';
import { VisitBook } from '../ports/visit-book.port.js';
import { VisitorsHere } from '../ports/visitors-here.port.js';

export interface VisitorCard {
  visitorId: string;
  site: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  city: string | null;
  /** The site has signed who he is. */
  isSigned: boolean;
  isHere: boolean;
  firstSeenAt: string;
  lastSeenAt: string;
  source: { referrer: string | null; utm: Readonly<Record<string, string>> } | null;
  company: { partyId: string; name: string | null } | null;
  inquiryId: string | null;
  /** Newest first; while he is here the first one is what he looks at. */
  pages: { url: string; title: string; at: string }[];
}
interface Stored {
  visitor_id: string;
  site: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  city: string | null;
  identity_id: string | null;
  created_at: unknown;
  last_seen_at: unknown;
  source: string | null;
  inquiry_id: string | null;
  party_id: string | null;
}

/** Who is in a chat: what an agent sees beside it. */
@Query()
export class GetVisitorCard {
  constructor(
    private readonly tables: Tables,
    private readonly visits: VisitBook,
    private readonly parties: Parties,
    private readonly here: VisitorsHere,
  ) {}

  /** @throws ChatMissing */
  async execute({ chatId }: { chatId: string }): Promise<VisitorCard> {
    const [row] = await this.tables.all<Stored>(
      `select h.visitor_id, h.inquiry_id, h.party_id, v.site, v.name, v.email, v.phone, v.city, v.identity_id, v.created_at,
         v.last_seen_at, v.source from messenger_chat h join messenger_visitor v on v.id = h.visitor_id where h.id = ?`,
      [chatId],
    );
    if (!row) throw new ChatMissing(chatId);
    const [company, pages] = await Promise.all([this.companyOf(row), this.visits.of(row.visitor_id)]);
    return {
      ...{ visitorId: row.visitor_id, site: row.site, name: row.name, email: row.email, phone: row.phone },
      ...{ city: row.city, isSigned: row.identity_id !== null, isHere: this.here.isHere(row.visitor_id) },
      firstSeenAt: instant(row.created_at).toISOString(),
      lastSeenAt: instant(row.last_seen_at).toISOString(),
      source: row.source === null ? null : (JSON.parse(row.source) as VisitorCard['source']),
      ...{ company, inquiryId: row.inquiry_id },
      pages: pages.map(({ url, title, at }) => ({ url, title, at: at.toISOString() })),
    };
  }
  private async companyOf({ party_id, visitor_id, email, phone }: Stored): Promise<VisitorCard['company']> {
    if (party_id) return this.parties.byId(party_id);
    return this.parties.byPoints([
      { kind: 'visitor', value: visitor_id },
      ...(email ? [{ kind: 'email' as const, value: email }] : []),
      ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
    ]);
  }
}
