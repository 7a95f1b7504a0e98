import { UseCase } from '@prorab/platform/marks';
import { assistant, employee } from '../../domain/participant.js';
import { ConversationOpening } from '../conversation-opening.js';

/** The talk of an employee with the assistant. */
@UseCase()
export class OpenAssistantTalk {
  constructor(private readonly opening: ConversationOpening) {}

  execute({ employeeId }: { employeeId: string }): Promise<{ conversationId: string }> {
    const members = [employee(employeeId), assistant];
    return this.opening.open({ kind: 'assistant', key: employeeId, title: null, by: employee(employeeId), members });
  }
}
