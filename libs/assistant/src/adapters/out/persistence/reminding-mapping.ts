import type { SqlRow } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import type { Reminding, RemindingState, SkippedBecause } from '../../../domain/reminder/reminding.js';

export interface StoredReminding {
  id: string;
  natural_key: string;
  reminder_id: string | null;
  rule: string;
  subject: string;
  number: number | null;
  text: string;
  due_at: unknown;
  owner: string;
  recipient_id: string | null;
  state: RemindingState;
  skipped_because: SkippedBecause | null;
  speech_key: string | null;
  alone: unknown;
  said_text: string | null;
  said_at: unknown;
  late_ms: unknown;
  read_at: unknown;
  answer: string | null;
  answered_at: unknown;
  answered_by: string | null;
  outcome: string | null;
  escalate_at: unknown;
  escalated_at: unknown;
  created_at: unknown;
}

export const remindingOf = (r: StoredReminding): Reminding => ({
  ...{ id: r.id, naturalKey: r.natural_key, reminderId: r.reminder_id, rule: r.rule, subject: r.subject },
  ...{ number: r.number, text: r.text, dueAt: instant(r.due_at), owner: r.owner, recipientId: r.recipient_id },
  ...{ state: r.state, skippedBecause: r.skipped_because, speechKey: r.speech_key, alone: Number(r.alone) === 1 },
  ...{ saidText: r.said_text, saidAt: instantOrNull(r.said_at), lateMs: Number(r.late_ms) },
  ...{ readAt: instantOrNull(r.read_at), answer: r.answer, answeredAt: instantOrNull(r.answered_at) },
  ...{ answeredBy: r.answered_by, outcome: r.outcome, escalateAt: instantOrNull(r.escalate_at) },
  ...{ escalatedAt: instantOrNull(r.escalated_at), createdAt: instant(r.created_at) },
});

export const rowOfReminding = (l: Reminding): SqlRow => ({
  ...{ id: l.id, natural_key: l.naturalKey, reminder_id: l.reminderId, rule: l.rule, subject: l.subject },
  ...{ number: l.number, text: l.text, due_at: l.dueAt, owner: l.owner, recipient_id: l.recipientId, state: l.state },
  ...{ skipped_because: l.skippedBecause, speech_key: l.speechKey, alone: Number(l.alone), said_text: l.saidText },
  ...{ said_at: l.saidAt, late_ms: l.lateMs, read_at: l.readAt, answer: l.answer, answered_at: l.answeredAt },
  ...{ answered_by: l.answeredBy, outcome: l.outcome, escalate_at: l.escalateAt, escalated_at: l.escalatedAt },
  created_at: l.createdAt,
});
