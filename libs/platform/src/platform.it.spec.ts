import { IsString } from 'class-validator';
import { ManualClock, newId } from '@prorab/kernel';
import { pino } from 'pino';
import { type Actor, IntegrationEvent, actingAs, currentActor } from './marks/index.js';
import { isDatabaseAway } from './persistence/database-away.js';
import type { Handler } from './tasks/handler-registry.js';
import { HouseKeeping } from './tasks/house-keeping.job.js';
import { NoTaskMetrics } from './tasks/task-metrics.js';
import { TaskWorker } from './tasks/task-worker.js';
import { type TestHouse, eventually, openTestHouse, testEngines } from './testing/index.js';

class BrickSold extends IntegrationEvent('platform.brick-sold.v1') {
  @IsString() brick!: string;
}

const handler = (over: Partial<Handler> & Pick<Handler, 'name' | 'run'>): Handler => ({
  kind: 'subscriber',
  event: BrickSold.eventName,
  transactional: true,
  attempts: 3,
  backoffMs: 10,
  leaseMs: 1000,
  ...over,
});

describe.each(testEngines())('the platform on %s', (engine) => {
  let house: TestHouse;
  let clock: ManualClock;
  beforeEach(async () => {
    clock = new ManualClock('2026-11-23T09:00:00Z');
    house = await openTestHouse(engine, [], clock);
  });
  afterEach(() => house.close());

  const audited = async (): Promise<string[]> =>
    (await house.tables.all<{ subject: string }>('select subject from platform_audit order by id')).map(
      (r) => r.subject,
    );

  const aWorkerWith = (concurrency: number, pollMs: number): TaskWorker => {
    const { tasks, handlers, work } = house;
    const log = pino({ level: 'silent' });
    return new TaskWorker(tasks, handlers, work, clock, log, new NoTaskMetrics(), { concurrency, pollMs });
  };
  /** One fact that its subscriber cannot digest until it is repaired, and one that it can. */
  const aPoisonAndAGoodOne = async (attempts: number): Promise<() => void> => {
    let broken = true;
    house.handlers.register(
      handler({
        name: 'test.fragile',
        attempts,
        run: (payload) => {
          const { brick } = JSON.parse(payload) as { brick: string };
          if (broken && brick === 'poison') return Promise.reject(new Error('cannot digest'));
          house.audit.record({ action: 'sold', subject: brick });
          return Promise.resolve();
        },
      }),
    );
    await house.work.run(async () => ['poison', 'good'].forEach((brick) => house.outbox.add(BrickSold.of({ brick }))));
    return () => void (broken = false);
  };

  it('migrates from empty and leaves no schema difference', async () => {
    expect(await house.database.schemaDifference()).toBe('');
    expect(await house.database.pendingMigrations()).toEqual([]);
  });

  it('writes the change, the fact and its deliveries together, or nothing', async () => {
    house.handlers.register(handler({ name: 'test.count', run: () => Promise.resolve() }));
    await expect(
      house.work.run(async () => {
        house.audit.record({ action: 'a', subject: 'rolled back' });
        house.outbox.add(BrickSold.of({ brick: 'М150' }));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await house.tables.all('select id from platform_event')).toEqual([]);
    await house.work.run(async () => {
      house.audit.record({ action: 'a', subject: 'kept' });
      house.outbox.add(BrickSold.of({ brick: 'М150' }));
    });
    expect(await audited()).toEqual(['kept']);
    expect(await house.tables.all('select handler, state from platform_task')).toEqual([
      { handler: 'test.count', state: 'waiting' },
    ]);
  });

  it('refuses a fact outside a unit of work, and one that does not fit its schema', async () => {
    expect(() => house.outbox.add(BrickSold.of({ brick: 'x' }))).toThrow('no unit of work');
    await expect(house.work.run(async () => house.outbox.add(new BrickSold({ brick: 5 })))).rejects.toMatchObject({
      code: 'platform.event-invalid',
    });
  });

  it('delivers once, although two instances compete and a handler adds facts of its own', async () => {
    const other = await house.another();
    const seen: string[] = [];
    for (const h of new Set([house, ...(other.handlers === house.handlers ? [] : [other])]))
      h.handlers.register(
        handler({
          name: 'test.note',
          run: async (payload) => {
            const { brick } = JSON.parse(payload) as { brick: string };
            seen.push(brick);
            h.audit.record({ action: 'sold', subject: brick });
            if (brick.startsWith('first')) h.outbox.add(BrickSold.of({ brick: `second of ${brick}` }));
          },
        }),
      );
    await house.work.run(async () => {
      for (let i = 0; i < 30; i++) house.outbox.add(BrickSold.of({ brick: `first ${i}` }));
    });
    house.worker.start();
    other.worker.start();
    await eventually(async () => (await audited()).length === 60, { message: 'not all deliveries were done' });
    await Promise.all([house.worker.stop(), other.worker.stop()]);
    expect(new Set(await audited()).size).toBe(60);
    await other.close();
  });

  it('does at once what follows from a fact, without a look for it, while hands are free', async () => {
    house.handlers.register(
      handler({
        name: 'test.note',
        run: async (payload) => {
          house.audit.record({ action: 'sold', subject: (JSON.parse(payload) as { brick: string }).brick });
        },
      }),
    );
    house.worker.start();
    const sell = (brick: string): Promise<void> =>
      house.work.run(async () => house.outbox.add(BrickSold.of({ brick })));
    for (const [n, brick] of ['a', 'b', 'c'].entries()) {
      await sell(brick);
      await eventually(async () => (await audited()).length === n + 1);
    }
    const undone = house.work.run(async () => {
      house.outbox.add(BrickSold.of({ brick: 'undone' }));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await house.worker.stop();
    expect(await audited()).toEqual(['a', 'b', 'c']);
    expect(house.queries.filter((sql) => /platform_task set claim = \?/.test(sql))).toEqual([]);
    expect(await house.tables.all("select id from platform_task where state <> 'done'")).toEqual([]);
  });

  it('keeps what follows from a fact for the next free hand, without a look for it', async () => {
    const finish: (() => void)[] = [];
    let begun = 0;
    const run = (): Promise<void> => (begun++, new Promise((done) => finish.push(done)));
    house.handlers.register(handler({ name: 'test.slow', transactional: false, run }));
    house.worker.start();
    for (let n = 0; n < 12; n++) await house.work.run(async () => house.outbox.add(BrickSold.of({ brick: `${n}` })));
    await eventually(() => begun === 4);
    await eventually(() => (finish.splice(0).forEach((end) => end()), begun === 12));
    finish.splice(0).forEach((end) => end());
    await house.worker.stop();
    expect(house.queries.filter((sql) => /platform_task set claim = \?/.test(sql))).toEqual([]);
    expect(await house.tables.all("select id from platform_task where state <> 'done'")).toEqual([]);
  });

  it('gives back what no hand was free for in some seconds, so that another instance may do it', async () => {
    const ends: (() => void)[] = [];
    const run = (): Promise<void> => new Promise((end) => ends.push(end));
    house.handlers.register(handler({ name: 'test.slow', transactional: false, run }));
    house.worker.start();
    for (let n = 0; n < 5; n++) await house.work.run(async () => house.outbox.add(BrickSold.of({ brick: `${n}` })));
    await eventually(() => ends.length === 4);
    const waiting = (): Promise<{ attempts: number }[]> =>
      house.tables.all("select attempts from platform_task where state = 'waiting' and claim is null");
    expect(await waiting()).toEqual([]);
    clock.advance({ seconds: 6 });
    await eventually(async () => (await waiting()).length === 1, { message: 'it is not given back' });
    expect(await waiting()).toEqual([{ attempts: 0 }]);
    const done = async (): Promise<boolean> => {
      ends.splice(0).forEach((end) => end());
      return (await house.tables.all("select id from platform_task where state = 'done'")).length === 5;
    };
    await eventually(done, { message: 'what was given back is not done' });
    await house.worker.stop();
  });

  it('does all that follows from a fact in one unit of work, and each for itself when one fails', async () => {
    const audit = (name: string, payload: string): void =>
      house.audit.record({ action: name, subject: (JSON.parse(payload) as { brick: string }).brick });
    let failing = true;
    const after: Actor[] = [];
    for (const name of ['test.one', 'test.two', 'test.three'])
      house.handlers.register(
        handler({
          name,
          run: async (payload) => {
            audit(name, payload);
            house.work.afterCommit(() => void after.push(currentActor()));
            if (name === 'test.two' && payload.includes('poison') && failing) throw new Error('cannot digest');
          },
        }),
      );
    house.worker.start();
    house.queries.splice(0);
    const employee = { kind: 'employee', employeeId: 'anna', role: 'manager', sessionId: 's' } as const;
    await actingAs(employee, () => house.work.run(async () => house.outbox.add(BrickSold.of({ brick: 'good' }))));
    await eventually(async () => (await audited()).length === 3);
    expect(await house.tables.all('select actor from platform_audit order by action')).toEqual(
      ['test.one', 'test.three', 'test.two'].map((name) => ({ actor: `system:${name}` })),
    );
    await eventually(() => after.length === 3);
    // Nothing of it is done in the name of who was heard of.
    expect(after.map(({ kind }) => kind)).toEqual(['system', 'system', 'system']);
    await eventually(
      async () => (await house.tables.all("select id from platform_task where state <> 'done'")).length === 0,
    );
    expect(house.queries.filter((sql) => /platform_task set state = 'done'/.test(sql))).toHaveLength(1);
    await house.work.run(async () => house.outbox.add(BrickSold.of({ brick: 'poison' })));
    const left = (): Promise<{ handler: string; last_error: string }[]> =>
      house.tables.all("select handler, last_error from platform_task where state <> 'done' and claim is null");
    await eventually(async () => (await left()).length === 1);
    expect(await left()).toEqual([{ handler: 'test.two', last_error: 'Error: cannot digest' }]);
    await eventually(async () => (await audited()).length === 5);
    expect((await audited()).slice(3)).toEqual(['poison', 'poison']);
    failing = false;
    clock.advance({ minutes: 5 });
    await eventually(async () => (await audited()).length === 6);
    await house.worker.stop();
  });

  it('runs no more at once than it may, and gives back what it has not begun when it is to rest', async () => {
    let [now, most] = [0, 0];
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const run = async (): Promise<void> => {
      most = Math.max(most, ++now);
      await finished;
      now--;
    };
    house.handlers.register(handler({ name: 'test.slow', transactional: false, run }));
    house.worker.start();
    // Two go to the table in one unit of work, and each sees four hands that are free.
    await house.work.run(async () => {
      for (const from of [0, 4]) {
        const payload = (n: number): { eventId: string; text: string } => ({ eventId: newId(), text: `${from + n}` });
        await house.tasks.add(
          [0, 1, 2, 3].map((n) => ({
            ...{ handler: 'test.slow', key: `${from + n}`, payload: payload(n), dueAt: clock.now() },
          })),
        );
      }
    });
    await eventually(async () => now === 4);
    house.worker.rest();
    finish();
    await house.worker.stop();
    expect(most).toBe(4);
    const left = await house.tables.all<{ claim: string | null; attempts: number }>(
      "select claim, attempts from platform_task where state = 'waiting'",
    );
    expect(left).toEqual([0, 1, 2, 3].map(() => ({ claim: null, attempts: 0 })));
  });

  it.each([
    { places: 4, slowAtOnce: 2 },
    { places: 2, slowAtOnce: 1 },
  ])(
    'leaves a place of $places to others, however many of a slow job are due before them',
    async ({ places, slowAtOnce }) => {
      const worker = aWorkerWith(places, 20);
      let [now, most, done] = [0, 0, 0];
      let finish = (): void => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      const press = async (): Promise<void> => {
        most = Math.max(most, ++now);
        await finished;
        now--;
        done++;
      };
      const slow = { name: 'test.press', kind: 'job' as const, transactional: false, atOnce: 2, run: press };
      house.handlers.register(handler(slow));
      const remind = (): Promise<void> => Promise.resolve(house.audit.record({ action: 'a', subject: 'reminded' }));
      house.handlers.register(handler({ name: 'test.remind', kind: 'job', run: remind }));
      for (let i = 0; i < 20; i++) await house.jobs.enqueue({ job: 'test.press', key: `${i}` });
      clock.advance({ minutes: 1 });
      await house.jobs.enqueue({ job: 'test.remind', key: 'one' });
      worker.start();
      await eventually(async () => (await audited()).length === 1, { message: 'the slow ones hold all places' });
      expect([now, done]).toEqual([slowAtOnce, 0]);
      finish();
      await eventually(() => done === 20, { message: 'the rest of the slow ones was not done' });
      await worker.stop();
      expect(most).toBe(slowAtOnce);
    },
  );

  it('begins no unit of work, which on SQLite would wait for another process, as long as nothing is due', async () => {
    house.queries.splice(0);
    house.worker.start();
    await eventually(() => house.queries.filter((sql) => /from platform_task/.test(sql)).length > 3);
    await house.worker.stop();
    expect(house.queries.filter((sql) => /begin|transaction/.test(sql))).toEqual([]);
  });

  it('runs no more at once than it may, also when a look at the table and a fact bring some at the same moment', async () => {
    let [now, most] = [0, 0];
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const run = async (): Promise<void> => {
      most = Math.max(most, ++now);
      await finished;
      now--;
    };
    const order: string[] = [];
    const slow = handler({ name: 'test.slow', transactional: false, run: (brick) => (order.push(brick), run()) });
    house.handlers.register(slow);
    house.handlers.register(handler({ name: 'test.job', kind: 'job', event: '', transactional: false, run: slow.run }));
    for (const n of [1, 2, 3, 4]) await house.jobs.enqueue({ job: 'test.job', key: `${n}`, payload: n });
    const selling = [0, 1, 2].map(() => async () => house.outbox.add(BrickSold.of({ brick: 'late' })));
    house.worker.start();
    await Promise.all(selling.map((sell) => house.work.run(sell)));
    await eventually(async () => now === 4);
    finish();
    await eventually(() => order.length === 7);
    await house.worker.stop();
    expect(most).toBe(4);
    expect(order.slice(0, 4).sort()).toEqual(['1', '2', '3', '4']);
  });

  it('has stopped only when what it gives back is given back', async () => {
    house.handlers.register(handler({ name: 'test.note', run: () => Promise.resolve() }));
    const stopped: Promise<void>[] = [];
    const sell = async (): Promise<void> => {
      house.outbox.add(BrickSold.of({ brick: 'late' }));
      // What follows is claimed by then, and the commit still to come.
      house.work.beforeCommit('stop', async () => void stopped.push(house.worker.stop()));
    };
    house.handlers.register(handler({ name: 'test.sell', kind: 'job', event: '', run: sell }));
    await house.jobs.enqueue({ job: 'test.sell', key: 'one' });
    house.worker.start();
    await eventually(() => stopped.length > 0);
    await Promise.all(stopped);
    expect(await house.tables.all("select claim, attempts from platform_task where state = 'waiting'")).toEqual([
      { claim: null, attempts: 0 },
    ]);
  });

  it('looks for more of a job with a bound when one of it has ended, whatever else waits for a hand', async () => {
    const worker = aWorkerWith(4, 3_600_000);
    const ends: (() => void)[] = [];
    const begun: string[] = [];
    const run = (payload: string): Promise<void> => {
      begun.push(payload);
      return new Promise((end) => ends.push(end));
    };
    house.handlers.register(handler({ name: 'test.slow', transactional: false, run }));
    const press = { name: 'test.press', kind: 'job' as const, transactional: false, atOnce: 1, run };
    house.handlers.register(handler(press));
    for (const n of [1, 2]) await house.jobs.enqueue({ job: 'test.press', key: `${n}`, payload: `press ${n}` });
    worker.start();
    await eventually(() => house.queries.some((sql) => /not in/.test(sql)) && worker.free > 0);
    const facts = [0, 1, 2].map((n) => ({ handler: 'test.slow', key: `${n}`, dueAt: clock.now() }));
    await house.work.run(async () => {
      for (const text of ['a', 'b'])
        await house.tasks.add(facts.map((f) => ({ ...f, key: text + f.key, payload: { eventId: newId(), text } })));
    });
    expect(begun).toEqual(['"press 1"', 'a', 'a', 'a']);
    const endAll = (): void => ends.splice(0).forEach((end) => end());
    ends.shift()?.();
    await eventually(() => begun.length === 5);
    await eventually(() => (endAll(), begun.includes('"press 2"')), { message: 'the second was not looked for' });
    endAll();
    await worker.stop();
  });

  it('puts poison into quarantine, lets the others pass, and replays it after the repair', async () => {
    const repair = await aPoisonAndAGoodOne(3);
    for (let i = 0; i < 4; i++) {
      await house.worker.drain();
      clock.advance({ minutes: 5 });
    }
    expect(await audited()).toEqual(['good']);
    const [task] = await house.tables.all<{ id: string; attempts: number; last_error: string }>(
      "select id, attempts, last_error from platform_task where state = 'quarantined'",
    );
    expect(task).toMatchObject({ attempts: 3, last_error: 'Error: cannot digest' });
    repair();
    expect(await house.tasks.replay(task!.id)).toBe(true);
    await house.worker.drain();
    expect(await audited()).toEqual(['good', 'poison']);
  });

  it('forgets facts in time, but not what poison in quarantine is about nor what is still to be delivered', async () => {
    const repair = await aPoisonAndAGoodOne(1);
    await house.worker.drain();
    clock.advance({ days: 100 });
    await new HouseKeeping(house.database, house.tasks, house.tail, clock, 30).run();
    expect(await house.tables.all('select payload from platform_event')).toEqual([]);
    await house.work.run(async () => house.outbox.add(BrickSold.of({ brick: 'late' })));
    clock.advance({ days: 100 });
    await new HouseKeeping(house.database, house.tasks, house.tail, clock, 30).run();
    repair();
    const [task] = await house.tasks.quarantined({ limit: 2 });
    await house.tasks.replay(task!.id);
    await house.worker.drain();
    expect((await audited()).sort()).toEqual(['good', 'late', 'poison']);
  });

  it('says of a task whose fact is gone that it is gone', async () => {
    house.handlers.register(handler({ name: 'test.count', attempts: 1, run: () => Promise.resolve() }));
    await house.work.run(async () => house.outbox.add(BrickSold.of({ brick: 'М150' })));
    await house.database.run('delete from platform_event');
    await house.worker.drain();
    const [task] = await house.tasks.quarantined({ limit: 2 });
    expect(task?.error).toMatch(/^Error: the recorded fact [\w-]{36} is gone$/);
  });

  it('does the effect of a job once although the process dies between the effect and the mark', async () => {
    house.handlers.register(
      handler({
        name: 'test.job',
        kind: 'job',
        event: undefined,
        run: async () => house.audit.record({ action: 'job', subject: 'effect' }),
      }),
    );
    await house.jobs.enqueue({ job: 'test.job', key: 'k' });
    await house.jobs.enqueue({ job: 'test.job', key: 'k' });
    // A first instance takes the task and is gone.
    expect(await house.tasks.claim(10, 60_000)).toHaveLength(1);
    await house.worker.drain();
    expect(await audited()).toEqual([]);
    clock.advance({ minutes: 2 });
    await house.worker.drain();
    await house.worker.drain();
    expect(await audited()).toEqual(['effect']);
  });

  it('cancels only what has not begun', async () => {
    house.handlers.register(handler({ name: 'test.job', kind: 'job', event: undefined, run: () => Promise.resolve() }));
    await house.jobs.enqueue({ job: 'test.job', key: 'later', runAt: new Date('2026-11-23T10:00:00Z') });
    expect(await house.jobs.cancel({ job: 'test.job', key: 'later' })).toBe(true);
    await house.jobs.enqueue({ job: 'test.job', key: 'now' });
    await house.tasks.claim(1, 60_000);
    expect(await house.jobs.cancel({ job: 'test.job', key: 'now' })).toBe(false);
  });

  it('orders a scheduled run once across instances and catches up after a downtime by its rule', async () => {
    const other = await house.another();
    for (const h of [house, other]) {
      h.schedules.add('test.nightly', { cron: '0 3 * * *' });
      h.schedules.add('test.strict', { cron: '0 3 * * *', missed: 'skip' });
      await h.schedules.prepare();
    }
    clock.set('2026-11-24T00:00:10Z'); // 03:00:10 in Moscow
    await Promise.all([house.schedules.tick(), other.schedules.tick()]);
    expect(
      (await house.tables.all<{ handler: string }>('select handler from platform_task order by handler')).map(
        (t) => t.handler,
      ),
    ).toEqual(['test.nightly', 'test.strict']);
    clock.set('2026-11-28T12:00:00Z');
    await Promise.all([house.schedules.tick(), other.schedules.tick()]);
    const runs = await house.tables.all<{ handler: string; task_key: string }>(
      'select handler, task_key from platform_task order by handler, task_key',
    );
    expect(runs.map((t) => `${t.handler} ${t.task_key}`)).toEqual([
      'test.nightly 2026-11-24T00:00:00.000Z',
      'test.nightly 2026-11-25T00:00:00.000Z',
      'test.strict 2026-11-24T00:00:00.000Z',
    ]);
    await other.close();
  });

  it('numbers the changes of a stream without gaps in the order of commits, also from two instances', async () => {
    await house.tail.prepare(['board']);
    const other = await house.another();
    const got: number[] = [];
    house.tail.start();
    house.tail.subscribe({ stream: 'board', seq: 0, deliver: (changes) => changes.forEach((c) => got.push(c.seq)) });
    const write = (h: TestHouse, i: number): Promise<void> =>
      h.work.run(async () => {
        h.feed.append({ stream: 'board', kind: 'k', subject: newId(), payload: { i } });
        if (i % 7 === 0) throw new Error('rolled back');
      });
    const outcome = await Promise.allSettled(Array.from({ length: 60 }, (_, i) => write(i % 2 ? house : other, i)));
    const kept = outcome.filter((o) => o.status === 'fulfilled').length;
    expect(kept).toBe(51);
    await eventually(() => got.length === kept, { message: 'not all changes arrived' });
    expect(got).toEqual(Array.from({ length: kept }, (_, i) => i + 1));
    await other.close();
  });

  it('sees, after waiting for a lock, what the holder has committed', async () => {
    const other = await house.another();
    const seen = await house.work.run(async () => {
      const before = await audited();
      if (engine !== 'sqlite')
        await other.work.run(async () => other.audit.record({ action: 'a', subject: 'by the other' }));
      return [before, await audited()];
    });
    expect(seen).toEqual(engine === 'sqlite' ? [[], []] : [[], ['by the other']]);
    await other.close();
  });

  it('reads what is committed, without waiting for a unit of work that is open', async () => {
    const names = (): Promise<object[]> => house.tables.all('select name from platform_lock');
    const written = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const open = house.work.run(async () => {
      await house.database.run('insert into platform_lock (name, held_at) values (?, ?)', ['new', clock.now()]);
      expect(await names()).toEqual([{ name: 'new' }]);
      written.resolve();
      await gate.promise;
    });
    await written.promise;
    expect(await names()).toEqual([]);
    gate.resolve();
    await open;
    expect(await names()).toEqual([{ name: 'new' }]);
  });

  it('begins a unit of work anew when it lost a deadlock', async () => {
    if (engine === 'sqlite') return expect(house.database.forUpdate).toBe('');
    const other = await house.another();
    for (const n of ['a', 'b'])
      await house.database.run('insert into platform_lock (name, held_at) values (?, ?)', [n, clock.now()]);
    const touch = (h: TestHouse, name: string): Promise<number> =>
      h.database.run('update platform_lock set held_at = ? where name = ?', [new Date(), name]);
    let meet!: () => void;
    const both = new Promise<void>((resolve) => (meet = resolve));
    let arrived = 0;
    let tries = 0;
    const cross = (h: TestHouse, first: string, second: string): Promise<void> =>
      h.work.run(async () => {
        tries++;
        await touch(h, first);
        if (++arrived === 2) meet();
        await both;
        await touch(h, second);
      });
    await Promise.all([cross(house, 'a', 'b'), cross(other, 'b', 'a')]);
    expect(tries).toBe(3);
    await other.close();
  });

  it('tells a base that went away from a statement that is wrong, and is there again when it is', async () => {
    const wrong = house.work.run(() => house.database.run('select nothing from nowhere'));
    expect(isDatabaseAway(await wrong.catch((error: unknown) => error))).toBe(false);
    if (engine === 'sqlite') return;
    const cut = house.work.run(async () => {
      const [{ id } = { id: 0 }] = await house.database.all<{ id: number }>('select connection_id() as id');
      const other = await house.another();
      await other.database.run(`kill ${id}`);
      await other.close();
      // The first one may be answered before it is cut.
      for (let n = 0; n < 100; n++) await house.database.all('select 1 as one');
    });
    expect(isDatabaseAway(await cut.catch((error: unknown) => error))).toBe(true);
    expect(await house.work.run(() => house.database.all('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('holds a named lock until the unit of work ends', async () => {
    const other = await house.another();
    const order: string[] = [];
    let release!: () => void;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let holding!: () => void;
    const held = new Promise<void>((resolve) => (holding = resolve));
    const first = house.work.run(async () => {
      await house.locks.hold('party a@b.ru');
      holding();
      await gate;
      order.push('first');
    });
    await held;
    const second = other.work.run(async () => {
      await other.locks.hold('party a@b.ru');
      order.push('second');
    });
    release();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
    await other.close();
  });
});
