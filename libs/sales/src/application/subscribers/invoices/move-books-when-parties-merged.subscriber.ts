import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { PartiesMerged } from '../../../contract/index.js';
import { FollowPartyMerge } from '../../use-cases/invoices/follow-party-merge.use-case.js';

/** What the books know of the one is the other's now. */
@OnEvent(PartiesMerged, { as: 'sales.move-books-when-parties-merged' })
export class MoveBooksWhenPartiesMerged implements Subscriber<PartiesMerged> {
  constructor(private readonly useCase: FollowPartyMerge) {}

  async handle({ survivorId, absorbedId }: PartiesMerged): Promise<void> {
    await this.useCase.execute({ partyIds: [survivorId, absorbedId] });
  }
}
