/** What a neighbour may know of a customer. */
export interface PartyCard {
  partyId: string;
  kind: 'company' | 'person' | 'unknown';
  name: string | null;
  responsibleId: string | null;
  points: { kind: 'email' | 'phone' | 'visitor' | 'inn' | 'code1c'; value: string }[];
}

/** Read facade. An id of a party that was merged away answers with the survivor. */
export abstract class PartyDirectory {
  abstract byId(partyId: string): Promise<PartyCard | null>;
  /** Takes the text as people write it; normalises like sales does. */
  abstract byContactPoint(point: {
    kind: PartyCard['points'][number]['kind'];
    value: string;
  }): Promise<PartyCard | null>;
}
