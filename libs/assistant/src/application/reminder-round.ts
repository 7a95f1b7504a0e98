import type { Clock } from '@prorab/platform/marks';
import { newId } from '@prorab/kernel';
import type { Firing } from '../domain/reminder/firing.js';
import type { Recipient } from '../domain/reminder/recipient.js';
import { type ReminderRecord, aboutKey, isOfPeople, ownerKey } from '../domain/reminder/reminder-record.js';
import type { Reminder } from '../domain/reminder/reminder.js';
import { type Reminding, aReminding, naturalKey } from '../domain/reminder/reminding.js';
import type { SaidLine } from '../domain/reminder/said-text.js';
import { FORGOTTEN } from './reminders-of-subject.js';
import type { ReminderSettings } from './reminder-settings.js';

/** One reminder whose time has come, and whom it is told to. */
export interface Fired {
  reminder: Reminder;
  firing: Firing;
  recipient: Recipient;
  insteadOf: Recipient | null;
}

export const subjectOf = ({ id, about }: ReminderRecord): string => (about ? aboutKey(about) : `reminder:${id}`);

export const keyOf = ({ reminder, firing, recipient }: Fired): string =>
  naturalKey(reminder.state.rule, subjectOf(reminder.state), firing.slot.toISOString(), recipient.employeeId);

/** The line of the log for what is said now. */
export function saidLine(fired: Fired, now: Date, escalateAt: Date | null): Reminding {
  const { reminder, firing, recipient } = fired;
  const { id: reminderId, rule, number, text, owner } = reminder.state;
  return aReminding({
    ...{ id: newId(), naturalKey: keyOf(fired), reminderId, rule, subject: subjectOf(reminder.state), number, text },
    ...{ dueAt: firing.slot, owner: ownerKey(owner), recipientId: recipient.employeeId, state: 'said' },
    ...{ saidAt: now, lateMs: firing.lateMs, escalateAt, createdAt: now },
  });
}

/** The line of the log for dates that nobody was told of; one for all of them. */
export function skippedLine({ reminder, firing }: Pick<Fired, 'reminder' | 'firing'>, now: Date): Reminding | null {
  const [first] = firing.missed;
  if (!first) return null;
  const { state } = reminder;
  const skipped = `skipped ${first.toISOString()}`;
  return aReminding({
    ...{ id: newId(), naturalKey: naturalKey(state.rule, subjectOf(state), skipped, null), reminderId: state.id },
    ...{ rule: state.rule, subject: subjectOf(state), number: state.number, text: state.text, dueAt: first },
    ...{ owner: ownerKey(state.owner), state: 'skipped', skippedBecause: firing.held ?? 'down' },
    ...{ outcome: `skipped:${firing.missed.length}`, createdAt: now },
  });
}

export const toSay = ({ reminder, firing, insteadOf }: Fired, settings: ReminderSettings): SaidLine => {
  const { number, text, about, ignored } = reminder.state;
  const link = about?.kind === 'message' ? `\n${settings.linkToMessage(about.conversationId, about.messageId)}` : '';
  return {
    ...{ number, text: `${text}${link}`, dueAt: firing.slot, missed: firing.missed.length, insteadOf },
    lateMs: firing.held === 'hours' ? 0 : firing.lateMs,
    ignored: ignored >= settings.ignoredTimes ? ignored : 0,
  };
};

/** Only what somebody else waits for: a private reminder is nobody's business but the person's. */
export function escalationOf({ reminder, recipient }: Fired, settings: ReminderSettings, clock: Clock): Date | null {
  const { rule, about } = reminder.state;
  if (isOfPeople(rule) && rule !== 'team' && about?.kind !== 'subject') return null;
  // Its own ladder ends at the head.
  if (rule === FORGOTTEN) return null;
  return workingLater(recipient, clock.now(), settings.escalateAfterWorkingMinutes);
}
export function workingLater({ calendar }: Pick<Recipient, 'calendar'>, from: Date, minutes: number): Date {
  // A branch without hours is never open, and must not stop the others.
  return calendar.nextOpening(from)
    ? calendar.addWorkingMinutes(from, minutes)
    : new Date(from.getTime() + minutes * 60_000);
}
