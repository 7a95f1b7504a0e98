import { JobHandler } from '@prorab/platform/marks';
import { fileJob } from '../../../application/mail-names.js';
import { FileAnswer } from '../../../application/use-cases/file-answer.use-case.js';

/** A mail server may be away for a weekend: the pauses grow to an hour. */
@JobHandler(fileJob, { transactional: false, attempts: 60, backoffMs: 5_000 })
export class FileSentAnswer {
  constructor(private readonly useCase: FileAnswer) {}

  async run({ answerId }: { answerId: string }): Promise<void> {
    await this.useCase.execute({ answerId });
  }
}
