import { Outbox, UseCase } from '@prorab/platform/marks';
import { SpeechRead } from '../contract/index.js';
import type { Participant } from '../domain/participant.js';
import { MessageBook } from './ports/message-book.port.js';

/** Tells what the assistant said and an employee has now read: looked at, or answered below it. Once, as the cursor never goes back. */
@UseCase()
export class SpeechReading {
  constructor(
    private readonly messages: MessageBook,
    private readonly outbox: Outbox,
  ) {}

  async tell(of: { conversationId: string; by: Participant; after: number; to: number; at: Date }): Promise<void> {
    const { conversationId, by, after, to, at } = of;
    if (by.kind !== 'employee') return;
    for (const key of await this.messages.speechesBetween(conversationId, after, to))
      this.outbox.add(SpeechRead.of({ key, employeeId: by.id, at: at.toISOString() }));
  }
}
