import type { Recipient } from '../../domain/reminder/recipient.js';

/** Everybody who can be told something, and who is there. */
export abstract class ReminderRecipients {
  /** As of an instant; also the dismissed, as not active. */
  abstract at(instant: Date): Promise<Recipient[]>;
  /** One of them; asked for each of a thousand people, everybody each time would be a million. */
  async one(employeeId: string, instant: Date): Promise<Recipient | null> {
    return (await this.at(instant)).find((p) => p.employeeId === employeeId) ?? null;
  }
}
