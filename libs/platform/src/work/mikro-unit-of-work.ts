import { DeadlockException, LockWaitTimeoutException } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { UnitOfWork } from '../marks/index.js';
import type { Database, Scope } from '../persistence/database.js';

interface Work extends Scope {
  beforeCommit: Map<string, () => Promise<void>>;
  afterCommit: (() => void | Promise<void>)[];
}

/** How often a whole unit of work is begun anew when the database chose it as the victim of a deadlock. */
const ATTEMPTS = 5;

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
    if (this.#current()) return work();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(work);
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
    const work = this.database.scope.getStore() as Work | undefined;
    return work?.open ? work : null;
  }

  async #once<T>(body: () => Promise<T>): Promise<T> {
    const em = this.database.orm.em.fork() as Scope['em'];
    const work: Work = { em, open: true, beforeCommit: new Map(), afterCommit: [] };
    const result = await this.database.scope.run(work, async () => {
      await em.begin();
      try {
        const value = await body();
        for (const action of work.beforeCommit.values()) await action();
        await em.commit();
        return value;
      } catch (error) {
        work.open = false;
        await em.rollback().catch((e: unknown) => this.log.error({ err: e }, 'rollback failed'));
        throw error;
      } finally {
        work.open = false;
      }
    });
    for (const action of work.afterCommit) {
      try {
        await action();
      } catch (error) {
        this.log.error({ err: error }, 'an action after the commit failed');
      }
    }
    return result;
  }
}

const isVictim = (error: unknown): boolean =>
  error instanceof DeadlockException ||
  error instanceof LockWaitTimeoutException ||
  (error instanceof Error &&
    /SQLITE_BUSY|database is locked|ER_CHECKREAD|Record has changed since last read/.test(error.message));
