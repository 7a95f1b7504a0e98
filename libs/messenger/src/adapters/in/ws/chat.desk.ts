import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type DeskSocket, type EmployeeActor, LOG, RealtimeGateway, RealtimeRooms } from '@prorab/platform';
import { DomainError } from '@prorab/kernel';
import { actingAs, holds } from '@prorab/platform/marks';
import type { Logger } from 'pino';
import { FanOut } from '../../../application/ports/fan-out.port.js';
import { PresenceBook } from '../../../application/ports/presence-book.port.js';
import { ChangesSince } from '../../../application/queries/changes-since.query.js';
import { EnteredConversation } from '../../../application/queries/entered-conversation.query.js';
import { MyConversations } from '../../../application/queries/my-conversations.query.js';
import { NewerHeads } from '../../../application/queries/newer-heads.query.js';
import { personRoom, roomOf, staffRoom } from '../../../application/rooms.js';
import { MoveCursors } from '../../../application/use-cases/move-cursors.use-case.js';
import { PostFromDesk } from '../../../application/use-cases/post-from-desk.use-case.js';
import { messageView } from '../../../application/wire.js';
import { employee, keyOf } from '../../../domain/participant.js';
import { type ChatWord, type Said, chatWords } from './chat-words.js';
import { hear } from './hear.js';

/** Conversations that one desk looks into without taking part. */
const mostOpen = 20;

/**
 * Tim on the namespace `/desk` (docs/realtime.md): `chat:hello` lets the socket into its conversations and says which have changed,
 * `chat:send`, `chat:since`, `chat:read`, `chat:delivered`, `chat:typing`, `chat:open`, `chat:close`.
 */
@Injectable()
export class ChatDesk implements OnModuleInit, OnModuleDestroy {
  #stopped = false;

  constructor(
    private readonly realtime: RealtimeGateway,
    private readonly rooms: RealtimeRooms,
    private readonly post: PostFromDesk,
    private readonly cursors: MoveCursors,
    private readonly since: ChangesSince,
    private readonly heads: NewerHeads,
    private readonly mine: MyConversations,
    private readonly entered: EnteredConversation,
    private readonly fanOut: FanOut,
    private readonly presence: PresenceBook,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    this.realtime.onConnect((socket, actor) => this.welcome(socket, actor));
    // What was said on the other instances meanwhile was not heard here: every desk compares its numbers.
    this.rooms.onReunited(() => this.#stopped || this.rooms.emit('/desk', staffRoom, 'chat:compare', {}));
  }
  onModuleDestroy(): void {
    this.#stopped = true;
  }

  private welcome(socket: DeskSocket, actor: EmployeeActor): void {
    if (!holds(actor.role, 'messenger.use')) return;
    const me = employee(actor.employeeId);
    const open = new Set<string>();
    const on = <W extends ChatWord>(word: W, work: (said: Said<W>) => Promise<object | void>): void =>
      hear(socket, word, chatWords[word], (said) => actingAs(actor, () => work(said as Said<W>)), this.log);
    void socket.join([staffRoom, personRoom(me)]);

    let had = new Map<string, { head: number; readSeq: number }>();
    on('chat:hello', async ({ known, part, more }) => {
      if (part === 0) had = new Map();
      for (const [id, [head, readSeq]] of Object.entries(known)) had.set(id, { head, readSeq });
      // What is compared is the whole: only it says which conversations the device does not know.
      if (more) return { changed: [], gone: [] };
      // First into the rooms, then the comparison: what comes between the two is heard twice rather than never.
      await socket.join((await this.mine.execute(me)).map(roomOf));
      return this.heads.execute({ known: had });
    });
    on('chat:send', async (said) => ({
      message: messageView(await this.post.execute(said)),
    }));
    on('chat:since', (said) => this.since.execute(said));
    on('chat:read', ({ conversationId, seq }) => this.cursors.execute({ moves: [{ conversationId, readSeq: seq }] }));
    on('chat:delivered', ({ cursors }) =>
      this.cursors.execute({
        moves: Object.entries(cursors).map(([conversationId, deliveredSeq]) => ({ conversationId, deliveredSeq })),
      }),
    );
    on('chat:typing', async ({ conversationId }) => {
      if (!socket.rooms.has(roomOf(conversationId))) return;
      const typing = { conversationId, who: keyOf(me) };
      // Customers see that they are being answered; colleagues do not see who has hidden.
      const hidden = (await this.presence.of(me.id))?.status === 'invisible';
      if (!hidden) this.fanOut.toConversation(conversationId, 'chat:typing', typing);
      this.fanOut.toOutsiders(conversationId, 'chat:typing', typing);
    });
    on('chat:open', async ({ conversationId }) => {
      if (open.size >= mostOpen && !open.has(conversationId)) throw new TooManyOpen();
      const { isMember, ...numbers } = await this.entered.execute({ conversationId });
      if (!isMember) open.add(conversationId);
      await socket.join(roomOf(conversationId));
      return { ...numbers, isMember };
    });
    on('chat:close', async ({ conversationId }) => {
      if (open.delete(conversationId)) await socket.leave(roomOf(conversationId));
    });
  }
}

class TooManyOpen extends DomainError {
  constructor() {
    super('conflict', 'platform.too-many-requests', `a desk looks into ${mostOpen} conversations at most`);
  }
}
