import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { EmployeeDismissed } from '@prorab/team/contract';
import { PushDeviceBook } from '../ports/push-device-book.port.js';

/** Whoever is gone hears nothing of the house any more. */
@OnEvent(EmployeeDismissed, { as: 'messenger.forget-push-devices-when-employee-dismissed' })
export class ForgetPushDevicesWhenEmployeeDismissed implements Subscriber<EmployeeDismissed> {
  constructor(private readonly book: PushDeviceBook) {}

  async handle({ employeeId }: EmployeeDismissed): Promise<void> {
    await this.book.removeAllOf(employeeId);
  }
}
