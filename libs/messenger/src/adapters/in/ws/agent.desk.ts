import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RealtimeGateway } from '@prorab/platform';
import { holds } from '@prorab/platform/marks';
import { agentsRoom, headsRoom } from '../../../application/rooms.js';

/** Desks of those who talk to visitors hear of the queue: `chat:queue`, `chat:alarm`, `chat:visitor`. */
@Injectable()
export class AgentDesk implements OnModuleInit {
  constructor(private readonly realtime: RealtimeGateway) {}

  onModuleInit(): void {
    this.realtime.onConnect((socket, { role }) => {
      if (!holds(role, 'messenger.customer-chat.use')) return;
      void socket.join(role === 'head' ? [agentsRoom, headsRoom] : [agentsRoom]);
    });
  }
}
