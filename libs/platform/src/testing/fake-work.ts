import { AsyncLocalStorage } from 'node:async_hooks';
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

interface FakeWork {
  open: boolean;
  after: (() => void | Promise<void>)[];
  /** Takes back, newest first, what the fakes below have remembered. */
  undo: (() => void)[];
  ended: Promise<void>;
}
const works = new AsyncLocalStorage<FakeWork>();
const openWork = (): FakeWork | null => {
  const work = works.getStore();
  return work?.open ? work : null;
};
const openWorkFor = (what: string): FakeWork => {
  const work = openWork();
  if (!work) throw new Error(`${what} outside a unit of work`);
  return work;
};
const asStored = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T));
const remember = <T>(list: T[], item: T, work: FakeWork | null): void => {
  list.push(item);
  work?.undo.push(() => void list.splice(list.lastIndexOf(item), 1));
};

/**
 * Runs the work at once. A throw takes back what the fakes of the platform remember; the memory of the fake books stays as it is:
 * a test of their rollback wants a real database.
 */
export class FakeUnitOfWork extends UnitOfWork {
  commits = 0;
  get isOpen(): boolean {
    return openWork() !== null;
  }
  async run<T>(body: () => Promise<T>): Promise<T> {
    if (openWork()) return body();
    let end!: () => void;
    const work: FakeWork = { open: true, after: [], undo: [], ended: new Promise((resolve) => (end = resolve)) };
    let result: T;
    try {
      result = await works.run(work, body);
      this.commits++;
    } catch (error) {
      for (const undo of work.undo.reverse()) undo();
      throw error;
    } finally {
      work.open = false;
      end();
    }
    for (const action of work.after) {
      try {
        await action();
      } catch {
        // The real one logs it: what was committed stays committed.
      }
    }
    return result;
  }
  afterCommit(action: () => void | Promise<void>): void {
    openWorkFor('afterCommit').after.push(action);
  }
}

/** Remembers the events and, like the real one, refuses those that do not fit their schema. */
export class FakeOutbox extends Outbox {
  readonly events: object[] = [];
  add(event: object): void {
    const checked = checkedEvent(event.constructor as IntegrationEventClass, event);
    remember(this.events, checked, openWorkFor('outbox'));
  }
  of<T extends object>(type: new (...args: never[]) => T): T[] {
    return this.events.filter((e): e is T => e instanceof type);
  }
}

export class FakeJobs extends Jobs {
  /** What nobody has begun. A test that takes one out has done it: its key stays taken. */
  readonly orders: JobOrder[] = [];
  readonly #taken = new Set<string>();
  async enqueue(order: JobOrder): Promise<void> {
    const id = `${order.job} ${order.key}`;
    if (this.#taken.has(id)) return;
    this.#taken.add(id);
    const work = openWork();
    work?.undo.push(() => void this.#taken.delete(id));
    remember(this.orders, 'payload' in order ? { ...order, payload: asStored(order.payload) } : { ...order }, work);
  }
  async cancel({ job, key }: { job: string; key: string }): Promise<boolean> {
    const at = this.orders.findIndex((o) => o.job === job && o.key === key);
    const [order] = at < 0 ? [] : this.orders.splice(at, 1);
    if (!order) return false;
    const id = `${job} ${key}`;
    this.#taken.delete(id);
    openWork()?.undo.push(() => {
      this.orders.splice(at, 0, order);
      this.#taken.add(id);
    });
    return true;
  }
}

export class FakeChangeFeed extends ChangeFeed {
  readonly changes: FeedChange[] = [];
  append(change: FeedChange): void {
    remember(this.changes, { ...change, payload: asStored(change.payload) }, openWorkFor('feed'));
  }
}

export class FakeAuditLog extends AuditLog {
  readonly entries: { action: string; subject: string; before?: object | null; after?: object | null }[] = [];
  record(entry: { action: string; subject: string; before?: object | null; after?: object | null }): void {
    remember(this.entries, asStored(entry), openWorkFor('audit'));
  }
}

/** Remembers what was held, and lets a second unit of work wait like the real one. */
export class FakeLocks extends Locks {
  readonly held: string[] = [];
  readonly #holders = new Map<string, FakeWork>();
  async hold(...names: string[]): Promise<void> {
    const work = openWorkFor('a lock');
    this.held.push(...names);
    for (const name of [...new Set(names)].sort()) {
      for (let other = this.#holders.get(name); other?.open && other !== work; other = this.#holders.get(name))
        await other.ended;
      this.#holders.set(name, work);
    }
  }
}
