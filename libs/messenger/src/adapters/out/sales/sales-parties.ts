import { Injectable } from '@nestjs/common';
import { PartyDirectory } from '@prorab/sales/contract';
import { Parties, type PartyGlance } from '../../../application/visitors/ports/parties.port.js';

@Injectable()
export class SalesParties extends Parties {
  constructor(private readonly directory: PartyDirectory) {
    super();
  }
  async byId(partyId: string): Promise<PartyGlance | null> {
    const card = await this.directory.byId(partyId);
    return card && { partyId: card.partyId, name: card.name };
  }
  async byPoints(
    points: readonly { kind: 'visitor' | 'email' | 'phone'; value: string }[],
  ): Promise<PartyGlance | null> {
    for (const point of points) {
      const card = await this.directory.byContactPoint(point);
      if (card) return { partyId: card.partyId, name: card.name };
    }
    return null;
  }
}
