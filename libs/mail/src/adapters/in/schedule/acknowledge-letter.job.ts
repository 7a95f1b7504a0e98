import { JobHandler } from '@prorab/platform/marks';
import { acknowledgeJob } from '../../../application/mail-names.js';
import { AcknowledgeLetter } from '../../../application/use-cases/acknowledge-letter.use-case.js';

/** In one unit of work with its mark: never a second acknowledgement of one letter. */
@JobHandler(acknowledgeJob)
export class AcknowledgeNewLetter {
  constructor(private readonly useCase: AcknowledgeLetter) {}

  async run({ letterId }: { letterId: string }): Promise<void> {
    await this.useCase.execute({ letterId });
  }
}
