import { JobHandler } from '@prorab/platform/marks';
import { type DeviceOrder, deviceJob } from '../../../application/notice/notice-jobs.js';
import { PushToDevice } from '../../../application/use-cases/push-to-device.use-case.js';

/** The wire is outside of every unit of work. What a push service puts off is ordered anew, so few attempts are enough for the rest. */
@JobHandler(deviceJob, { transactional: false, attempts: 3 })
export class PushToDeviceJob {
  constructor(private readonly push: PushToDevice) {}

  run(order: DeviceOrder): Promise<void> {
    return this.push.execute(order);
  }
}
