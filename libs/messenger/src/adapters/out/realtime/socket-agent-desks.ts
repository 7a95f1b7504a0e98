import { Injectable } from '@nestjs/common';
import { RealtimeRooms } from '@prorab/platform';
import { agentsRoom, headsRoom, personRoom } from '../../../application/rooms.js';
import { type AgentEvent, AgentDesks } from '../../../application/visitors/ports/agent-desks.port.js';
import { employee } from '../../../domain/participant.js';

/** Over the sockets of all instances; desks enter their rooms as they connect. */
@Injectable()
export class SocketAgentDesks extends AgentDesks {
  constructor(private readonly rooms: RealtimeRooms) {
    super();
  }
  toAgents(event: AgentEvent, payload: object): void {
    this.rooms.emit('/desk', agentsRoom, event, payload);
  }
  toHeads(event: AgentEvent, payload: object): void {
    this.rooms.emit('/desk', headsRoom, event, payload);
  }
  toAgent(employeeId: string, event: AgentEvent, payload: object): void {
    this.rooms.emit('/desk', personRoom(employee(employeeId)), event, payload);
  }
}
