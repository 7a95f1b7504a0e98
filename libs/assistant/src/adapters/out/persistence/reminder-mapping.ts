import type { SqlRow } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import {
  type About,
  type HeldBecause,
  type ReminderState,
  aboutKey,
  ownerKey,
  ownerOf,
} from '../../../domain/reminder/reminder-record.js';
import { Reminder } from '../../../domain/reminder/reminder.js';

export interface StoredReminderRow {
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
  not_before: unknown;
  held_because: HeldBecause | null;
  state: ReminderState;
  ignored: number;
  created_at: unknown;
  changed_at: unknown;
  ended_because: string | null;
  version: number;
}

export const reminderOf = (r: StoredReminderRow): Reminder =>
  Reminder.restore({
    ...{ id: r.id, number: r.number, owner: ownerOf(r.owner), createdBy: r.created_by, rule: r.rule, text: r.text },
    about: r.about === null ? null : (JSON.parse(r.about) as About),
    ...{ zone: r.zone, startsAt: instant(r.starts_at), repeat: r.repeat_rule, dueAt: instantOrNull(r.due_at) },
    ...{ snoozedUntil: instantOrNull(r.snoozed_until), notBefore: instantOrNull(r.not_before) },
    ...{ heldBecause: r.held_because, state: r.state, ignored: r.ignored, createdAt: instant(r.created_at) },
    ...{ changedAt: instant(r.changed_at), endedBecause: r.ended_because, version: r.version },
  });

export const rowOfReminder = ({ state: s, fireAt }: Reminder, version: number): SqlRow => ({
  ...{ id: s.id, number: s.number, owner: ownerKey(s.owner), created_by: s.createdBy, rule: s.rule },
  ...{ about_key: s.about && aboutKey(s.about), about: s.about && JSON.stringify(s.about), text: s.text, zone: s.zone },
  ...{ starts_at: s.startsAt, repeat_rule: s.repeat, due_at: s.dueAt, snoozed_until: s.snoozedUntil },
  ...{ not_before: s.notBefore, held_because: s.heldBecause, fire_at: fireAt, state: s.state, ignored: s.ignored },
  ...{ created_at: s.createdAt, changed_at: s.changedAt, ended_because: s.endedBecause, version },
});
