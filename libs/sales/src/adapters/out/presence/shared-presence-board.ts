import { Injectable } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { RealtimeRooms } from '@prorab/platform';
import { z } from 'zod';
import type { PresenceMark } from '../../../domain/presence/presence-sheet.js';
import { MemoryPresenceBoard } from './memory-presence-board.js';

const topic = 'sales.presence';
const message = z.discriminatedUnion('does', [
  z.object({
    does: z.literal('mark'),
    mark: z.object({
      inquiryId: z.string(),
      deskId: z.string(),
      employeeId: z.string(),
      name: z.string(),
      mode: z.enum(['viewing', 'typing']),
    }),
  }),
  z.object({
    does: z.literal('leave'),
    desk: z.object({ deskId: z.string(), inquiryId: z.string().optional() }),
  }),
]);

/**
 * Every instance keeps the whole board and tells the others of its own desks. While they do not hear each other each shows its own
 * desks, and the renewals bring the others back.
 */
@Injectable()
export class SharedPresenceBoard extends MemoryPresenceBoard {
  constructor(
    clock: Clock,
    private readonly rooms: RealtimeRooms,
  ) {
    super(clock);
    rooms.onTold(topic, (heard) => {
      const { data } = message.safeParse(heard);
      if (data?.does === 'mark') void super.mark(data.mark);
      if (data?.does === 'leave') void super.leave(data.desk);
    });
  }
  override async mark(mark: PresenceMark): Promise<void> {
    await super.mark(mark);
    this.rooms.tellOthers(topic, { does: 'mark', mark });
  }
  override async leave(desk: { deskId: string; inquiryId?: string }): Promise<void> {
    await super.leave(desk);
    this.rooms.tellOthers(topic, { does: 'leave', desk });
  }
}
