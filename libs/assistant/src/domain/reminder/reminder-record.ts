/** An employee, or those of a role (of a branch, or of the whole company): the latter outlives a leaver. */
export type Owner =
  | { readonly kind: 'employee'; readonly employeeId: string }
  | { readonly kind: 'team'; readonly role: string; readonly branchId: string | null };

export const ownerKey = (owner: Owner): string =>
  owner.kind === 'employee' ? `employee:${owner.employeeId}` : `team:${owner.role}:${owner.branchId ?? '*'}`;
export function ownerOf(key: string): Owner {
  const [kind, first = '', second = '*'] = key.split(':');
  return kind === 'employee'
    ? { kind, employeeId: first }
    : { kind: 'team', role: first, branchId: second === '*' ? null : second };
}

/** A message of the messenger, or a thing of another context (`sales.inquiry`). */
export type About =
  | { readonly kind: 'message'; readonly conversationId: string; readonly messageId: string }
  | { readonly kind: 'subject'; readonly subject: string; readonly id: string; readonly number: number | null };

/** One text per subject for keys and indexes. */
export const aboutKey = (about: About): string =>
  about.kind === 'message' ? `message:${about.messageId}` : `${about.subject}:${about.id}`;

/**
 * Who asked for it: a person (`personal`, `team`), or a rule of a context (`sales.next-step`, `sales.unanswered`), which keeps
 * working hours and follows its subject.
 */
export type ReminderRule = string;
export const isOfPeople = (rule: ReminderRule): boolean => !rule.includes('.');

export const reminderStates = ['planned', 'said', 'parked', 'done', 'cancelled'] as const;
/** `said`: told for the last time, the reaction is waited for. `parked`: its subject has no owner now. */
export type ReminderState = (typeof reminderStates)[number];
export type HeldBecause = 'absent' | 'hours' | 'many';

/** The memento of a reminder. */
export interface ReminderRecord {
  readonly id: string;
  /** Counts within its owner: what people call it by. */
  readonly number: number;
  readonly owner: Owner;
  readonly createdBy: string | null;
  readonly rule: ReminderRule;
  readonly about: About | null;
  readonly text: string;
  /** Zone in which its dates are meant. */
  readonly zone: string;
  /** Where the rule of repetition begins. */
  readonly startsAt: Date;
  /** RRULE without DTSTART; null = once. */
  readonly repeat: string | null;
  /** Next date by the plan; null = none. */
  readonly dueAt: Date | null;
  readonly snoozedUntil: Date | null;
  /** Held back: nobody to tell it to, not in working hours, or gathered with others. */
  readonly notBefore: Date | null;
  readonly heldBecause: HeldBecause | null;
  readonly state: ReminderState;
  /** Times in a row that nobody reacted to. */
  readonly ignored: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly endedBecause: string | null;
  readonly version: number;
}
