import type { Visitor } from '../../../domain/visitors/visitor.js';

/** Visitors and the tokens of their browsers. Changes stand inside a unit of work. */
export abstract class VisitorBook {
  /** Locks him until the unit of work ends. Whom he was merged into, if he was. */
  abstract take(visitorId: string): Promise<Visitor | null>;
  /** Not locked; whom he was merged into, if he was. */
  abstract byId(visitorId: string): Promise<Visitor | null>;
  /** Not locked; whoever the token stands for now. */
  abstract byToken(tokenHash: string): Promise<Visitor | null>;
  /** The one whom the site calls so; never one that was merged away. */
  abstract byIdentity(site: string, identityId: string): Promise<Visitor | null>;
  abstract add(visitor: Visitor): Promise<void>;
  abstract save(visitor: Visitor): Promise<void>;

  /**
   * Drops at most `limit` visitors who never began a chat and were not seen since, with their tokens and pages.
   * @returns how many
   */
  abstract forgetSilent(seenBefore: Date, limit: number): Promise<number>;

  /** `replaces`: the token that goes when this one is used first. */
  abstract addToken(token: { hash: string; visitorId: string; replaces: string | null; at: Date }): Promise<void>;
  /** The browser has it: what it replaces is good no more. */
  abstract tokenUsed(hash: string): Promise<void>;
  /** All tokens of one visitor stand for the other from now on. */
  abstract moveTokens(from: string, to: string): Promise<void>;
}
