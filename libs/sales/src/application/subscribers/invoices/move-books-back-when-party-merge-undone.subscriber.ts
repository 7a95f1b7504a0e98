import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { PartyMergeUndone } from '../../../contract/index.js';
import { FollowPartyMerge } from '../../use-cases/invoices/follow-party-merge.use-case.js';

/** They are two again, and so is what the books know of them. */
@OnEvent(PartyMergeUndone, { as: 'sales.move-books-back-when-party-merge-undone' })
export class MoveBooksBackWhenPartyMergeUndone implements Subscriber<PartyMergeUndone> {
  constructor(private readonly useCase: FollowPartyMerge) {}

  async handle({ survivorId, absorbedId }: PartyMergeUndone): Promise<void> {
    await this.useCase.execute({ partyIds: [survivorId, absorbedId] });
  }
}
