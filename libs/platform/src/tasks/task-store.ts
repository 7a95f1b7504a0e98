import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@prorab/kernel';
import { type SqlValue, instant } from '../marks/index.js';
import type { Database } from '../persistence/database.js';
import { inPortions, insertAll, marks } from '../persistence/insert-all.js';
import type { MikroUnitOfWork } from '../work/mikro-unit-of-work.js';

export interface NewTask {
  handler: string;
  key: string;
  /** What the handler is given: text of the order itself, or the recorded fact, which is not written a second time. */
  payload: string | { readonly eventId: string; readonly text: string };
  dueAt: Date;
}
export interface ClaimedTask {
  id: string;
  handler: string;
  taskKey: string;
  /** null: the recorded fact that it is about is gone. */
  payload: string | null;
  attempts: number;
  dueAt: Date;
  claim: string;
}

/** The worker of this process. */
export interface TaskHands {
  /** How many tasks could begin now. */
  readonly free: number;
  readonly leaseMs: number;
  /** Runs what was claimed in its name, after the commit. */
  take(tasks: readonly ClaimedTask[]): void;
}

export interface QuarantinePage {
  handler?: string | null;
  /** Id of the last task of the page before. */
  after?: string | null;
  limit: number;
}
export interface QuarantinedTask {
  id: string;
  handler: string;
  taskKey: string;
  attempts: number;
  error: string;
  since: Date;
}

/** The rows of `platform_task`: adding, claiming with a lease, finishing. Knows SQL, not what the work means. */
@Injectable()
export class TaskStore {
  #onNew: () => void = () => undefined;
  #hands: TaskHands | null = null;
  constructor(
    private readonly database: Database,
    private readonly work: MikroUnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Called after a commit that brought work which is due. @param hands take what follows from a fact without a look at the table */
  whenNew(listener: () => void, hands: TaskHands): void {
    this.#onNew = listener;
    this.#hands = hands;
  }

  async add(tasks: NewTask[]): Promise<void> {
    if (!tasks.length) return;
    const now = this.clock.now();
    const claimed = this.#atOnce(tasks, now);
    const rows = tasks.map((t, n) => {
      const { id, claim } = claimed[n] ?? { id: newId(), claim: null };
      return {
        ...{ id, handler: t.handler, task_key: t.key, state: 'waiting', claim, attempts: claim === null ? 0 : 1 },
        ...(typeof t.payload === 'string'
          ? { event_id: null, payload: t.payload }
          : { event_id: t.payload.eventId, payload: '' }),
        ...{ due_at: t.dueAt, created_at: now },
        available_at: claim === null ? t.dueAt : new Date(now.getTime() + (this.#hands?.leaseMs ?? 0)),
      };
    });
    // A known (handler, key) stays as it is: the second order is the first one.
    await insertAll(this.database, 'platform_task', rows, 'keep');
    const tell = (): void => {
      if (claimed.length > 0) this.#hands?.take(claimed);
      if (tasks.slice(claimed.length).some((t) => t.dueAt <= now)) this.#onNew();
    };
    if (this.work.isOpen) this.work.afterCommit(tell);
    else tell();
  }
  /**
   * What follows from a fact of this moment is nobody else's yet: the first ones are claimed as they are written, for as many hands as are free,
   * and need no look at the table, no claim and no commit of their own. What was ordered before is not overtaken: then no hand is free.
   */
  #atOnce(tasks: readonly NewTask[], now: Date): ClaimedTask[] {
    const free = this.#hands?.free ?? 0;
    const claim = newId();
    const claimed: ClaimedTask[] = [];
    for (const { handler, key, payload, dueAt } of tasks.slice(0, free)) {
      if (typeof payload === 'string' || dueAt > now) break;
      claimed.push({ id: newId(), handler, taskKey: key, payload: payload.text, attempts: 1, dueAt, claim });
    }
    return claimed;
  }

  /** Removes an order that nobody has begun. */
  async cancel(handler: string, key: string): Promise<boolean> {
    const removed = await this.database.run(
      "delete from platform_task where handler = ? and task_key = ? and state = 'waiting' and claim is null",
      [handler, key],
    );
    return removed > 0;
  }

  /** Whether a claim would find something, unless another instance is quicker. @param bounds as of `claim` */
  async isDue(bounds: ReadonlyMap<string, number>): Promise<boolean> {
    const { isDue, params } = dueAt(this.clock.now(), bounds);
    return (await this.database.all(`select id from platform_task where ${isDue} limit 1`, params)).length > 0;
  }

  /**
   * Takes up to `limit` due tasks for the length of the lease and commits at once, so that no row lock is held while
   * handlers run. A task whose lease ran out is due again.
   * @param bounds of these handlers, so many at most
   */
  async claim(limit: number, leaseMs: number, bounds: ReadonlyMap<string, number> = new Map()): Promise<ClaimedTask[]> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const { isDue, params } = dueAt(now, bounds);
      const due = await this.database.all<{
        id: string;
        handler: string;
        task_key: string;
        event_id: string | null;
        payload: string;
        attempts: number;
        due_at: unknown;
      }>(
        `select id, handler, task_key, event_id, payload, attempts, due_at from platform_task where ${isDue} order by available_at, id limit ${limit}${this.database.forUpdateSkipLocked}`,
        params,
      );
      const rows = within(bounds, due);
      if (!rows.length) return [];
      const claim = newId();
      await this.database.run(
        `update platform_task set claim = ?, attempts = attempts + 1, available_at = ? where id in (${rows.map(() => '?').join(', ')})`,
        [claim, new Date(now.getTime() + leaseMs), ...rows.map((r) => r.id)],
      );
      const facts = await this.#factsOf(
        rows.flatMap((r) => (r.event_id !== null && r.payload === '' ? r.event_id : [])),
      );
      return rows.map((r) => ({
        id: r.id,
        handler: r.handler,
        taskKey: r.task_key,
        payload: r.event_id === null ? r.payload : r.payload || (facts.get(r.event_id) ?? null),
        attempts: r.attempts + 1,
        dueAt: instant(r.due_at),
        claim,
      }));
    });
  }

  async #factsOf(eventIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await inPortions([...new Set(eventIds)], (part) =>
      this.database.all<{ id: string; payload: string }>(
        `select id, payload from platform_event where id in (${marks(part)})`,
        part,
      ),
    );
    return new Map(rows.map(({ id, payload }) => [id, payload]));
  }

  /**
   * @param tasks one, or some that were claimed together
   * @returns false when the claim of one was lost to another instance; then the caller's effect must not be committed
   */
  async finish(...tasks: readonly [ClaimedTask, ...ClaimedTask[]]): Promise<boolean> {
    const changed = await this.database.run(
      `update platform_task set state = 'done', finished_at = ?, last_error = null, claim = null where id in (${marks(tasks)}) and claim = ? and state = 'waiting'`,
      [this.clock.now(), ...tasks.map(({ id }) => id), tasks[0].claim],
    );
    return changed === tasks.length;
  }
  async renew(task: ClaimedTask, leaseMs: number): Promise<boolean> {
    const until = new Date(this.clock.now().getTime() + leaseMs);
    return (
      (await this.database.run(
        "update platform_task set available_at = ? where id = ? and claim = ? and state = 'waiting'",
        [until, task.id, task.claim],
      )) === 1
    );
  }
  async retryLater(task: ClaimedTask, error: string, at: Date): Promise<void> {
    await this.database.run(
      'update platform_task set claim = null, available_at = ?, last_error = ? where id = ? and claim = ?',
      [at, error, task.id, task.claim],
    );
  }
  /** Gives a task back unharmed: the process is stopping. */
  async release(task: ClaimedTask): Promise<void> {
    await this.database.run(
      'update platform_task set claim = null, attempts = attempts - 1, available_at = ? where id = ? and claim = ?',
      [this.clock.now(), task.id, task.claim],
    );
  }
  /** With what it was about: recorded facts are forgotten in time, quarantine waits for a person. */
  async quarantine(task: ClaimedTask, error: string): Promise<void> {
    await this.database.run(
      "update platform_task set state = 'quarantined', claim = null, finished_at = ?, last_error = ?, payload = ? where id = ? and claim = ?",
      [this.clock.now(), error, task.payload ?? '', task.id, task.claim],
    );
  }
  /** Back to work with a fresh count of attempts. @returns false when it is not in quarantine */
  async replay(id: string): Promise<boolean> {
    const changed = await this.database.run(
      "update platform_task set state = 'waiting', attempts = 0, claim = null, finished_at = null, available_at = ? where id = ? and state = 'quarantined'",
      [this.clock.now(), id],
    );
    if (changed) this.#onNew();
    return changed === 1;
  }
  /** What waits for a person, oldest first. */
  async quarantined({ handler = null, after = null, limit }: QuarantinePage): Promise<QuarantinedTask[]> {
    const where = [
      "state = 'quarantined'",
      ...(handler === null ? [] : ['handler = ?']),
      ...(after === null ? [] : ['id > ?']),
    ];
    const rows = await this.database.all<{
      id: string;
      handler: string;
      task_key: string;
      attempts: number;
      last_error: string | null;
      finished_at: unknown;
    }>(
      `select id, handler, task_key, attempts, last_error, finished_at from platform_task where ${where.join(' and ')} order by id limit ${limit}`,
      [handler, after].filter((given) => given !== null),
    );
    return rows.map((r) => ({
      id: r.id,
      handler: r.handler,
      taskKey: r.task_key,
      attempts: r.attempts,
      error: r.last_error ?? '',
      since: instant(r.finished_at),
    }));
  }
  async countQuarantined(handler: string | null): Promise<number> {
    const [count] = await this.database.all<{ n: number }>(
      `select count(*) as n from platform_task where state = 'quarantined'${handler === null ? '' : ' and handler = ?'}`,
      handler === null ? [] : [handler],
    );
    return Number(count?.n ?? 0);
  }
  async forgetDone(before: Date): Promise<number> {
    return this.database.run("delete from platform_task where state = 'done' and finished_at < ?", [before]);
  }
}

/** Of those of which one more may run. */
function dueAt(now: Date, bounds: ReadonlyMap<string, number>): { isDue: string; params: SqlValue[] } {
  const full = [...bounds].flatMap(([handler, most]) => (most > 0 ? [] : [handler]));
  const others = full.length > 0 ? ` and handler not in (${marks(full)})` : '';
  return { isDue: `state = 'waiting' and available_at <= ?${others}`, params: [now, ...full] };
}

/** What is left out waits, and is not locked any longer than this takes. */
function within<T extends { handler: string }>(bounds: ReadonlyMap<string, number>, due: readonly T[]): T[] {
  const taken = new Map<string, number>();
  return due.filter(({ handler }) => {
    const before = taken.get(handler) ?? 0;
    taken.set(handler, before + 1);
    return before < (bounds.get(handler) ?? Infinity);
  });
}
