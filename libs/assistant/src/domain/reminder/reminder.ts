import { newId } from '@prorab/kernel';
import { type Firing, type NextDates, passedBy } from './firing.js';
import { ReminderOver } from './reminder-errors.js';
import type { HeldBecause, Owner, ReminderRecord } from './reminder-record.js';

type Given = Pick<ReminderRecord, 'number' | 'owner' | 'createdBy' | 'rule' | 'about' | 'text' | 'zone' | 'repeat'>;
const later = (a: Date, b: Date): Date => (a > b ? a : b);

/** What somebody is to be told at a time. It lives in the database; nothing of it is kept in memory. */
export class Reminder {
  #state: ReminderRecord;
  private constructor(state: ReminderRecord) {
    this.#state = Object.freeze(state);
  }
  static restore(state: ReminderRecord): Reminder {
    return new Reminder({ ...state });
  }
  static plan(given: Given & { dueAt: Date; startsAt?: Date; parked?: boolean }, at: Date): Reminder {
    const { parked = false, startsAt = given.dueAt, ...rest } = given;
    return new Reminder({
      ...rest,
      ...{ id: newId(), startsAt, state: parked ? 'parked' : 'planned', snoozedUntil: null, notBefore: null },
      ...{ heldBecause: null, ignored: 0, createdAt: at, changedAt: at, endedBecause: null, version: 0 },
    });
  }

  get state(): ReminderRecord {
    return this.#state;
  }
  get id(): string {
    return this.#state.id;
  }
  get isOver(): boolean {
    return this.#state.state === 'done' || this.#state.state === 'cancelled';
  }
  /** When the clock has to look at it; null = not by itself. */
  get fireAt(): Date | null {
    const { state, dueAt, snoozedUntil, notBefore } = this.#state;
    if (state !== 'planned') return null;
    const wanted = [dueAt, snoozedUntil].filter((d) => d !== null).sort((a, b) => a.getTime() - b.getTime())[0];
    return wanted ? (notBefore ? later(wanted, notBefore) : wanted) : null;
  }
  stored(version: number): void {
    this.#state = Object.freeze({ ...this.#state, version });
  }

  /** Another date. Of a repeated one the next time only: the rule stays as it is. */
  move(to: Date, dates: NextDates, at: Date): void {
    const { repeat, dueAt } = this.#open();
    if (repeat === null) this.#change({ dueAt: to, startsAt: to, snoozedUntil: null }, at);
    else this.#change({ dueAt: dueAt && (dates(later(dueAt, at), 1)[0] ?? null), snoozedUntil: to }, at);
    this.#change({ state: 'planned', notBefore: null, heldBecause: null }, at);
  }
  snooze(until: Date, at: Date): void {
    this.#open();
    this.#change({ state: 'planned', snoozedUntil: until, notBefore: null, heldBecause: null, ignored: 0 }, at);
  }
  /** Reacted to: one that is told once is done by it; a repeated one comes again. */
  done(at: Date): void {
    const { repeat, dueAt } = this.#open();
    if (repeat !== null && dueAt !== null) this.#change({ ignored: 0, snoozedUntil: null }, at);
    else this.#change({ state: 'done', snoozedUntil: null, endedBecause: 'done' }, at);
  }
  end(state: 'done' | 'cancelled', because: string, at: Date): void {
    if (!this.isOver) this.#change({ state, endedBecause: because, snoozedUntil: null }, at);
  }
  handOver(owner: Owner, number: number, at: Date, zone = this.#state.zone): void {
    this.#open();
    this.#change({ owner, number, zone, notBefore: null, heldBecause: null }, at);
  }
  /** Its subject has lost its owner. */
  park(at: Date): void {
    if (!this.isOver) this.#change({ state: 'parked', notBefore: null, heldBecause: null }, at);
  }
  unpark(at: Date): void {
    if (this.#state.state === 'parked') this.#change({ state: 'planned' }, at);
  }
  retext(text: string, at: Date): void {
    this.#change({ text }, at);
  }
  reacted(at: Date): void {
    this.#change({ ignored: 0 }, at);
  }
  hold(until: Date, because: HeldBecause, at: Date): void {
    this.#change({ notBefore: until, heldBecause: because }, at);
  }
  release(at: Date): void {
    this.#change({ notBefore: null, heldBecause: null }, at);
  }

  /** Its time has come. @param ignoredBefore nobody reacted to the time before */
  fire(now: Date, dates: NextDates, ignoredBefore: boolean): Firing {
    const { heldBecause, repeat, ignored, snoozedUntil } = this.#open();
    const { passed, next } = passedBy(now, this.#state, dates);
    const slot = passed.at(-1) ?? now;
    this.#change(
      {
        ...{ dueAt: next, notBefore: null, heldBecause: null },
        snoozedUntil: snoozedUntil && snoozedUntil > now ? snoozedUntil : null,
        ignored: repeat !== null && ignoredBefore ? ignored + 1 : 0,
        state: next === null && !(snoozedUntil && snoozedUntil > now) ? 'said' : 'planned',
      },
      now,
    );
    return { slot, missed: passed.slice(0, -1), lateMs: now.getTime() - slot.getTime(), held: heldBecause };
  }

  #open(): ReminderRecord {
    if (this.isOver) throw new ReminderOver(this.#state.number, this.#state.state);
    return this.#state;
  }
  #change(changes: Partial<ReminderRecord>, at: Date): void {
    this.#state = Object.freeze({ ...this.#state, ...changes, changedAt: at });
  }
}
