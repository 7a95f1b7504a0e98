import { JobHandler } from '@prorab/platform/marks';
import { type NoticeOrder, noticeJob } from '../../../application/notice/notice-jobs.js';
import { PushNotice } from '../../../application/use-cases/push-notice.use-case.js';

@JobHandler(noticeJob)
export class PushNoticeJob {
  constructor(private readonly push: PushNotice) {}

  run(order: NoticeOrder): Promise<void> {
    return this.push.execute(order);
  }
}
