import { Injectable } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { Cron } from 'croner';
import type { Logger } from 'pino';
import { type ScheduleMark, instant } from '../marks/index.js';
import type { Database } from '../persistence/database.js';
import type { MikroUnitOfWork } from '../work/mikro-unit-of-work.js';
import type { TaskStore } from './task-store.js';

/** How late a run with `missed: 'skip'` may still be. */
const SKIP_AFTER_MS = 60_000;

/**
 * Orders the jobs that the clock asks for. The row of the schedule is moved to its next time in the same commit that adds the
 * task, by a conditional update: two instances order a run once, a downtime is caught up by one run or none.
 */
@Injectable()
export class ScheduleStore {
  readonly #rules = new Map<string, ScheduleMark>();
  #timer: NodeJS.Timeout | null = null;
  #ticking: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly work: MikroUnitOfWork,
    private readonly tasks: TaskStore,
    private readonly clock: Clock,
    private readonly log: Logger,
    private readonly zone: string,
  ) {}

  add(job: string, rule: ScheduleMark): void {
    if (!rule.cron === !rule.everyMs) throw new Error(`the schedule of ${job} needs either cron or everyMs`);
    this.#rules.set(job, rule);
  }

  async start(): Promise<void> {
    await this.prepare();
    this.#timer = setInterval(() => {
      this.#ticking = this.#ticking
        .then(() => this.tick())
        .catch((error: unknown) => this.log.error({ err: error }, 'schedules could not be read'));
    }, 1000);
  }
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#ticking;
  }

  /** Writes new schedules, moves those whose rule has changed, removes those that no code knows any more. */
  async prepare(): Promise<void> {
    await this.work.run(async () => {
      const now = this.clock.now();
      const rows = await this.database.all<{ name: string; rule: string }>('select name, rule from platform_schedule');
      for (const row of rows)
        if (!this.#rules.has(row.name))
          await this.database.run('delete from platform_schedule where name = ?', [row.name]);
      const insert = this.database.engine === 'sqlite' ? 'insert or ignore' : 'insert ignore';
      for (const [name, rule] of this.#rules) {
        const text = rule.cron ?? `every ${rule.everyMs} ms`;
        const known = rows.find((r) => r.name === name);
        if (!known)
          await this.database.run(`${insert} into platform_schedule (name, rule, next_at) values (?, ?, ?)`, [
            name,
            text,
            this.#next(rule, now),
          ]);
        else if (known.rule !== text)
          await this.database.run('update platform_schedule set rule = ?, next_at = ? where name = ?', [
            text,
            this.#next(rule, now),
            name,
          ]);
      }
    });
  }

  async tick(): Promise<void> {
    const now = this.clock.now();
    const due = await this.database.all<{ name: string; next_at: unknown }>(
      'select name, next_at from platform_schedule where next_at <= ?',
      [now],
    );
    for (const row of due) {
      const rule = this.#rules.get(row.name);
      if (!rule) continue;
      const dueAt = instant(row.next_at);
      await this.work.run(async () => {
        const moved = await this.database.run(
          'update platform_schedule set next_at = ?, last_at = ? where name = ? and next_at = ?',
          [this.#next(rule, now), now, row.name, dueAt],
        );
        if (!moved) return;
        if (rule.missed === 'skip' && now.getTime() - dueAt.getTime() > SKIP_AFTER_MS) {
          this.log.warn({ job: row.name, dueAt }, 'a missed run was skipped');
          return;
        }
        await this.tasks.add([{ handler: row.name, key: dueAt.toISOString(), payload: 'null', dueAt }]);
      });
    }
  }

  #next(rule: ScheduleMark, after: Date): Date {
    if (rule.everyMs) return new Date(after.getTime() + rule.everyMs);
    const next = new Cron(rule.cron!, { timezone: this.zone }).nextRun(after);
    if (!next) throw new Error(`the schedule «${rule.cron}» never comes`);
    return next;
  }
}
