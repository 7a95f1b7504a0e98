import { Outbox, UseCase } from '@prorab/platform/marks';
import { ContactAnswered, ContactReceived } from '@prorab/sales/contract';
import type { MessageRecord } from '../../domain/message.js';
import type { VisitorRecord } from '../../domain/visitors/visitor.js';
import { VisitorRules } from './visitor-rules.js';

/** One conversation is one thread of sales, however many chats it holds. */
export const threadKeyOf = (conversationId: string): string => `chat:${conversationId}`;

/** Tells sales of a chat as mail tells of a letter. */
@UseCase()
export class ChatContact {
  constructor(
    private readonly outbox: Outbox,
    private readonly rules: VisitorRules,
  ) {}

  /** The visitor has begun a chat (`contactId` is its id), or left his contacts in it (`contactId` is that message's). */
  received(
    visitor: VisitorRecord,
    message: MessageRecord,
    { contactId, channel, agentId }: { contactId: string; channel: 'chat' | 'form'; agentId: string | null },
  ): void {
    const name = visitor.name?.slice(0, 300) ?? null;
    const points = [
      ...(visitor.email ? [{ kind: 'email' as const, value: visitor.email, name }] : []),
      ...(visitor.phone ? [{ kind: 'phone' as const, value: visitor.phone, name }] : []),
      { kind: 'visitor' as const, value: visitor.id, name },
    ];
    const site = this.rules.sites.get(visitor.site)?.name ?? visitor.site;
    this.outbox.add(
      ContactReceived.of({
        ...{ contactId, channel, receivedAt: message.at.toISOString(), from: points },
        ...{ subject: `Чат: ${site}`, preview: message.text.slice(0, 500) },
        ...{ threadKey: threadKeyOf(message.conversationId), relatedThreadKey: null },
        ...{ branchId: null, group: null, employeeHint: agentId },
      }),
    );
  }
  answered({ id, conversationId, author, at }: MessageRecord): void {
    this.outbox.add(
      ContactAnswered.of({
        ...{ threadKey: threadKeyOf(conversationId), contactId: id, employeeId: author.id },
        ...{ answeredAt: at.toISOString(), via: 'board' as const },
      }),
    );
  }
}
