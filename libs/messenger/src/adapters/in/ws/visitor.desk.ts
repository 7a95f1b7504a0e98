import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '@prorab/kernel';
import { LOG, RealtimeRooms, refuseFlood, refuseUnknownWords } from '@prorab/platform';
import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import { MyConversations } from '../../../application/queries/my-conversations.query.js';
import { personRoom, roomOf } from '../../../application/rooms.js';
import { VisitorsHere } from '../../../application/visitors/ports/visitors-here.port.js';
import { type Outsider, VisitorDoor } from '../../../application/visitors/visitor-door.js';
import type { Participant } from '../../../domain/participant.js';
import { VisitorUnknown } from '../../../domain/visitors/visitor-errors.js';
import { hear } from './hear.js';
import { pageOf } from '../page-origin.js';
import { PartnerEars } from './partner.ears.js';
import { VisitorEars } from './visitor.ears.js';
import { type Hearing, type VisitorSaid, type VisitorWord, visitorWords } from './visitor-words.js';

const limits = { atOnce: 40, perSecond: 4 };
/** Sockets of one visitor on this instance: tabs. */
const mostTabs = 20;
const renewMs = 20_000;

/** Namespace `/visitor` (docs/realtime.md): the widgets of visitors with their token, and partners with the secret of their link. */
@Injectable()
export class VisitorDesk implements OnModuleInit, OnModuleDestroy {
  readonly #here = new Map<Socket, string>();
  readonly #partners = new Map<Socket, string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly rooms: RealtimeRooms,
    private readonly door: VisitorDoor,
    private readonly mine: MyConversations,
    private readonly here: VisitorsHere,
    private readonly visitorEars: VisitorEars,
    private readonly partnerEars: PartnerEars,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    this.rooms.onServer((server) => {
      const namespace = server.of('/visitor');
      namespace.use((socket, next) => {
        this.enter(socket).then(
          () => next(),
          (error: unknown) => next(this.refusal(error)),
        );
      });
      namespace.on('connection', (socket) => this.welcome(socket));
    });
    this.rooms.onReunited(() => this.#here.forEach((_, socket) => socket.emit('chat:compare', {})));
    this.#timer = setInterval(() => {
      this.#here.forEach((visitorId, { id: socketId }) => this.here.mark({ visitorId, socketId }));
      this.#partners.forEach((token, socket) => void this.recheck(socket, token));
    }, renewMs);
  }
  onModuleDestroy(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  private async enter(socket: Socket): Promise<void> {
    const { token, kind } = socket.handshake.auth as { token?: unknown; kind?: unknown };
    if (typeof token !== 'string' || token.length > 200) throw new VisitorUnknown();
    const page = pageOf(socket.handshake.headers);
    const outsider = kind === 'partner' ? await this.door.partner(token) : await this.door.visitor(token, page);
    const me: Participant = {
      kind: outsider.kind,
      id: outsider.kind === 'visitor' ? outsider.visitor.id : outsider.id,
    };
    const tabs = await socket.nsp.local.in(personRoom(me)).fetchSockets();
    if (tabs.length >= mostTabs) throw new DomainError('conflict', 'platform.too-many-requests', 'too many tabs');
    socket.data = { outsider, me, token };
    await socket.join([personRoom(me), ...(await this.mine.execute(me)).map(roomOf)]);
  }
  private welcome(socket: Socket): void {
    const { outsider, me, token } = socket.data as { outsider: Outsider; me: Participant; token: string };
    refuseFlood(socket, limits, () => {
      if (socket.connected) this.log.warn({ who: me }, 'a visitor sent too many words and was disconnected');
      socket.disconnect(true);
    });
    refuseUnknownWords(socket);
    if (outsider.kind === 'visitor') {
      this.#here.set(socket, me.id);
      this.here.mark({ visitorId: me.id, socketId: socket.id });
    } else this.#partners.set(socket, token);
    socket.on('disconnect', () => {
      this.#here.delete(socket);
      this.#partners.delete(socket);
      if (outsider.kind === 'visitor') this.here.leave({ visitorId: me.id, socketId: socket.id });
    });
    const hearing: Hearing =
      outsider.kind === 'visitor' ? this.visitorEars.of(outsider.visitor, me) : this.partnerEars.of(outsider.name, me);
    for (const word of Object.keys(hearing) as VisitorWord[]) this.listen(socket, word, hearing);
  }
  /** A link that is over or was taken back ends what was opened with it. */
  private async recheck(socket: Socket, token: string): Promise<void> {
    try {
      await this.door.partner(token);
    } catch (error) {
      if (error instanceof VisitorUnknown) socket.disconnect(true);
      else this.log.error({ err: error }, 'the link of a partner could not be looked at');
    }
  }
  private listen<W extends VisitorWord>(socket: Socket, word: W, hearing: Hearing): void {
    const work = hearing[word] as ((said: VisitorSaid<W>) => Promise<object | void>) | undefined;
    if (work) hear(socket, word, visitorWords[word], (said) => work(said as VisitorSaid<W>), this.log);
  }
  private refusal(error: unknown): Error {
    if (error instanceof DomainError) return new Error(error.code);
    this.log.error({ err: error }, 'a visitor could not be let in');
    return new Error('platform.internal');
  }
}
