import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { EmployeeDismissed } from '@prorab/team/contract';
import { MoveEverythingOfEmployee } from '../use-cases/move-everything-of-employee.use-case.js';

/** Whoever is gone holds nothing: all he had goes to the pool and the rules give it out. */
@OnEvent(EmployeeDismissed, { as: 'sales.move-everything-when-employee-dismissed' })
export class MoveEverythingWhenEmployeeDismissed implements Subscriber<EmployeeDismissed> {
  constructor(private readonly useCase: MoveEverythingOfEmployee) {}

  async handle(event: EmployeeDismissed): Promise<void> {
    await this.useCase.execute({ from: event.employeeId, to: null });
  }
}
