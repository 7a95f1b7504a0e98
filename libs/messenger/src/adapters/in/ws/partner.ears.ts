import { Injectable } from '@nestjs/common';
import { ConversationMissing } from '../../../domain/messenger-errors.js';
import { type Participant, keyOf } from '../../../domain/participant.js';
import { FanOut } from '../../../application/ports/fan-out.port.js';
import { EnteredConversation } from '../../../application/queries/entered-conversation.query.js';
import { MoveCursors } from '../../../application/use-cases/move-cursors.use-case.js';
import { PostMessage } from '../../../application/use-cases/post-message.use-case.js';
import { MyRooms } from '../../../application/visitors/queries/my-rooms.query.js';
import { OutsideChanges } from '../../../application/visitors/queries/outside-changes.query.js';
import { OutsideView } from '../../../application/visitors/outside-view.js';
import { messageView } from '../../../application/wire.js';
import type { Hearing } from './visitor-words.js';

/** What the page of a partner can say: in the rooms that he is in. */
@Injectable()
export class PartnerEars {
  constructor(
    private readonly rooms: MyRooms,
    private readonly post: PostMessage,
    private readonly changes: OutsideChanges,
    private readonly entered: EnteredConversation,
    private readonly cursors: MoveCursors,
    private readonly fanOut: FanOut,
    private readonly view: OutsideView,
  ) {}

  of(name: string, me: Participant): Hearing {
    const named = (conversationId?: string | null): string => {
      if (!conversationId) throw new ConversationMissing('');
      return conversationId;
    };
    return {
      'chat:hello': async () => ({ me: { id: me.id, name }, rooms: await this.rooms.execute(me) }),
      'chat:send': async ({ conversationId, clientId, text, files }) => {
        const posting = { conversationId: named(conversationId), clientId, text, ...(files ? { files } : {}) };
        const message = await this.post.execute(posting, me);
        return { message: await this.view.of(messageView(message)) };
      },
      'chat:since': (said) => this.changes.since({ ...said, conversationId: named(said.conversationId) }, me),
      'chat:before': ({ before = null, ...said }) =>
        this.changes.before({ ...said, before, conversationId: named(said.conversationId) }, me),
      'chat:read': ({ conversationId, seq }) =>
        this.cursors.execute({ moves: [{ conversationId: named(conversationId), readSeq: seq }] }, me),
      'chat:typing': async ({ conversationId }) => {
        const { id } = await this.entered.execute({ conversationId: named(conversationId) }, me);
        this.fanOut.toConversation(id, 'chat:typing', { conversationId: id, who: keyOf(me) });
      },
    };
  }
}
