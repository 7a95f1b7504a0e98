import { JobHandler } from '@prorab/platform/marks';
import { sendJob } from '../../../application/mail-names.js';
import { SendAnswer } from '../../../application/use-cases/send-answer.use-case.js';

/** The wire is outside of every unit of work; what is retried and when is the answer's own business. */
@JobHandler(sendJob, { transactional: false, leaseMs: 60_000 })
export class SendAnswerWhenDue {
  constructor(private readonly useCase: SendAnswer) {}

  async run({ answerId }: { answerId: string }): Promise<void> {
    await this.useCase.execute({ answerId });
  }
}
