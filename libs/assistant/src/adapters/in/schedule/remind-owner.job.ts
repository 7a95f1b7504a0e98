import { JobHandler } from '@prorab/platform/marks';
import { remindOwnerJob } from '../../../application/use-cases/order-reminding.use-case.js';
import { RemindOwner } from '../../../application/use-cases/remind-owner.use-case.js';

/** One owner to whom something is due. */
@JobHandler(remindOwnerJob)
export class RemindOwnerOfWhatIsDue {
  constructor(private readonly useCase: RemindOwner) {}

  async run({ owner }: { owner: string }): Promise<void> {
    await this.useCase.execute({ owner });
  }
}
