import { Query, Tables } from '@prorab/platform/marks';
import type { ChatRecord } from '../../../domain/visitors/chat.js';

/** Whether an agent has ever had a chat, or anybody of ours has written in it; also when it went back to the queue since. */
@Query()
export class TouchedChat {
  constructor(private readonly tables: Tables) {}

  async execute({ conversationId, openedAt, agentId, lastAgentAt }: ChatRecord): Promise<boolean> {
    if (agentId !== null || lastAgentAt !== null) return true;
    const rows = await this.tables.all(
      `select id from messenger_message where conversation_id = ? and at >= ? and (author like 'employee:%'
         or fact like '%"messenger.chat-taken"%' or fact like '%"messenger.chat-transferred"%') limit 1`,
      [conversationId, openedAt],
    );
    return rows.length > 0;
  }
}
