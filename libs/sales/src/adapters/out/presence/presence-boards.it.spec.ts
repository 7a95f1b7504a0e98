import { ManualClock, newId } from '@prorab/kernel';
import { pino } from 'pino';
import { eventually } from '@prorab/platform/testing';
import { describePresenceBoard } from '../../../application/ports/presence-board.contract.js';
import { redis, type RedisServer } from '../../../../../../test/services/redis.js';
import { MemoryPresenceBoard } from './memory-presence-board.js';
import { RedisPresenceBoard } from './redis-presence-board.js';

const log = pino({ level: 'silent' });
const start = '2026-11-23T09:00:00Z';

describePresenceBoard('in memory', async () => {
  const clock = new ManualClock(start);
  const board = new MemoryPresenceBoard(clock);
  return { board, clock, close: async () => board.onApplicationShutdown() };
});

describe('over Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await redis();
  });
  afterAll(() => server.stop());

  describePresenceBoard('two instances', async () => {
    const clock = new ManualClock(start);
    const channel = `prorab-test-${newId()}`;
    const [board, another] = [1, 2].map(() => new RedisPresenceBoard(server.url, clock, log, channel)) as [
      RedisPresenceBoard,
      RedisPresenceBoard,
    ];
    await board.onApplicationBootstrap();
    await another.onApplicationBootstrap();
    // Both hear once a mark of each has reached the other.
    const probe = newId();
    await eventually(async () => {
      for (const [n, b] of [board, another].entries())
        await b.mark({ inquiryId: `${probe}-${n}`, deskId: probe, employeeId: probe, name: '', mode: 'viewing' });
      return (await board.of(`${probe}-1`)).length === 1 && (await another.of(`${probe}-0`)).length === 1;
    });
    return {
      ...{ board, another, clock },
      close: async () => {
        await board.onApplicationShutdown();
        await another.onApplicationShutdown();
      },
    };
  });

  it('shows its own desks while there is no Redis', async () => {
    const board = new RedisPresenceBoard('redis://127.0.0.1:1', new ManualClock(start), log);
    await board.onApplicationBootstrap();
    await board.mark({ inquiryId: 'i', deskId: 'd', employeeId: 'e', name: 'Анна', mode: 'typing' });
    expect(await board.of('i')).toEqual([{ id: 'e', name: 'Анна', mode: 'typing' }]);
    await board.onApplicationShutdown();
  });
});
