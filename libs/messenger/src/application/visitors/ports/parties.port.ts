export interface PartyGlance {
  partyId: string;
  name: string | null;
}
/** Whom sales knows. */
export abstract class Parties {
  abstract byId(partyId: string): Promise<PartyGlance | null>;
  /** The first point that somebody is known by. */
  abstract byPoints(
    points: readonly { kind: 'visitor' | 'email' | 'phone'; value: string }[],
  ): Promise<PartyGlance | null>;
}
