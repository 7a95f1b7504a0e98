import { Every, JobHandler } from '@prorab/platform/marks';
import { ForgetFilesOfDeletedMessages } from '../../../application/use-cases/forget-files-of-deleted-messages.use-case.js';

@Every({ cron: '35 3 * * *', missed: 'once' })
@JobHandler('messenger.forget-files-of-deleted-messages', { transactional: false })
export class ForgetFilesOfDeletedMessagesJob {
  constructor(private readonly forget: ForgetFilesOfDeletedMessages) {}

  async run(): Promise<void> {
    await this.forget.execute();
  }
}
