import { UseCase } from '@prorab/platform/marks';
import { employee, keyOf } from '../../domain/participant.js';
import { RoomsOfMember } from '../queries/rooms-of-member.query.js';
import { RemoveMember } from './remove-member.use-case.js';

/** Who no longer works here is in no room any more; a group of his passes to its eldest member. */
@UseCase()
export class LeaveEverything {
  constructor(
    private readonly rooms: RoomsOfMember,
    private readonly remove: RemoveMember,
  ) {}

  async execute({ employeeId }: { employeeId: string }): Promise<void> {
    for (const conversationId of await this.rooms.execute(keyOf(employee(employeeId))))
      await this.remove.execute({ conversationId, employeeId });
  }
}
