import { Injectable } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { ChangeFeed, type FeedChange } from '../marks/index.js';
import type { Database } from '../persistence/database.js';
import { insertAll } from '../persistence/insert-all.js';
import type { MikroUnitOfWork } from '../work/mikro-unit-of-work.js';
import type { FeedTail } from './feed-tail.js';

const pending = Symbol('feed');

/**
 * Numbers are given out just before the commit under the lock of the stream's head row, so they follow the order of
 * commits and a rolled back change leaves no gap.
 */
@Injectable()
export class MikroChangeFeed extends ChangeFeed {
  constructor(
    private readonly database: Database,
    private readonly work: MikroUnitOfWork,
    private readonly clock: Clock,
    private readonly tail: FeedTail,
  ) {
    super();
  }

  append(change: FeedChange): void {
    const changes = this.work.attachment(pending, () => [] as FeedChange[]);
    changes.push(change);
    this.work.beforeCommit('feed', async () => {
      const all = changes.splice(0);
      const streams = [...new Set(all.map((c) => c.stream))].sort();
      for (const stream of streams)
        await this.#write(
          stream,
          all.filter((c) => c.stream === stream),
        );
      this.work.afterCommit(() => streams.forEach((s) => this.tail.wake(s)));
    });
  }

  async #write(stream: string, changes: FeedChange[]): Promise<void> {
    const grown = await this.database.run('update platform_feed_head set seq = seq + ? where stream = ?', [
      changes.length,
      stream,
    ]);
    if (!grown)
      await this.database.run('insert into platform_feed_head (stream, seq) values (?, ?)', [stream, changes.length]);
    const [head] = await this.database.all<{ seq: number }>('select seq from platform_feed_head where stream = ?', [
      stream,
    ]);
    const first = Number(head!.seq) - changes.length + 1;
    const at = this.clock.now();
    await insertAll(
      this.database,
      'platform_feed',
      changes.map((c, i) => ({
        stream,
        seq: first + i,
        kind: c.kind,
        subject: c.subject,
        payload: JSON.stringify(c.payload),
        at,
      })),
    );
  }
}
