import type { Reminder } from '../../domain/reminder/reminder.js';

export interface DueOwner {
  /** Key of the owner. */
  owner: string;
  lastFireAt: Date;
  /** Is another one as soon as anything of what is due is another: more of it, less of it, changed. */
  mark: string;
}
export const dueMark = (lastFireAt: Date, changedAt: Date, count: number): string =>
  `${lastFireAt.getTime()}.${changedAt.getTime()}.${count}`;
export interface HeldForReturn {
  owner: string;
  count: number;
  until: Date;
}

/** All reminders. What is taken is locked until the surrounding unit of work ends. */
export abstract class ReminderBook {
  abstract add(...reminders: readonly Reminder[]): Promise<void>;
  abstract save(...reminders: readonly Reminder[]): Promise<void>;
  /** @throws ReminderMissing */
  abstract takeForChange(id: string): Promise<Reminder>;
  /** By what its owner calls it, the over ones too. @returns its id */
  abstract byNumber(owner: string, number: number): Promise<string | null>;
  /** Wants the lock of the owner held. */
  abstract nextNumber(owner: string): Promise<number>;
  /** Neither done nor cancelled. */
  abstract countOpen(owner: string): Promise<number>;
  /** Owners to whom something is due, who has waited longest first. */
  abstract dueOwners(now: Date, limit: number): Promise<DueOwner[]>;
  /** What is due to an owner, the oldest first. */
  abstract takeDue(owner: string, now: Date, limit: number): Promise<Reminder[]>;
  /** Of a subject, of one rule or of all; neither done nor cancelled. */
  abstract takeAbout(about: string, rule?: string): Promise<Reminder[]>;
  /** The newest of a subject and a rule, also when it is over. */
  abstract latestAbout(about: string, rule: string): Promise<Reminder | null>;
  /** Planned for a person's day: due before `until`, oldest first. */
  abstract plannedFor(owner: string, until: Date, limit: number): Promise<Reminder[]>;
  /** Neither done nor cancelled, by number. */
  abstract takeOfOwner(owner: string, limit: number): Promise<Reminder[]>;
  /**
   * Forgets what was done or cancelled before an instant, at most so many; not the newest of an owner, after which his numbers go on.
   * @returns how many
   */
  abstract removeOverBefore(instant: Date, limit: number): Promise<number>;
  /** How much waits for those who are away, as the head is told it. */
  abstract heldForReturn(now: Date): Promise<HeldForReturn[]>;
}
