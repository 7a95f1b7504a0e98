import { Injectable } from '@nestjs/common';
import { type RealtimeNamespace, RealtimeRooms } from '@prorab/platform';
import { type ChatEvent, FanOut } from '../../../application/ports/fan-out.port.js';
import { personRoom, roomOf, staffRoom } from '../../../application/rooms.js';
import type { Participant } from '../../../domain/participant.js';

const namespaceOf = ({ kind }: Participant): RealtimeNamespace => (kind === 'employee' ? '/desk' : '/visitor');

/** Over the sockets of all instances. */
@Injectable()
export class SocketFanOut extends FanOut {
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
  toStaff(event: ChatEvent, payload: object): void {
    this.rooms.emit('/desk', staffRoom, event, payload);
  }
  letIn(who: Participant, conversationId: string): void {
    this.rooms.join(namespaceOf(who), personRoom(who), roomOf(conversationId));
  }
  putOut(who: Participant, conversationId: string): void {
    this.rooms.leave(namespaceOf(who), personRoom(who), roomOf(conversationId));
  }
}
