import { JobHandler } from '@prorab/platform/marks';
import { type DigestOrder, digestJob } from '../../../application/notice/notice-jobs.js';
import { PushDigest } from '../../../application/use-cases/push-digest.use-case.js';

@JobHandler(digestJob)
export class PushDigestJob {
  constructor(private readonly push: PushDigest) {}

  run(order: DigestOrder): Promise<void> {
    return this.push.execute(order);
  }
}
