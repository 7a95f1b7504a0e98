import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AdmitEmployee } from '../steps/admit-employee.step.js';
import type { Admission } from '../steps/admit-employee.step.js';

export type HireEmployeeOrder = Admission;

@UseCase()
export class HireEmployee {
  constructor(
    private readonly admission: AdmitEmployee,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws EmployeeInvalid, BranchMissing, DeputyInvalid, EmailTaken, ExtensionTaken, LoginTaken, PasswordRefused */
  async execute(order: HireEmployeeOrder): Promise<{ employeeId: string }> {
    const prepared = await this.admission.prepare(order);
    await this.work.run(() => this.admission.admit(prepared));
    return { employeeId: prepared.employee.id };
  }
}
