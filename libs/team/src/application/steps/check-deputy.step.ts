import { UseCase } from '@prorab/platform/marks';
import { DeputyInvalid } from '../../domain/team-errors.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';

@UseCase()
export class CheckDeputy {
  constructor(private readonly employees: EmployeeRegister) {}

  /** @throws DeputyInvalid */
  async execute({ deputyId, of }: { deputyId: string | null | undefined; of: string }): Promise<void> {
    if (deputyId === null || deputyId === undefined) return;
    const deputy = deputyId === of ? null : await this.employees.byId(deputyId);
    if (!deputy?.active) throw new DeputyInvalid(deputyId);
  }
}
