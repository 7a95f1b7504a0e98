import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ManualClock, newId } from '@prorab/kernel';
import { RealtimeRooms } from '@prorab/platform';
import { eventually } from '@prorab/platform/testing';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { type Socket, io } from 'socket.io-client';
import { type RedisServer, redis } from '../../../../../../test/services/redis.js';
import { describeFanOut } from '../../../application/ports/fan-out.contract.js';
import { describeOpenDesks } from '../../../application/ports/open-desks.contract.js';
import type { OutsideEvents } from '../../../application/visitors/outside-events.js';
import { personRoom, roomOf, staffRoom } from '../../../application/rooms.js';
import { monday } from '../../../domain/a-conversation.builder.js';
import { type Participant, participantOf } from '../../../domain/participant.js';
import { SharedOpenDesks } from './shared-open-desks.js';
import { SocketFanOut } from './socket-fan-out.js';

/** An instance of the house, as far as sockets go: who connects says who he is and what he has. */
async function anInstance(redisUrl: string | null) {
  const rooms = new RealtimeRooms(redisUrl, pino({ level: 'silent' }));
  const http = createServer();
  const server = new Server(http, await rooms.options());
  for (const namespace of ['/desk', '/visitor'])
    server.of(namespace).on('connection', (socket) => {
      const { who, conversations } = socket.handshake.auth as { who: string; conversations: string[] };
      const all = [personRoom(participantOf(who)), ...conversations.map(roomOf)];
      void socket.join(namespace === '/desk' ? [...all, staffRoom] : all);
      socket.emit('welcome');
    });
  rooms.attach(server);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const devices: Socket[] = [];
  return {
    rooms,
    connect: async (who: Participant, ...conversations: string[]) => {
      const heard: [string, unknown][] = [];
      const socket = io(`http://127.0.0.1:${port}${who.kind === 'employee' ? '/desk' : '/visitor'}`, {
        ...{ transports: ['websocket'], reconnection: false, forceNew: true },
        auth: { who: personRoom(who), conversations },
      });
      devices.push(socket);
      await new Promise<void>((resolve, reject) => {
        socket.once('welcome', () => resolve());
        socket.once('connect_error', reject);
      });
      socket.onAny((event: string, payload: unknown) => void heard.push([event, payload]));
      return { heard };
    },
    close: async (): Promise<void> => {
      for (const device of devices) device.close();
      await server.close();
      rooms.close();
    },
  };
}
type Instance = Awaited<ReturnType<typeof anInstance>>;

/** Two instances that hear each other. */
async function twoInstances(url: string): Promise<[Instance, Instance]> {
  const pair: [Instance, Instance] = [await anInstance(url), await anInstance(url)];
  const topic = `probe ${newId()}`;
  const heard = new Set<number>();
  pair.forEach(({ rooms }, i) => rooms.onTold(topic, () => void heard.add(i)));
  await eventually(() => {
    for (const { rooms } of pair) rooms.tellOthers(topic, {});
    return heard.size === 2;
  });
  return pair;
}

/** What may leave the house has specs of its own. */
const asSaid = { of: async (_: string, __: string, payload: object) => payload } as unknown as OutsideEvents;
const silent = pino({ level: 'silent' });

describeFanOut('one instance', async () => {
  const { rooms, connect, close } = await anInstance(null);
  return { fanOut: new SocketFanOut(rooms, asSaid, silent), connect, close };
});
describeOpenDesks('one instance', async () => {
  const clock = new ManualClock(monday);
  const { rooms, close } = await anInstance(null);
  return { desks: new SharedOpenDesks(clock, rooms), clock, close };
});

describe('over Redis', () => {
  let server: RedisServer;
  beforeAll(async () => void (server = await redis()));
  afterAll(() => server.stop());

  describeFanOut('two instances', async () => {
    const pair = await twoInstances(server.url);
    let devices = 0;
    return {
      fanOut: new SocketFanOut(pair[0].rooms, asSaid, silent),
      connect: (who, ...conversations) => (pair[devices++ % 2] as Instance).connect(who, ...conversations),
      close: async () => void (await Promise.all(pair.map((i) => i.close()))),
    };
  });
  describeOpenDesks('two instances', async () => {
    const clock = new ManualClock(monday);
    const pair = await twoInstances(server.url);
    const [desks, another] = pair.map(({ rooms }) => new SharedOpenDesks(clock, rooms)) as [
      SharedOpenDesks,
      SharedOpenDesks,
    ];
    return { desks, another, clock, close: async () => void (await Promise.all(pair.map((i) => i.close()))) };
  });
});
