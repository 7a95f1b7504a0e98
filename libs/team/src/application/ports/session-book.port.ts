import type { Session } from '../../domain/session.js';

export abstract class SessionBook {
  abstract add(session: Session): Promise<void>;
  abstract byTokenHash(tokenHash: string): Promise<Session | null>;
  /** By opening, the newest first. */
  abstract of(employeeId: string): Promise<Session[]>;
  /** Writes down its use. One that was ended meanwhile stays ended. */
  abstract touch(session: Session): Promise<void>;
  /** Not an error if it has ended already. */
  abstract end(sessionId: string): Promise<void>;
  /** @returns how many were ended */
  abstract endAllOf(employeeId: string, except?: { sessionId: string }): Promise<number>;
  /** Removes those last seen before the one instant or opened before the other. @returns how many */
  abstract removeStale(limits: { seenBefore: Date; openedBefore: Date }): Promise<number>;
}
