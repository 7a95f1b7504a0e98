import type { Recipient } from '../../domain/reminder/recipient.js';

/** Everybody who can be told something, and who is there. */
export abstract class ReminderRecipients {
  /** As of an instant; also the dismissed, as not active. */
  abstract at(instant: Date): Promise<Recipient[]>;
}
