import { JobHandler } from '@prorab/platform/marks';
import { type BytesOrder, LooseBytes, forgetBytesJob } from '../../../application/files/loose-bytes.js';

@JobHandler(forgetBytesJob, { transactional: false })
export class ForgetBytesJob {
  constructor(private readonly loose: LooseBytes) {}

  run({ keys }: BytesOrder): Promise<void> {
    return this.loose.forget(keys);
  }
}
