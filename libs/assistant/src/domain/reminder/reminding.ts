import type { ReminderRule } from './reminder-record.js';

/** `said`: told. `skipped`: it was of no use any more when its time could be kept. `pending`: the head has to hear of it. */
export type RemindingState = 'said' | 'skipped' | 'pending';
export type SkippedBecause = 'down' | 'absent' | 'hours' | 'many' | 'day-over';

/** One line of the log: who was reminded of what, by which rule, when it was read, what was answered, what came of it. */
export interface Reminding {
  readonly id: string;
  /** Rule, subject, date, person: the same cannot be told twice. */
  readonly naturalKey: string;
  /** null = of the house itself: a digest, an escalation. */
  readonly reminderId: string | null;
  readonly rule: ReminderRule;
  /** `sales.inquiry:<id>`, `message:<id>`, or the reminder itself. */
  readonly subject: string;
  readonly number: number | null;
  readonly text: string;
  readonly dueAt: Date;
  /** Whose it is; the key of an owner. */
  readonly owner: string;
  /** Who was told: the owner, his deputy, one of the team; null = nobody. */
  readonly recipientId: string | null;
  readonly state: RemindingState;
  readonly skippedBecause: SkippedBecause | null;
  /** `Speak.key` under which it was said; lines of a digest share one. */
  readonly speechKey: string | null;
  readonly alone: boolean;
  /** All that was said, when it was said alone: an answer is written under it. */
  readonly saidText: string | null;
  readonly saidAt: Date | null;
  readonly lateMs: number;
  readonly readAt: Date | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  /** What came of it, `moved:2026-12-07T06:00:00.000Z`, `sales.inquiry-closed`. */
  readonly outcome: string | null;
  /** When the head has to hear that nobody reacted; null = never. */
  readonly escalateAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly createdAt: Date;
}

export type NewReminding = Pick<
  Reminding,
  'id' | 'naturalKey' | 'rule' | 'subject' | 'text' | 'dueAt' | 'owner' | 'state' | 'createdAt'
> &
  Partial<Reminding>;

export const aReminding = (given: NewReminding): Reminding => ({
  ...{ reminderId: null, number: null, recipientId: null, skippedBecause: null, speechKey: null, alone: true },
  ...{ saidText: null, saidAt: null, lateMs: 0, readAt: null, answer: null, answeredAt: null, answeredBy: null },
  ...{ outcome: null, escalateAt: null, escalatedAt: null },
  ...given,
});

/** Fits a column; ids and instants are short enough, the rule is ours. */
export const naturalKey = (rule: ReminderRule, subject: string, slot: string, recipient: string | null): string =>
  `${rule}|${subject}|${slot}|${recipient ?? '-'}`;

export const answered = (
  line: Reminding,
  answer: string,
  { at, by, outcome }: { at: Date; by: string | null; outcome: string },
): Reminding => ({ ...line, answer, answeredAt: at, answeredBy: by, outcome });
