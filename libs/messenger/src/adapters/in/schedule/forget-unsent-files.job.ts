import { Every, JobHandler } from '@prorab/platform/marks';
import { ForgetUnsentFiles } from '../../../application/use-cases/forget-unsent-files.use-case.js';

@Every({ cron: '30 3 * * *' })
@JobHandler('messenger.forget-unsent-files', { transactional: false })
export class ForgetUnsentFilesJob {
  constructor(private readonly forget: ForgetUnsentFiles) {}

  async run(): Promise<void> {
    await this.forget.execute();
  }
}
