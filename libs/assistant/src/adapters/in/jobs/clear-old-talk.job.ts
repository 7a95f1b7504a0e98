import { Every, JobHandler } from '@prorab/platform/marks';
import { ClearOldTalk } from '../../../application/use-cases/clear-old-talk.use-case.js';

@Every({ cron: '40 3 * * *', missed: 'once' })
@JobHandler('assistant.clear-old-talk', { attempts: 3 })
export class ClearOldTalkJob {
  constructor(private readonly useCase: ClearOldTalk) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
