import { createServer } from 'node:http';
import { ManualClock, newId } from '@prorab/kernel';
import { RealtimeRooms } from '@prorab/platform';
import { eventually } from '@prorab/platform/testing';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { describePresenceBoard } from '../../../application/ports/presence-board.contract.js';
import { redis, type RedisServer } from '../../../../../../test/services/redis.js';
import { MemoryPresenceBoard } from './memory-presence-board.js';
import { SharedPresenceBoard } from './shared-presence-board.js';

const start = '2026-11-23T09:00:00Z';

/** A board of one instance of the house, as far as sockets go. */
async function anInstance(redisUrl: string | null, clock: ManualClock) {
  const rooms = new RealtimeRooms(redisUrl, pino({ level: 'silent' }));
  const server = new Server(createServer(), await rooms.options());
  rooms.attach(server);
  const board = new SharedPresenceBoard(clock, rooms);
  const close = async (): Promise<void> => {
    board.onApplicationShutdown();
    rooms.close();
    await server.close();
  };
  return { board, close };
}

describePresenceBoard('in memory', async () => {
  const clock = new ManualClock(start);
  const board = new MemoryPresenceBoard(clock);
  return { board, clock, close: async () => board.onApplicationShutdown() };
});
describePresenceBoard('one instance', async () => {
  const clock = new ManualClock(start);
  return { ...(await anInstance(null, clock)), clock };
});

describe('over Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await redis();
  });
  afterAll(() => server.stop());

  describePresenceBoard('two instances', async () => {
    const clock = new ManualClock(start);
    const [here, there] = [await anInstance(server.url, clock), await anInstance(server.url, clock)];
    const [board, another] = [here.board, there.board];
    // Both hear once a mark of each has reached the other.
    const probe = newId();
    await eventually(async () => {
      for (const [n, b] of [board, another].entries())
        await b.mark({ inquiryId: `${probe}-${n}`, deskId: probe, employeeId: probe, name: '', mode: 'viewing' });
      return (await board.of(`${probe}-1`)).length === 1 && (await another.of(`${probe}-0`)).length === 1;
    });
    return { board, another, clock, close: async () => void (await Promise.all([here.close(), there.close()])) };
  });

  it('shows its own desks while there is no Redis', async () => {
    const { board, close } = await anInstance('redis://127.0.0.1:1', new ManualClock(start));
    await board.mark({ inquiryId: 'i', deskId: 'd', employeeId: 'e', name: 'Анна', mode: 'typing' });
    expect(await board.of('i')).toEqual([{ id: 'e', name: 'Анна', mode: 'typing' }]);
    await close();
  });
});
