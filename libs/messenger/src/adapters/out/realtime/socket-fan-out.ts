import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { LOG, type RealtimeNamespace, RealtimeRooms } from '@prorab/platform';
import type { Logger } from 'pino';
import { type ChatEvent, FanOut } from '../../../application/ports/fan-out.port.js';
import { personRoom, roomOf, staffRoom } from '../../../application/rooms.js';
import { OutsideEvents } from '../../../application/visitors/outside-events.js';
import type { PresenceSeen } from '../../../domain/presence.js';
import type { Participant } from '../../../domain/participant.js';

const namespaceOf = ({ kind }: Participant): RealtimeNamespace => (kind === 'employee' ? '/desk' : '/visitor');

/** Presence is told at most so often: told one by one, a thousand that come make a million frames. */
const gatherMs = 500;

/** Over the sockets of all instances. What goes outside is put into the words that may leave the house, in the order in which it was said. */
@Injectable()
export class SocketFanOut extends FanOut implements OnModuleDestroy {
  readonly #seen = new Map<string, PresenceSeen>();
  #timer: NodeJS.Timeout | null = null;
  #outside: Promise<void> = Promise.resolve();

  constructor(
    private readonly rooms: RealtimeRooms,
    private readonly events: OutsideEvents,
    @Inject(LOG) private readonly log: Logger,
  ) {
    super();
  }
  toConversation(conversationId: string, event: ChatEvent, payload: object): void {
    this.rooms.emit('/desk', roomOf(conversationId), event, payload);
  }
  toOutsiders(conversationId: string, event: ChatEvent, payload: object): void {
    this.#next(async () => {
      const said = await this.events.of(conversationId, event, payload);
      if (said) this.rooms.emit('/visitor', roomOf(conversationId), event, said);
    });
  }
  toPerson(who: Participant, event: ChatEvent, payload: object): void {
    this.#inOrder(who, () => this.rooms.emit(namespaceOf(who), personRoom(who), event, payload));
  }
  tellPresence(seen: PresenceSeen): void {
    this.#seen.set(seen.employeeId, seen);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const people = [...this.#seen.values()];
      this.#seen.clear();
      this.rooms.emit('/desk', staffRoom, 'presence', { people });
    }, gatherMs);
  }
  onModuleDestroy(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }
  letIn(who: Participant, conversationId: string): void {
    this.#inOrder(who, () => this.rooms.join(namespaceOf(who), personRoom(who), roomOf(conversationId)));
  }
  putOut(who: Participant, conversationId: string): void {
    this.#inOrder(who, () => this.rooms.leave(namespaceOf(who), personRoom(who), roomOf(conversationId)));
  }

  /** What outsiders are told takes a look at the tables; whatever else concerns them waits for its turn behind it. */
  #inOrder(who: Participant, work: () => void): void {
    if (who.kind === 'employee') work();
    else this.#next(async () => work());
  }
  #next(work: () => Promise<void>): void {
    this.#outside = this.#outside.then(work).catch((error: unknown) => {
      this.log.error({ err: error }, 'those outside could not be told; they ask when they connect again');
    });
  }
}
