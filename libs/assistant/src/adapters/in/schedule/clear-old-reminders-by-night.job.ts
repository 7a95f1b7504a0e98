import { Every, JobHandler } from '@prorab/platform/marks';
import { ClearOldReminders } from '../../../application/use-cases/clear-old-reminders.use-case.js';

@Every({ cron: '50 3 * * *', missed: 'once' })
@JobHandler('assistant.clear-old-reminders-by-night', { transactional: false, attempts: 3 })
export class ClearOldRemindersByNight {
  constructor(private readonly useCase: ClearOldReminders) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
