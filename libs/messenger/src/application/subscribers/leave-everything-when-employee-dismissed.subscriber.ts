import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { EmployeeDismissed } from '@prorab/team/contract';
import { LeaveEverything } from '../use-cases/leave-everything.use-case.js';

@OnEvent(EmployeeDismissed, { as: 'messenger.leave-everything-when-employee-dismissed' })
export class LeaveEverythingWhenEmployeeDismissed implements Subscriber<EmployeeDismissed> {
  constructor(private readonly leave: LeaveEverything) {}

  handle({ employeeId }: EmployeeDismissed): Promise<void> {
    return this.leave.execute({ employeeId });
  }
}
