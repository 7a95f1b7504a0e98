import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { EmployeeDismissed } from '@prorab/team/contract';
import { HandOverRemindersOfLeaver } from '../use-cases/hand-over-reminders-of-leaver.use-case.js';

/** Whoever is gone reminds nobody: the deputy or the heads take over. */
@OnEvent(EmployeeDismissed, { as: 'assistant.hand-over-reminders-when-employee-dismissed' })
export class HandOverRemindersWhenEmployeeDismissed implements Subscriber<EmployeeDismissed> {
  constructor(private readonly useCase: HandOverRemindersOfLeaver) {}

  async handle({ employeeId, deputyId, branchId }: EmployeeDismissed): Promise<void> {
    await this.useCase.execute({ employeeId, deputyId: deputyId ?? null, branchId });
  }
}
