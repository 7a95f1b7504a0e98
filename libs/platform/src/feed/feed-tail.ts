import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { instant } from '../marks/index.js';
import type { Database } from '../persistence/database.js';

export interface NumberedChange {
  stream: string;
  seq: number;
  kind: string;
  subject: string;
  payload: unknown;
  /** ISO 8601, UTC. */
  at: string;
}

export interface FeedSubscription {
  stream: string;
  /** The last number the subscriber has. */
  seq: number;
  deliver(changes: NumberedChange[]): void;
}

const PAGE = 500;

/**
 * Hands the numbered changes to subscribers: each gets exactly `seq + 1, seq + 2, …`. The database is the truth; a wake from
 * this process makes it quick, the poll brings what other instances wrote.
 */
@Injectable()
export class FeedTail {
  readonly #subscriptions = new Set<FeedSubscription>();
  readonly #pumping = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
    private readonly pollMs: number,
  ) {}

  /** Head rows stand before the first change, so that two first writers meet on a row and not on a gap. */
  async prepare(streams: string[]): Promise<void> {
    const insert = this.database.engine === 'sqlite' ? 'insert or ignore' : 'insert ignore';
    for (const stream of streams)
      await this.database.run(`${insert} into platform_feed_head (stream, seq) values (?, 0)`, [stream]);
  }
  async forget(before: Date): Promise<number> {
    return this.database.run('delete from platform_feed where at < ?', [before]);
  }

  start(): void {
    this.#timer = setInterval(
      () => new Set([...this.#subscriptions].map((s) => s.stream)).forEach((s) => this.wake(s)),
      this.pollMs,
    );
  }
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await Promise.all(this.#pumping.values());
  }

  async headOf(stream: string): Promise<number> {
    const [row] = await this.database.all<{ seq: number }>('select seq from platform_feed_head where stream = ?', [
      stream,
    ]);
    return Number(row?.seq ?? 0);
  }
  /** The oldest number still kept; a client behind it must load the screen anew. */
  async floorOf(stream: string): Promise<number> {
    const [row] = await this.database.all<{ seq: number | null }>(
      'select min(seq) as seq from platform_feed where stream = ?',
      [stream],
    );
    return row?.seq == null ? (await this.headOf(stream)) + 1 : Number(row.seq);
  }
  async page(stream: string, after: number, limit = PAGE): Promise<NumberedChange[]> {
    const rows = await this.database.all<{ seq: number; kind: string; subject: string; payload: string; at: unknown }>(
      `select seq, kind, subject, payload, at from platform_feed where stream = ? and seq > ? order by seq limit ${Math.min(limit, PAGE)}`,
      [stream, after],
    );
    return rows.map((r) => ({
      stream,
      seq: Number(r.seq),
      kind: r.kind,
      subject: r.subject,
      payload: JSON.parse(r.payload) as unknown,
      at: instant(r.at).toISOString(),
    }));
  }

  subscribe(subscription: FeedSubscription): () => void {
    this.#subscriptions.add(subscription);
    this.wake(subscription.stream);
    return () => this.#subscriptions.delete(subscription);
  }

  wake(stream: string): void {
    if (this.#stopped) return;
    if (this.#pumping.has(stream)) {
      this.#again.add(stream);
      return;
    }
    if (![...this.#subscriptions].some((s) => s.stream === stream)) return;
    const pump = this.#pump(stream)
      .catch((error: unknown) => this.log.error({ err: error, stream }, 'changes could not be read'))
      .finally(() => {
        this.#pumping.delete(stream);
        if (this.#again.delete(stream)) this.wake(stream);
      });
    this.#pumping.set(stream, pump);
  }

  async #pump(stream: string): Promise<void> {
    for (;;) {
      const followers = [...this.#subscriptions].filter((s) => s.stream === stream);
      if (!followers.length || this.#stopped) return;
      const from = Math.min(...followers.map((s) => s.seq));
      const changes = await this.page(stream, from);
      for (const follower of followers) {
        const fresh = changes.filter((c) => c.seq > follower.seq);
        if (!fresh.length || !this.#subscriptions.has(follower)) continue;
        follower.seq = fresh[fresh.length - 1]!.seq;
        follower.deliver(fresh);
      }
      if (changes.length < PAGE) return;
    }
  }
}
