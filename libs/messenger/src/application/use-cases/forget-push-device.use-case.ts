import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { PushDeviceMissing } from '../../domain/push/push-errors.js';
import { PushDeviceBook } from '../ports/push-device-book.port.js';

/** A person takes a browser of his off: a lost phone, a log-out, a change of mind. */
@UseCase()
export class ForgetPushDevice {
  constructor(
    private readonly book: PushDeviceBook,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws PushDeviceMissing also for the device of somebody else */
  execute({ employeeId, deviceId }: { employeeId: string; deviceId: string }): Promise<void> {
    return this.work.run(async () => {
      const device = await this.book.byId(deviceId);
      if (device?.employeeId !== employeeId) throw new PushDeviceMissing(deviceId);
      await this.book.remove(deviceId);
    });
  }
}
