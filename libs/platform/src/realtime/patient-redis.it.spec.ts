import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { newId } from '@prorab/kernel';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { type RedisServer, startRedis } from '../../../../test/services/redis.js';
import { eventually } from '../testing/eventually.js';
import { PatientRedis } from './patient-redis.js';
import { RealtimeRooms } from './realtime-rooms.js';

async function anInstance(url: string) {
  const rooms = new RealtimeRooms(url, pino({ level: 'silent' }));
  const http = createServer();
  const server = new Server(http, await rooms.options());
  rooms.attach(server);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    rooms,
    close: async (): Promise<void> => {
      server.engine.close();
      rooms.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

describe('rooms over Redis', () => {
  it('without Redis the house goes on: nothing spins, nothing is thrown, and it can be closed', async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const { rooms, close } = await anInstance('redis://127.0.0.1:1');
    const turns: number[] = [];
    await eventually(() => {
      rooms.emit('/desk', 'staff', 'presence', { n: turns.length });
      rooms.tellOthers('probe', {});
      return turns.push(Date.now()) > 20;
    });
    await close();
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(2_000);
  });

  it('what is closed holds the process no longer, also when there never was a Redis', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((what) => what === 'Timeout').length;
    const before = timers();
    const redis = new PatientRedis('redis://127.0.0.1:1', () => undefined);
    const failed = new Set<unknown>();
    for (const connection of [redis, redis.duplicate()])
      connection.on('error', () => undefined).on('close', () => failed.add(connection));
    await eventually(() => failed.size === 2);
    redis.disconnect();
    // ioredis by itself keeps its timers for two seconds.
    await eventually(() => timers() <= before, { within: 1_000, message: 'timers are left' });
  });

  it('two instances hear each other again when Redis was away, and say that they are reunited', async () => {
    const first: RedisServer = await startRedis();
    const pair = [await anInstance(first.url), await anInstance(first.url)] as const;
    const topic = newId();
    let [heard, reunited] = [0, 0];
    pair[1].rooms.onTold(topic, () => void heard++);
    pair[0].rooms.onReunited(() => void reunited++);
    const hears = (): Promise<unknown> => {
      const before = heard;
      return eventually(() => {
        pair[0].rooms.tellOthers(topic, {});
        return heard > before;
      });
    };
    await hears();
    expect(reunited).toBe(0);
    await first.stop();
    pair[0].rooms.tellOthers(topic, {});
    const again = await startRedis({ port: Number(new URL(first.url).port) });
    await eventually(() => reunited > 0, { message: 'reunited' });
    await hears();
    await Promise.all(pair.map((i) => i.close()));
    await again.stop();
  });
});
