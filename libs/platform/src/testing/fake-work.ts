import {
  AuditLog,
  ChangeFeed,
  type FeedChange,
  type IntegrationEventClass,
  Jobs,
  type JobOrder,
  Locks,
  Outbox,
  UnitOfWork,
  checkedEvent,
} from '../marks/index.js';

/** Runs the work at once. It cannot roll the fakes' memory back: a test of a rollback wants a real database. */
export class FakeUnitOfWork extends UnitOfWork {
  #depth = 0;
  #after: (() => void | Promise<void>)[] = [];
  commits = 0;
  get isOpen(): boolean {
    return this.#depth > 0;
  }
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#depth++;
    try {
      const result = await work();
      if (this.#depth === 1) {
        this.commits++;
        for (const action of this.#after.splice(0)) await action();
      }
      return result;
    } finally {
      this.#depth--;
      if (this.#depth === 0) this.#after = [];
    }
  }
  afterCommit(action: () => void | Promise<void>): void {
    this.#after.push(action);
  }
}

/** Remembers the events and, like the real one, refuses those that do not fit their schema. */
export class FakeOutbox extends Outbox {
  readonly events: object[] = [];
  add(event: object): void {
    checkedEvent(event.constructor as IntegrationEventClass, event);
    this.events.push(event);
  }
  of<T extends object>(type: new (...args: never[]) => T): T[] {
    return this.events.filter((e): e is T => e instanceof type);
  }
}

export class FakeJobs extends Jobs {
  readonly orders: JobOrder[] = [];
  #taken = new Set<string>();
  async enqueue(order: JobOrder): Promise<void> {
    const id = `${order.job} ${order.key}`;
    if (this.#taken.has(id)) return;
    this.#taken.add(id);
    this.orders.push(order);
  }
  async cancel({ job, key }: { job: string; key: string }): Promise<boolean> {
    const at = this.orders.findIndex((o) => o.job === job && o.key === key);
    if (at < 0) return false;
    this.orders.splice(at, 1);
    return true;
  }
}

export class FakeChangeFeed extends ChangeFeed {
  readonly changes: FeedChange[] = [];
  append(change: FeedChange): void {
    this.changes.push(change);
  }
}

export class FakeAuditLog extends AuditLog {
  readonly entries: { action: string; subject: string; before?: object | null; after?: object | null }[] = [];
  record(entry: { action: string; subject: string; before?: object | null; after?: object | null }): void {
    this.entries.push(entry);
  }
}

/** Remembers what was held; in one process nobody competes. */
export class FakeLocks extends Locks {
  readonly held: string[] = [];
  async hold(...names: string[]): Promise<void> {
    this.held.push(...names);
  }
}
