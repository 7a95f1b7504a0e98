import { instant, instantOrNull } from '@prorab/platform/marks';
import { type About, type HeldBecause, type ReminderState, ownerOf } from '../../domain/reminder/reminder-record.js';
import type { Language } from '../../domain/reminder/rule-words.js';
import type { ReminderDates } from '../reminder-dates.js';

export interface StoredReminder {
  id: string;
  number: number;
  owner: string;
  created_by: string | null;
  rule: string;
  about: string | null;
  text: string;
  zone: string;
  starts_at: unknown;
  repeat_rule: string | null;
  due_at: unknown;
  snoozed_until: unknown;
  fire_at: unknown;
  held_because: HeldBecause | null;
  state: ReminderState;
  changed_at: unknown;
  ended_because: string | null;
  version: number;
}
export const reminderColumns =
  'id, number, owner, created_by, rule, about, text, zone, starts_at, repeat_rule, due_at, snoozed_until, fire_at, held_because, state, changed_at, ended_because, version';

export interface ReminderView {
  reminderId: string;
  number: number;
  team: { role: string; branchId: string | null } | null;
  rule: string;
  about: About | null;
  text: string;
  zone: string;
  /** When it is said next: its date, or later when it is held back. */
  fireAt: string | null;
  dueAt: string | null;
  snoozedUntil: string | null;
  heldBecause: HeldBecause | null;
  repeat: string | null;
  repeatInWords: string | null;
  /** The next three dates of a repeated one. */
  next: string[];
  state: ReminderState;
  endedBecause: string | null;
  changedAt: string;
  version: number;
}

const iso = (value: unknown): string | null => instantOrNull(value)?.toISOString() ?? null;

export function viewOf(row: StoredReminder, dates: ReminderDates, language: Language): ReminderView {
  const owner = ownerOf(row.owner);
  const dated = {
    repeat: row.repeat_rule,
    startsAt: instant(row.starts_at),
    zone: row.zone,
    dueAt: instantOrNull(row.due_at),
  };
  return {
    ...{ reminderId: row.id, number: row.number, rule: row.rule, text: row.text, zone: row.zone, state: row.state },
    team: owner.kind === 'team' ? { role: owner.role, branchId: owner.branchId } : null,
    about: row.about === null ? null : (JSON.parse(row.about) as About),
    ...{ fireAt: iso(row.fire_at), dueAt: iso(row.due_at), snoozedUntil: iso(row.snoozed_until) },
    ...{ heldBecause: row.held_because, repeat: row.repeat_rule, repeatInWords: dates.inWords(dated, language) },
    next: row.repeat_rule === null ? [] : dates.next(dated, 3).map((d) => d.toISOString()),
    ...{ endedBecause: row.ended_because, changedAt: instant(row.changed_at).toISOString(), version: row.version },
  };
}
