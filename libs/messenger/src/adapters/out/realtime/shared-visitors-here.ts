import { Injectable } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { RealtimeRooms } from '@prorab/platform';
import { z } from 'zod';
import { VisitorsHere } from '../../../application/visitors/ports/visitors-here.port.js';

const holdMs = 60_000;
const topic = 'messenger.visitors-here';
const told = z.object({ does: z.enum(['mark', 'leave']), visitorId: z.string(), socketId: z.string() });
interface Visit {
  visitorId: string;
  socketId: string;
}

/** Each instance keeps the whole picture and tells the others of its own sockets. */
@Injectable()
export class SharedVisitorsHere extends VisitorsHere {
  readonly #until = new Map<string, Map<string, number>>();

  constructor(
    private readonly clock: Clock,
    private readonly rooms: RealtimeRooms,
  ) {
    super();
    rooms.onTold(topic, (heard) => {
      const { data } = told.safeParse(heard);
      if (data?.does === 'mark') this.#mark(data);
      if (data?.does === 'leave') this.#leave(data);
    });
  }
  mark(visit: Visit): void {
    this.#mark(visit);
    this.rooms.tellOthers(topic, { does: 'mark', ...visit });
  }
  leave(visit: Visit): void {
    this.#leave(visit);
    this.rooms.tellOthers(topic, { does: 'leave', ...visit });
  }
  isHere(visitorId: string): boolean {
    const now = this.clock.now().getTime();
    return [...(this.#until.get(visitorId)?.values() ?? [])].some((until) => until > now);
  }
  #mark({ visitorId, socketId }: Visit): void {
    const sockets = this.#until.get(visitorId) ?? new Map<string, number>();
    this.#until.set(visitorId, sockets.set(socketId, this.clock.now().getTime() + holdMs));
  }
  #leave({ visitorId, socketId }: Visit): void {
    const sockets = this.#until.get(visitorId);
    sockets?.delete(socketId);
    if (sockets?.size === 0) this.#until.delete(visitorId);
  }
}
