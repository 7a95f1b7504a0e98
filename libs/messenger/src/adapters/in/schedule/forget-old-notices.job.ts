import { Clock, Every, JobHandler } from '@prorab/platform/marks';
import { NoticeLog } from '../../../application/ports/notice-log.port.js';

const KEPT_MS = 7 * 86_400_000;

/** A hint counts for a quarter of an hour; a week later nobody asks for it. */
@Every({ cron: '40 3 * * *' })
@JobHandler('messenger.forget-old-notices')
export class ForgetOldNoticesJob {
  constructor(
    private readonly log: NoticeLog,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.log.forget(new Date(this.clock.now().getTime() - KEPT_MS));
  }
}
