import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type RealtimeNamespace, RealtimeRooms } from '@prorab/platform';
import { type ChatEvent, FanOut } from '../../../application/ports/fan-out.port.js';
import { personRoom, roomOf, staffRoom } from '../../../application/rooms.js';
import type { PresenceSeen } from '../../../domain/presence.js';
import type { Participant } from '../../../domain/participant.js';

const namespaceOf = ({ kind }: Participant): RealtimeNamespace => (kind === 'employee' ? '/desk' : '/visitor');

/** Presence is told at most so often: told one by one, a thousand that come make a million frames. */
const gatherMs = 500;

/** Over the sockets of all instances. */
@Injectable()
export class SocketFanOut extends FanOut implements OnModuleDestroy {
  readonly #seen = new Map<string, PresenceSeen>();
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly rooms: RealtimeRooms) {
    super();
  }
  toConversation(conversationId: string, event: ChatEvent, payload: object): void {
    this.rooms.emit('/desk', roomOf(conversationId), event, payload);
  }
  toOutsiders(conversationId: string, event: ChatEvent, payload: object): void {
    this.rooms.emit('/visitor', roomOf(conversationId), event, payload);
  }
  toPerson(who: Participant, event: ChatEvent, payload: object): void {
    this.rooms.emit(namespaceOf(who), personRoom(who), event, payload);
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
    this.rooms.join(namespaceOf(who), personRoom(who), roomOf(conversationId));
  }
  putOut(who: Participant, conversationId: string): void {
    this.rooms.leave(namespaceOf(who), personRoom(who), roomOf(conversationId));
  }
}
