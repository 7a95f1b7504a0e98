import { Injectable } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import type { Logger } from 'pino';
import { ForeignFailure, type JobRun, actingAs, ourselves } from '../marks/index.js';
import type { MikroUnitOfWork } from '../work/mikro-unit-of-work.js';
import type { Handler, HandlerRegistry } from './handler-registry.js';
import type { ClaimedTask, TaskHands, TaskStore } from './task-store.js';
import type { TaskMetrics } from './task-metrics.js';

export interface TaskWorkerOptions {
  /** Tasks that one instance works on at once. */
  concurrency: number;
  /** How often the table is asked although nobody called: other instances' work, pauses that ended. */
  pollMs: number;
}

/** Longest pause between two attempts. */
const MAX_PAUSE_MS = 3_600_000;
const LEASE_MS = 60_000;
/** Of what is claimed as it is written: it begins soon, is all one unit of work, and after a crash has no more than this to wait for. */
const AT_ONCE_LEASE_MS = 15_000;
/** Of what has no unit of work of its own, while it runs: long before the shortest lease ends. */
const RENEW_MS = 5_000;
/** So much of it waits here for a hand, and for so long; then it is given back, as the hands are busy with something long. */
const MOST_WAITING = 32;
const WAITS_MS = 5_000;

class ClaimLost extends Error {}

/** Begun together: what follows from one fact, or one task. */
type Handful = readonly [ClaimedTask, ...ClaimedTask[]];

/** Takes due tasks and runs their handlers until told to stop. */
@Injectable()
export class TaskWorker implements TaskHands {
  /** With the handler of each. */
  readonly #running = new Map<Promise<void>, string>();
  readonly #abort = new AbortController();
  #claiming: Promise<void> | null = null;
  #again = false;
  /** The table has some that are due, or may have. */
  #moreDue = false;
  /** Claimed by those who ordered them, until a hand is free. */
  readonly #handed: { readonly tasks: Handful; readonly since: Date }[] = [];
  #launched = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly store: TaskStore,
    private readonly handlers: HandlerRegistry,
    private readonly work: MikroUnitOfWork,
    private readonly clock: Clock,
    private readonly log: Logger,
    private readonly metrics: TaskMetrics,
    private readonly options: TaskWorkerOptions,
  ) {}

  start(): void {
    if (this.#timer) return;
    this.store.whenNew(() => this.wake(), this);
    this.#timer = setInterval(() => {
      this.#giveBackLate();
      this.wake();
    }, this.options.pollMs);
    this.wake();
  }

  /** Takes no new work, and tells what is in hand that time is short. */
  rest(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#abort.abort();
    this.#giveBack(this.#waiting);
    this.#handed.length = 0;
  }

  /** Takes no new work and waits until what is in hand is finished. */
  async stop(): Promise<void> {
    this.rest();
    await this.#claimed();
    // What ends may have brought something that is to be given back.
    while (this.#running.size > 0) await Promise.all(this.#running.keys());
  }

  get free(): number {
    // What is due in the table was ordered before.
    if (this.#moreDue || this.#abort.signal.aborted) return 0;
    return this.#places + this.#room;
  }
  /** Of the places to wait in. */
  get #room(): number {
    return Math.max(MOST_WAITING - this.#waiting.length, 0);
  }
  get #waiting(): ClaimedTask[] {
    return this.#handed.flatMap(({ tasks }) => tasks);
  }
  /** Hands that nobody has a claim to. */
  get #places(): number {
    return Math.max(this.options.concurrency - this.#running.size, 0);
  }
  get leaseMs(): number {
    return AT_ONCE_LEASE_MS;
  }
  take(tasks: readonly ClaimedTask[]): void {
    if (this.#abort.signal.aborted) return this.#giveBack(tasks);
    const since = this.clock.now();
    this.#handed.push(...this.#handfuls(tasks).map((some) => ({ tasks: some, since })));
    this.#begin();
  }
  /** What follows from one fact is one unit of work, if none of it reaches outside. */
  #handfuls(tasks: readonly ClaimedTask[]): Handful[] {
    const handfuls: Handful[] = [];
    for (const task of tasks) {
      const [last] = handfuls.slice(-1);
      const together = last?.[0].taskKey === task.taskKey && [last[0], task].every((one) => this.#isWithin(one));
      if (last && together) handfuls[handfuls.length - 1] = [...last, task];
      else handfuls.push([task]);
    }
    return handfuls;
  }
  #isWithin({ handler }: ClaimedTask): boolean {
    return this.handlers.byName(handler)?.transactional === true;
  }
  /** As many of those that were handed over as there are hands. */
  #begin(): void {
    for (;;) {
      const next = this.#places > 0 ? this.#handed.shift() : undefined;
      if (!next) return;
      this.#launch(next.tasks);
    }
  }
  /** The hands are busy with something long; another instance may have some that are free. */
  #giveBackLate(): void {
    const before = this.clock.now().getTime() - WAITS_MS;
    const late = this.#handed.findLastIndex(({ since }) => since.getTime() < before);
    this.#giveBack(this.#handed.splice(0, late + 1).flatMap(({ tasks }) => tasks));
  }
  #giveBack(tasks: readonly ClaimedTask[]): void {
    for (const task of tasks) {
      const given = this.store
        .release(task)
        // The lease will run out, and it be taken again.
        .catch((error: unknown) => this.log.warn({ err: error, task: task.id }, 'a task could not be given back'))
        .finally(() => this.#running.delete(given));
      this.#running.set(given, task.handler);
    }
  }

  wake(): void {
    if (this.#abort.signal.aborted) return;
    if (this.#claiming) {
      this.#again = true;
      return;
    }
    this.#claiming = this.#claim().finally(() => {
      this.#claiming = null;
      if (this.#again) {
        this.#again = false;
        this.wake();
      }
    });
  }

  /** Runs what is due, and what that brings, until nothing is left; for tests and for the command line. */
  async drain(): Promise<void> {
    for (;;) {
      await this.#claimed();
      if (this.#running.size) {
        await Promise.all(this.#running.keys());
        continue;
      }
      const before = this.#launched;
      this.wake();
      await this.#claimed();
      if (this.#launched === before) return;
    }
  }

  async #claimed(): Promise<void> {
    while (this.#claiming) await this.#claiming;
  }

  async #claim(): Promise<void> {
    try {
      while (!this.#abort.signal.aborted) {
        const bounds = this.#bounds();
        // Nearly always nothing is due; to see that takes no unit of work, which on SQLite would wait for another process that writes.
        this.#moreDue = await this.store.isDue(bounds);
        const free = this.#moreDue ? this.#places : 0;
        if (free === 0) return;
        // Some more than there are hands, so that not each of a long row is claimed for itself.
        const tasks = await this.store.claim(free + this.#room, LEASE_MS, bounds);
        this.take(tasks);
        if (tasks.length === 0) {
          // Another instance has just taken it.
          this.#moreDue = false;
          return;
        }
      }
    } catch (error) {
      this.log.error({ err: error }, 'tasks could not be claimed');
    }
  }

  /** How many more of each handler may run that has a bound: slow ones, which leave a place to others even where there are only two. */
  #bounds(): ReadonlyMap<string, number> {
    const taken = [...this.#running.values(), ...this.#waiting.map(({ handler }) => handler)];
    const mostOfAny = Math.max(this.options.concurrency - 1, 1);
    const left = (name: string, most: number): number =>
      Math.min(most, mostOfAny) - taken.filter((one) => one === name).length;
    return new Map([...this.handlers.bounds].map(([name, most]) => [name, left(name, most)]));
  }

  #launch(tasks: Handful): void {
    this.#launched++;
    const [{ handler }] = tasks;
    const running = this.#handleAll(tasks).finally(() => {
      this.#running.delete(running);
      this.#begin();
      // What comes new calls by itself; the end of a task is a reason to look only when more was due than could run.
      if (this.#moreDue || this.handlers.bounds.has(handler)) this.wake();
    });
    this.#running.set(running, handler);
  }

  /** One commit for all; when one of them fails, each has its own. */
  async #handleAll(tasks: Handful): Promise<void> {
    if (tasks.length === 1) return this.#handle(tasks[0]);
    const took = new Map<string, number>();
    try {
      // Not in the name of whoever's commit has brought it.
      await actingAs(ourselves, () =>
        this.work.run(async () => {
          if (!(await this.store.finish(...tasks))) throw new ClaimLost();
          for (const task of tasks) {
            const started = performance.now();
            await this.#do(task);
            took.set(task.handler, performance.now() - started);
          }
        }),
      );
      for (const [handler, ms] of took) this.metrics.finished(handler, 'done', ms);
    } catch (error) {
      this.log.debug({ err: error, fact: tasks[0].taskKey }, 'what follows from a fact is done one by one');
      for (const task of tasks) await this.#handle(task);
    }
  }
  /** In a unit of work in which it is marked as done. */
  #do(task: ClaimedTask): Promise<void> {
    const { handler, run, payload } = this.#ready(task);
    return actingAs({ kind: 'system', name: task.handler }, () => handler.run(payload, run));
  }
  #ready(task: ClaimedTask): { handler: Handler; payload: string; run: JobRun } {
    const handler = this.handlers.byName(task.handler);
    if (!handler) throw new Error(`no handler named ${task.handler} in this version`);
    if (task.payload === null) throw new Error(`the recorded fact ${task.taskKey} is gone`);
    const { taskKey: key, attempts: attempt, dueAt } = task;
    return { handler, payload: task.payload, run: { key, attempt, dueAt, signal: this.#abort.signal } };
  }

  async #handle(task: ClaimedTask): Promise<void> {
    const started = performance.now();
    try {
      await actingAs({ kind: 'system', name: task.handler }, () => this.#run(task));
      this.metrics.finished(task.handler, 'done', performance.now() - started);
    } catch (error) {
      if (error instanceof ClaimLost)
        return this.log.warn(
          { task: task.id, handler: task.handler },
          'the claim of a task was lost to another instance',
        );
      await this.#failed(task, this.handlers.byName(task.handler), error);
    }
  }

  async #run(task: ClaimedTask): Promise<void> {
    const { handler, payload, run } = this.#ready(task);
    if (handler.transactional) {
      await this.work.run(async () => {
        // First the mark: it takes the row's lock, so no second instance can do the same effect meanwhile.
        if (!(await this.store.finish(task))) throw new ClaimLost();
        await handler.run(payload, run);
      });
      return;
    }
    const renewal = setInterval(() => {
      this.store
        .renew(task, LEASE_MS)
        .catch((error: unknown) => this.log.error({ err: error, task: task.id }, 'lease not renewed'));
    }, RENEW_MS);
    try {
      await handler.run(payload, run);
    } finally {
      clearInterval(renewal);
    }
    if (!(await this.store.finish(task))) throw new ClaimLost();
  }

  async #failed(task: ClaimedTask, handler: Handler | undefined, error: unknown): Promise<void> {
    const text = describe(error);
    const hopeless = error instanceof ForeignFailure && error.advice !== 'retry';
    const last = task.attempts >= (handler?.attempts ?? 8) || hopeless;
    this.metrics.finished(task.handler, last ? 'quarantined' : 'failed', 0);
    this.log[last ? 'error' : 'warn'](
      { err: error, task: task.id, handler: task.handler, attempt: task.attempts },
      last ? 'task put in quarantine' : 'task failed, will be tried again',
    );
    try {
      if (last) return await this.store.quarantine(task, text);
      const pause = Math.min((handler?.backoffMs ?? 500) * 2 ** (task.attempts - 1), MAX_PAUSE_MS);
      await this.store.retryLater(task, text, new Date(this.clock.now().getTime() + pause));
    } catch (storeError) {
      // The lease will run out and the task be taken again: nothing is lost.
      this.log.error({ err: storeError, task: task.id }, 'the failure of a task could not be stored');
    }
  }
}

const describe = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 2000);
