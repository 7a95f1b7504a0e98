import { Injectable } from '@nestjs/common';
import { PartyDirectory } from '@prorab/sales/contract';
import { CallerDirectory } from '../../../application/ports/caller-directory.port.js';
import type { CallerCard } from '../../../domain/call.js';

@Injectable()
export class SalesCallers extends CallerDirectory {
  constructor(private readonly parties: PartyDirectory) {
    super();
  }
  async byNumber(number: string): Promise<CallerCard | null> {
    const party = await this.parties.byContactPoint({ kind: 'phone', value: number });
    return party && { partyId: party.partyId, name: party.name, responsibleId: party.responsibleId };
  }
}
