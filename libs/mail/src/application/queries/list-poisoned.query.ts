import { Query, type SqlValue, Tables, instant, instantOrNull } from '@prorab/platform/marks';

export interface PoisonedView {
  id: string;
  mailbox: string;
  folder: string;
  receivedAt: string;
  size: number;
  problem: string;
  reason: string;
  excerpt: string;
  status: string;
  putAsideAt: string;
  settledAt: string | null;
  attempts: number;
}

/** Letters put aside, the newest first. */
@Query()
export class ListPoisoned {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are */
  async execute({
    limit,
    after,
    status,
  }: {
    limit: number;
    after: string | null;
    status: string;
  }): Promise<PoisonedView[]> {
    const rows = await this.tables.all<Record<string, SqlValue>>(
      `select * from mail_poisoned where status = ? ${after ? 'and id < ?' : ''} order by id desc limit ${limit + 1}`,
      [status, ...(after ? [after] : [])],
    );
    return rows.map((r) => ({
      id: String(r.id),
      mailbox: String(r.mailbox),
      folder: String(r.folder),
      receivedAt: instant(r.received_at).toISOString(),
      size: Number(r.size),
      problem: String(r.problem),
      reason: String(r.reason),
      excerpt: String(r.excerpt),
      status: String(r.status),
      putAsideAt: instant(r.put_aside_at).toISOString(),
      settledAt: instantOrNull(r.settled_at)?.toISOString() ?? null,
      attempts: Number(r.attempts),
    }));
  }
}
