import { Query, Tables, instant, instantOrNull } from '@prorab/platform/marks';

export interface PartnerLine {
  partnerId: string;
  name: string;
  company: string | null;
  /** null: he has no link. */
  linkUntil: string | null;
  createdAt: string;
  lastSeenAt: string | null;
}
const iso = (value: unknown): string | null => instantOrNull(value)?.toISOString() ?? null;

/** Outside partners, by name. */
@Query()
export class ListPartners {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are */
  async execute(page: { limit: number; after: { name: string; id: string } | null }): Promise<PartnerLine[]> {
    const from = page.after ? 'where name > ? or (name = ? and id > ?)' : '';
    const rows = await this.tables.all<{
      id: string;
      name: string;
      company: string | null;
      token_until: unknown;
      created_at: unknown;
      last_seen_at: unknown;
    }>(
      `select id, name, company, token_until, created_at, last_seen_at from messenger_partner ${from}
       order by name, id limit ${Math.trunc(page.limit) + 1}`,
      page.after ? [page.after.name, page.after.name, page.after.id] : [],
    );
    return rows.map((r) => ({
      ...{ partnerId: r.id, name: r.name, company: r.company, linkUntil: iso(r.token_until) },
      ...{ createdAt: instant(r.created_at).toISOString(), lastSeenAt: iso(r.last_seen_at) },
    }));
  }
}
