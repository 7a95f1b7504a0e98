import { grouped } from '../../domain/grouped.js';
import { ReminderMissing } from '../../domain/reminder/reminder-errors.js';
import { aboutKey, ownerKey, type ReminderRecord } from '../../domain/reminder/reminder-record.js';
import { Reminder } from '../../domain/reminder/reminder.js';
import { type DueOwner, type HeldForReturn, ReminderBook, dueMark } from './reminder-book.port.js';

const time = (a: Reminder, b: Reminder): number => Number(a.fireAt) - Number(b.fireAt);

export class FakeReminderBook extends ReminderBook {
  readonly #rows = new Map<string, ReminderRecord>();
  get all(): Reminder[] {
    return [...this.#rows.values()].map((state) => Reminder.restore(state));
  }
  #open = (owner: string): Reminder[] => this.all.filter((r) => !r.isOver && ownerKey(r.state.owner) === owner);
  #due = (now: Date): Reminder[] => this.all.filter((r) => r.fireAt !== null && r.fireAt <= now).sort(time);

  async add(...reminders: readonly Reminder[]): Promise<void> {
    for (const { state } of reminders) {
      const [key, { number }] = [ownerKey(state.owner), state];
      if (this.all.some((r) => ownerKey(r.state.owner) === key && r.state.number === number))
        throw new Error('Duplicate entry');
    }
    await this.save(...reminders);
  }
  async save(...reminders: readonly Reminder[]): Promise<void> {
    for (const reminder of reminders) {
      reminder.stored(reminder.state.version + 1);
      this.#rows.set(reminder.id, reminder.state);
    }
  }
  async takeForChange(id: string): Promise<Reminder> {
    const state = this.#rows.get(id);
    if (!state) throw new ReminderMissing({ reminderId: id });
    return Reminder.restore(state);
  }
  async byNumber(owner: string, number: number): Promise<string | null> {
    return this.all.find((r) => ownerKey(r.state.owner) === owner && r.state.number === number)?.id ?? null;
  }
  async nextNumber(owner: string): Promise<number> {
    return 1 + Math.max(0, ...this.all.filter((r) => ownerKey(r.state.owner) === owner).map((r) => r.state.number));
  }
  async countOpen(owner: string): Promise<number> {
    return this.#open(owner).length;
  }
  async dueOwners(now: Date, limit: number): Promise<DueOwner[]> {
    const byOwner = grouped(this.#due(now), ({ state }) => ownerKey(state.owner));
    return [...byOwner].slice(0, limit).map(([owner, due]) => {
      const lastFireAt = new Date(Math.max(...due.map((r) => Number(r.fireAt))));
      const changed = Math.max(...due.map((r) => Number(r.state.changedAt)));
      return { owner, lastFireAt, mark: dueMark(lastFireAt, new Date(changed), due.length) };
    });
  }
  async takeDue(owner: string, now: Date, limit: number): Promise<Reminder[]> {
    return this.#due(now)
      .filter((r) => ownerKey(r.state.owner) === owner)
      .slice(0, limit);
  }
  async takeAbout(about: string, rule?: string): Promise<Reminder[]> {
    return this.all.filter(
      (r) =>
        !r.isOver &&
        r.state.about &&
        aboutKey(r.state.about) === about &&
        (rule === undefined || r.state.rule === rule),
    );
  }
  async latestAbout(about: string, rule: string): Promise<Reminder | null> {
    const some = this.all.filter((r) => r.state.about && aboutKey(r.state.about) === about && r.state.rule === rule);
    return some.sort((a, b) => (a.id < b.id ? 1 : -1))[0] ?? null;
  }
  async plannedFor(owner: string, until: Date, limit: number): Promise<Reminder[]> {
    return this.#open(owner)
      .filter((r) => r.fireAt !== null && r.fireAt < until)
      .sort(time)
      .slice(0, limit);
  }
  async takeOfOwner(owner: string, limit: number): Promise<Reminder[]> {
    return this.#open(owner)
      .sort((a, b) => a.state.number - b.state.number)
      .slice(0, limit);
  }
  async removeOverBefore(instant: Date, limit: number): Promise<number> {
    const isNewest = ({ state }: Reminder): boolean =>
      !this.all.some((r) => ownerKey(r.state.owner) === ownerKey(state.owner) && r.state.number > state.number);
    const old = this.all.filter((r) => r.isOver && r.state.changedAt < instant && !isNewest(r)).slice(0, limit);
    for (const { id } of old) this.#rows.delete(id);
    return old.length;
  }
  async heldForReturn(now: Date): Promise<HeldForReturn[]> {
    const held = new Map<string, HeldForReturn>();
    for (const { state } of this.all) {
      if (state.state !== 'planned' || state.heldBecause !== 'absent' || !state.notBefore || state.notBefore <= now)
        continue;
      const owner = ownerKey(state.owner);
      const known = held.get(owner) ?? { owner, count: 0, until: state.notBefore };
      held.set(owner, { owner, count: known.count + 1, until: new Date(Math.max(+known.until, +state.notBefore)) });
    }
    return [...held.values()].sort((a, b) => (a.owner < b.owner ? -1 : 1));
  }
}
