import { Query, Tables } from '@prorab/platform/marks';
import { type Participant } from '../../domain/participant.js';
import { currentParticipant } from '../author.js';
import type { MessageView } from '../wire.js';
import { EnteredConversation } from './entered-conversation.query.js';
import { type StoredMessageView, messageColumns, storedMessageView } from './stored-message.js';

export interface NewerChanges {
  /** As they are now, in the order of their last changes. */
  messages: MessageView[];
  /** What the client has when it has taken these: ask again from here. */
  head: number;
  more: boolean;
}

/** What a device that was away has missed: every message that is new or has changed since, once, as it is now. */
@Query()
export class ChangesSince {
  constructor(
    private readonly tables: Tables,
    private readonly entered: EnteredConversation,
  ) {}

  async execute(
    { conversationId, since, limit }: { conversationId: string; since: number; limit: number },
    who: Participant = currentParticipant(),
  ): Promise<NewerChanges> {
    // The head is read first: a change that comes between the two questions is asked for once more, never missed.
    const { head } = await this.entered.execute({ conversationId }, who);
    const rows = await this.tables.all<StoredMessageView>(
      `select ${messageColumns} from messenger_message x where x.conversation_id = ? and x.\`change\` > ?
       order by x.\`change\` limit ${Math.trunc(limit) + 1}`,
      [conversationId, since],
    );
    const messages = rows.slice(0, limit).map(storedMessageView);
    const more = rows.length > limit;
    return { messages, head: Math.max(more ? 0 : head, messages.at(-1)?.change ?? 0, more ? 0 : since), more };
  }
}
