import type { PointKey } from '../../domain/party/contact-point.js';
import type { Party, PartyAct, PartyRecord } from '../../domain/party/party.js';

/** All parties with their contact points. A contact point has one holder. */
export abstract class PartyBook {
  /** Locks. @throws PartyMissing */
  abstract takeForChange(id: string): Promise<Party>;
  /** Holders of any of the points, locked, in one query whatever the number of points. */
  abstract takeByPoints(points: readonly PointKey[]): Promise<Party[]>;
  abstract find(id: string): Promise<PartyRecord | null>;
  /** Responsible employee by party; parties without one are left out. One query. */
  abstract responsibles(partyIds: readonly string[]): Promise<Map<string, string>>;
  /** Gives all customers of one employee to another (null = nobody), each with a line in its history. @returns how many */
  abstract moveResponsible(from: string, to: string | null, act: PartyAct): Promise<number>;
  /**
   * Parties (not merged away) that share a word of the name key which is not in the names of hundreds, or have the very same name key; for
   * the duplicate search.
   */
  abstract withNameLike(nameKey: string, limit: number): Promise<PartyRecord[]>;
  /**
   * Stores new and changed ones, their points and the lines their histories gained, in a constant number of statements.
   * Points that leave one and go to another in the same call are moved, not refused.
   * @throws ContactPointTaken, PartyChangedMeanwhile
   */
  abstract save(...parties: Party[]): Promise<void>;
}
