import { Clock } from '@prorab/kernel';
import type { FeedTail } from '../feed/feed-tail.js';
import { Every, JobHandler } from '../marks/index.js';
import type { Database } from '../persistence/database.js';
import type { TaskStore } from './task-store.js';

const DAY_MS = 86_400_000;
/** How long a repeated fact is still recognised by its done task. */
const KEEP_DONE_DAYS = 30;
const KEEP_EVENTS_DAYS = 90;
const KEEP_KEYS_DAYS = 2;

/** Every night: forgets done work, old changes and old idempotency keys. */
@JobHandler('platform.keep-house', { transactional: false })
@Every({ cron: '17 3 * * *' })
export class HouseKeeping {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskStore,
    private readonly tail: FeedTail,
    private readonly clock: Clock,
    private readonly keepChangesDays: number,
  ) {}

  async run(): Promise<void> {
    const before = (days: number): Date => new Date(this.clock.now().getTime() - days * DAY_MS);
    await this.tasks.forgetDone(before(KEEP_DONE_DAYS));
    await this.tail.forget(before(this.keepChangesDays));
    // A house that stood still for months still has its deliveries to make.
    await this.database.run(
      "delete from platform_event where recorded_at < ? and recorded_at < (select coalesce(min(created_at), ?) from platform_task where state = 'waiting' and event_id is not null)",
      [before(KEEP_EVENTS_DAYS), this.clock.now()],
    );
    await this.database.run('delete from platform_idempotency where created_at < ?', [before(KEEP_KEYS_DAYS)]);
  }
}
