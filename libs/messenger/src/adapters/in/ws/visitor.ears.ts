import { Injectable } from '@nestjs/common';
import { ConversationMissing } from '../../../domain/messenger-errors.js';
import { type Participant, keyOf } from '../../../domain/participant.js';
import type { VisitorRecord } from '../../../domain/visitors/visitor.js';
import { FanOut } from '../../../application/ports/fan-out.port.js';
import { MoveCursors } from '../../../application/use-cases/move-cursors.use-case.js';
import { CurrentTalk } from '../../../application/visitors/queries/current-talk.query.js';
import { OutsideChanges } from '../../../application/visitors/queries/outside-changes.query.js';
import { SeeTalk } from '../../../application/visitors/queries/see-talk.query.js';
import { OutsideView } from '../../../application/visitors/outside-view.js';
import { InviteVisitor } from '../../../application/visitors/use-cases/invite-visitor.use-case.js';
import { LeaveContacts } from '../../../application/visitors/use-cases/leave-contacts.use-case.js';
import { NoteVisit } from '../../../application/visitors/use-cases/note-visit.use-case.js';
import { SayAsVisitor } from '../../../application/visitors/use-cases/say-as-visitor.use-case.js';
import { VisitorBook } from '../../../application/visitors/ports/visitor-book.port.js';
import { messageView } from '../../../application/wire.js';
import type { Hearing } from './visitor-words.js';

const previewLimit = 500;

/** What the widget of a visitor can say. It names no conversation: it has the one that is its own. */
@Injectable()
export class VisitorEars {
  constructor(
    private readonly visitors: VisitorBook,
    private readonly see: SeeTalk,
    private readonly say: SayAsVisitor,
    private readonly leave: LeaveContacts,
    private readonly visit: NoteVisit,
    private readonly invite: InviteVisitor,
    private readonly changes: OutsideChanges,
    private readonly talk: CurrentTalk,
    private readonly cursors: MoveCursors,
    private readonly fanOut: FanOut,
    private readonly view: OutsideView,
  ) {}

  of(visitor: VisitorRecord, me: Participant): Hearing {
    const visitorId = visitor.id;
    /** A foreign id is as good as none: whether such a conversation exists is nobody's business. */
    const place = async (named?: string | null): Promise<string> => {
      const talk = await this.talk.of(visitorId);
      if (!talk || (named && named !== talk.conversationId)) throw new ConversationMissing(named ?? '');
      return talk.conversationId;
    };
    return {
      'chat:hello': async () => this.see.execute((await this.visitors.byId(visitorId))?.state ?? visitor),
      'chat:send': async ({ conversationId, ...said }) => {
        if (conversationId) await place(conversationId);
        const message = await this.say.execute({ visitorId, ...said });
        return { message: await this.view.of(messageView(message)) };
      },
      form: async (said) => {
        const { name = null, email = null, phone = null } = said;
        const message = await this.leave.execute({ visitorId, ...said, name, email, phone });
        return { message: await this.view.of(messageView(message)) };
      },
      'chat:since': async (said) =>
        this.changes.since({ ...said, conversationId: await place(said.conversationId) }, me),
      'chat:before': async ({ before = null, ...said }) =>
        this.changes.before({ ...said, before, conversationId: await place(said.conversationId) }, me),
      'chat:read': async ({ conversationId, seq }) =>
        this.cursors.execute({ moves: [{ conversationId: await place(conversationId), readSeq: seq }] }, me),
      'chat:typing': async ({ text }) => {
        const talk = await this.talk.of(visitorId);
        if (!talk) return;
        const typing = { conversationId: talk.conversationId, who: keyOf(me), text: text.slice(0, previewLimit) };
        this.fanOut.toConversation(talk.conversationId, 'chat:typing', typing);
      },
      visit: ({ url, title, referrer = null }) => this.visit.execute({ visitorId, url, title, referrer }),
      invite: ({ url }) => this.invite.execute({ visitorId, url }),
    };
  }
}
