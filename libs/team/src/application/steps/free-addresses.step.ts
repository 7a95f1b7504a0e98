import { UseCase } from '@prorab/platform/marks';
import { EmailTaken } from '../../domain/team-errors.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';

/** Makes addresses ready for a new owner: takes them from those who are gone. Runs in the caller's unit of work. */
@UseCase()
export class FreeAddresses {
  constructor(private readonly employees: EmployeeRegister) {}

  /** @throws EmailTaken if somebody who works here has one of them */
  async execute({ addresses, forEmployee }: { addresses: readonly string[]; forEmployee: string }): Promise<void> {
    for (const address of addresses) {
      const holder = await this.employees.byEmail(address);
      if (!holder || holder.id === forEmployee) continue;
      if (holder.active) throw new EmailTaken(address);
      const gone = await this.employees.takeForChange(holder.id);
      gone.releaseEmail(address);
      await this.employees.save(gone);
    }
  }
}
