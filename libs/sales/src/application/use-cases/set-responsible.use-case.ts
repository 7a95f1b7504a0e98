import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { EmployeeUnknown } from '../application-errors.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { PartyBook } from '../ports/party-book.port.js';

/** The customer's own manager; null = nobody in particular. */
@UseCase()
export class SetResponsible {
  constructor(
    private readonly parties: PartyBook,
    private readonly colleagues: Colleagues,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws PartyMissing, EmployeeUnknown */
  execute({ partyId, employeeId }: { partyId: string; employeeId: string | null }): Promise<void> {
    return this.work.run(async () => {
      const at = this.clock.now();
      if (employeeId !== null && !(await this.colleagues.at(at)).some((c) => c.employeeId === employeeId))
        throw new EmployeeUnknown(employeeId);
      const party = await this.parties.takeForChange(partyId);
      party.setResponsible(employeeId, { at, by: actorId() });
      await this.parties.save(party);
    });
  }
}
