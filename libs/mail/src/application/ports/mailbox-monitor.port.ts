/** `standby`: another instance reads it. */
export type MailboxState =
  'connecting' | 'connected' | 'failed' | 'password-refused' | 'frozen' | 'standby' | 'stopped';

export interface MailboxStatus {
  readonly mailbox: string;
  readonly state: MailboxState;
  /** What failed, for people; never a password. */
  readonly reason: string | null;
  /** When the next attempt is made, if this one failed. */
  readonly retryAt: Date | null;
  /** Last time the server answered and all that was new had been stored. */
  readonly checkedAt: Date | null;
  /** When the server took the oldest new letter that we know of and have not stored; null = none waits. */
  readonly oldestPendingAt: Date | null;
  /** Letters of the first import still to come, all folders. */
  readonly backlogLeft: number;
}

/** Told at every change of state and after every check; must not throw. Green but dead is a defect, so look at `mailboxLagMs`. */
export abstract class MailboxMonitor {
  abstract report(status: MailboxStatus): void;
}

/** How far behind we are, in ms: the age of the oldest waiting letter or of the last good check, whichever is worse. */
export function mailboxLagMs(status: MailboxStatus, now: Date): number {
  const ages = [status.oldestPendingAt, status.checkedAt].map((at) => (at ? now.getTime() - at.getTime() : 0));
  return Math.max(0, ...ages);
}
