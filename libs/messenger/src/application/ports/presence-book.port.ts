import type { PresenceWord } from '../../domain/presence.js';

/** What people say of themselves, and when they were seen last. */
export abstract class PresenceBook {
  /** Of everybody who ever said something or was seen. */
  abstract all(): Promise<PresenceWord[]>;
  abstract of(employeeId: string): Promise<PresenceWord | null>;
  abstract say(word: Omit<PresenceWord, 'lastSeenAt'>): Promise<void>;
  abstract seen(employeeId: string, at: Date): Promise<void>;
}
