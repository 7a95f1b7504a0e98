import type { MailboxStatus } from './mailbox-monitor.port.js';

/** What the readers of this instance last told of their mailboxes. */
export abstract class MailboxStates {
  abstract all(): readonly MailboxStatus[];
  /** A remark of the reconciliation that stays with the mailbox until the next one. */
  abstract remarkOf(mailbox: string): string | null;
  abstract remark(mailbox: string, text: string | null): void;
}
