import { Query, type SqlValue, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import type { RemindingState, SkippedBecause } from '../../domain/reminder/reminding.js';

export interface ReminderLogFilter {
  /** Only what was told to him; null = everybody. */
  employeeId: string | null;
  rule?: string | undefined;
  /** `silent`: said, no reaction. */
  state?: RemindingState | 'silent' | undefined;
  limit: number;
  after: { at: Date; id: string } | null;
}
export interface ReminderLogView {
  id: string;
  rule: string;
  subject: string;
  reminderId: string | null;
  number: number | null;
  text: string;
  dueAt: string;
  /** Key of an owner: `employee:<id>`, `team:<role>:<branch>`. */
  owner: string;
  recipientId: string | null;
  state: RemindingState;
  skippedBecause: SkippedBecause | null;
  gathered: boolean;
  saidAt: string | null;
  lateSeconds: number;
  readAt: string | null;
  answer: string | null;
  answeredAt: string | null;
  answeredBy: string | null;
  outcome: string | null;
  escalatedAt: string | null;
  at: string;
}
interface Stored {
  id: string;
  rule: string;
  subject: string;
  reminder_id: string | null;
  number: number | null;
  text: string;
  due_at: unknown;
  owner: string;
  recipient_id: string | null;
  state: RemindingState;
  skipped_because: SkippedBecause | null;
  alone: unknown;
  said_at: unknown;
  late_ms: number;
  read_at: unknown;
  answer: string | null;
  answered_at: unknown;
  answered_by: string | null;
  outcome: string | null;
  escalated_at: unknown;
  created_at: unknown;
}
const columns =
  'id, rule, subject, reminder_id, number, text, due_at, owner, recipient_id, state, skipped_because, alone, said_at, late_ms, read_at, answer, answered_at, answered_by, outcome, escalated_at, created_at';
const iso = (value: unknown): string | null => instantOrNull(value)?.toISOString() ?? null;

/** Who was reminded of what, by which rule, when it was said and read, what was answered and what came of it; newest first. */
@Query()
export class ReminderLog {
  constructor(private readonly tables: Tables) {}

  /** One row more than `limit`, if there is one. */
  async execute({ employeeId, rule, state, limit, after }: ReminderLogFilter): Promise<ReminderLogView[]> {
    const where: string[] = ['1 = 1'];
    const params: SqlValue[] = [];
    const and = (sql: string, ...values: SqlValue[]): void => {
      where.push(sql);
      params.push(...values);
    };
    if (employeeId !== null) and('recipient_id = ?', employeeId);
    if (rule !== undefined) and('rule = ?', rule);
    if (state === 'silent') and("state = 'said' and answered_at is null and reminder_id is not null");
    else if (state !== undefined) and('state = ?', state);
    if (after) and('(created_at < ? or (created_at = ? and id < ?))', after.at, after.at, after.id);
    const rows = await this.tables.all<Stored>(
      `select ${columns} from assistant_reminding where ${where.join(' and ')} order by created_at desc, id desc limit ${limit + 1}`,
      params,
    );
    return rows.map((r) => ({
      ...{ id: r.id, rule: r.rule, subject: r.subject, reminderId: r.reminder_id, number: r.number, text: r.text },
      ...{ dueAt: instant(r.due_at).toISOString(), owner: r.owner, recipientId: r.recipient_id, state: r.state },
      ...{ skippedBecause: r.skipped_because, gathered: !Number(r.alone), saidAt: iso(r.said_at) },
      ...{ lateSeconds: Math.round(Number(r.late_ms) / 1000), readAt: iso(r.read_at), answer: r.answer },
      ...{ answeredAt: iso(r.answered_at), answeredBy: r.answered_by, outcome: r.outcome },
      ...{ escalatedAt: iso(r.escalated_at), at: instant(r.created_at).toISOString() },
    }));
  }
}
