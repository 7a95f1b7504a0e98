import { setImmediate } from 'node:timers/promises';
import { DeadlockException, LockWaitTimeoutException } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { UnitOfWork } from '../marks/index.js';
import type { Database, Scope } from '../persistence/database.js';

interface Work extends Scope {
  /** Set while the transaction is still to begin. */
  begin: (() => Promise<void>) | null;
  beforeCommit: Map<string, () => Promise<void>>;
  afterCommit: (() => void | Promise<void>)[];
}

/** What is written at the two ends of a unit of work. */
interface Edges<T> {
  first: () => Promise<void>;
  last: (value: T) => Promise<void>;
}

/** How often a whole unit of work is begun anew when the database chose it as the victim of a deadlock. */
const ATTEMPTS = 5;

/**
 * SQLite answers at once, without a turn of the event loop: a long row of units of work would let nothing in between, no request, no
 * heartbeat, no timer.
 */
const othersTurn = (): Promise<void> => setImmediate();

@Injectable()
export class MikroUnitOfWork extends UnitOfWork {
  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {
    super();
  }

  get isOpen(): boolean {
    return this.#current() !== null;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const store = this.#store();
    if (store?.open) return work();
    if (store?.begin) {
      await store.begin();
      return work();
    }
    return this.#repeated(work);
  }

  /**
   * One transaction that begins with the first `run` inside `work` and lasts until `work` has ended. So what is slow and comes before
   * (a password is hashed, a picture is read) holds no transaction: on SQLite it would make every other writer wait.
   * @param edges `first` is written as the transaction begins, `last` just before it is committed, even if nothing else was
   */
  runFromFirstUse<T>(work: () => Promise<T>, edges: Edges<T>): Promise<T> {
    return this.#repeated(work, edges);
  }

  async #repeated<T>(work: () => Promise<T>, edges?: Edges<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(work, edges);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isVictim(error)) throw error;
        this.log.debug({ attempt }, 'unit of work lost a deadlock, begun anew');
      }
    }
  }

  afterCommit(action: () => void | Promise<void>): void {
    const work = this.#current();
    if (!work) throw new Error('afterCommit outside a unit of work');
    work.afterCommit.push(action);
  }

  /** Registers what must be written last, just before the commit; one action per key. */
  beforeCommit(key: string, action: () => Promise<void>): void {
    const work = this.#current();
    if (!work) throw new Error(`${key} outside a unit of work`);
    work.beforeCommit.set(key, action);
  }

  /** A value that lives as long as the open unit of work. */
  attachment<T>(key: symbol, make: () => T): T {
    const work = this.#current() as (Work & Record<symbol, unknown>) | null;
    if (!work) throw new Error('no unit of work is open');
    return (work[key] ??= make()) as T;
  }

  #current(): Work | null {
    const work = this.#store();
    return work?.open ? work : null;
  }
  #store(): Work | undefined {
    return this.database.scope.getStore() as Work | undefined;
  }

  async #once<T>(body: () => Promise<T>, edges?: Edges<T>): Promise<T> {
    const em = this.database.orm.em.fork() as Scope['em'];
    const work: Work = { em, open: false, begin: null, beforeCommit: new Map(), afterCommit: [] };
    let begun = false;
    let beginning: Promise<void> | null = null;
    const begin = (): Promise<void> =>
      (beginning ??= (async () => {
        await em.begin();
        begun = work.open = true;
        await edges?.first();
      })());
    const result = await this.database.scope.run(work, async () => {
      try {
        if (edges) work.begin = begin;
        else await begin();
        const value = await body();
        await begin();
        await edges?.last(value);
        for (const action of work.beforeCommit.values()) await action();
        await em.commit();
        return value;
      } catch (error) {
        work.open = false;
        if (begun) await em.rollback().catch((e: unknown) => this.log.error({ err: e }, 'rollback failed'));
        throw error;
      } finally {
        work.open = false;
        work.begin = null;
      }
    });
    for (const action of work.afterCommit) {
      try {
        await action();
      } catch (error) {
        this.log.error({ err: error }, 'an action after the commit failed');
      }
    }
    if (this.database.engine === 'sqlite') await othersTurn();
    return result;
  }
}

const isVictim = (error: unknown): boolean =>
  error instanceof DeadlockException ||
  error instanceof LockWaitTimeoutException ||
  (error instanceof Error &&
    /SQLITE_BUSY|database is locked|ER_CHECKREAD|Record has changed since last read/.test(error.message));
