import { DomainError } from '@prorab/kernel';
import { currentActor } from '@prorab/platform/marks';
import { type Participant, employee, house } from '../domain/participant.js';

export class EmployeeNeeded extends DomainError {
  constructor() {
    super('forbidden', 'messenger.employee-needed', 'only an employee can do this', {});
  }
}
/** On whose behalf the present call works. */
export function currentParticipant(): Participant {
  const actor = currentActor();
  return actor.kind === 'employee' ? employee(actor.employeeId) : house;
}
/** @throws EmployeeNeeded */
export function myself(): { employeeId: string; role: string } {
  const actor = currentActor();
  if (actor.kind !== 'employee') throw new EmployeeNeeded();
  return actor;
}
