import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { type Socket, io } from 'socket.io-client';
import { type RedisServer, startRedis } from '../../../../test/services/redis.js';
import { FrailLink } from '../../../../test/services/support/frail-link.js';
import { eventually } from '../testing/index.js';
import { RealtimeRooms } from './realtime-rooms.js';

/** One instance as far as its sockets go. Who connects is let into the room that he names. */
class Instance {
  readonly rooms: RealtimeRooms;
  readonly warnings: string[] = [];
  reunions = 0;
  readonly #http = createServer();
  #server!: Server;
  readonly #sockets: Socket[] = [];

  constructor(redisUrl: string | null) {
    const stream = { write: (line: string) => void this.warnings.push(line) };
    this.rooms = new RealtimeRooms(redisUrl, pino({ level: 'warn' }, stream));
    this.rooms.onReunited(() => this.reunions++);
  }
  async listen(): Promise<this> {
    this.#server = new Server(this.#http, { serveClient: false, ...(await this.rooms.options()) });
    this.#server.of('/desk').on('connection', (socket) => void socket.join(String(socket.handshake.auth['room'])));
    this.rooms.attach(this.#server);
    await new Promise<void>((done) => this.#http.listen(0, '127.0.0.1', done));
    return this;
  }
  /** A client in a room, and what it has heard. */
  async client(room: string): Promise<unknown[]> {
    const { port } = this.#http.address() as AddressInfo;
    const socket = io(`http://127.0.0.1:${port}/desk`, { transports: ['websocket'], auth: { room }, forceNew: true });
    this.#sockets.push(socket);
    const heard: unknown[] = [];
    socket.onAny((event: string, payload: unknown) => void heard.push([event, payload]));
    await new Promise<void>((done, fail) => socket.on('connect', done).on('connect_error', fail));
    return heard;
  }
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.close();
    // As the product stops: the rooms are left while the server of the sockets still stands.
    this.rooms.close();
    await this.#server.close();
  }
}

describe('rooms of one instance without Redis', () => {
  it('delivers what is said in a room, to the room only', async () => {
    const alone = await new Instance(null).listen();
    try {
      const [inside, outside] = [await alone.client('shop'), await alone.client('yard')];
      alone.rooms.emit('/desk', 'shop', 'said', { n: 1 });
      alone.rooms.emit('/desk', 'yard', 'said', { n: 2 });
      await eventually(() => outside.length === 1);
      expect([inside, outside]).toEqual([[['said', { n: 1 }]], [['said', { n: 2 }]]]);
    } finally {
      await alone.close();
    }
  });
});

describe('rooms of two instances over Redis', () => {
  let redis: RedisServer;
  let link: FrailLink;
  let [a, b]: Instance[] = [];
  let n = 0;
  const emit = (from: Instance, room: string): number => {
    from.rooms.emit('/desk', room, 'said', { n: ++n });
    return n;
  };
  const has = (heard: readonly unknown[], number: number): boolean =>
    heard.some((h) => JSON.stringify(h) === JSON.stringify(['said', { n: number }]));
  /** Says it until it arrives on the other side: what is said over Redis may be lost while connections are being made. */
  const reaches = (from: Instance, heard: readonly unknown[], room: string): Promise<unknown> => {
    const said: number[] = [];
    const arrived = (): boolean => said.some((number) => has(heard, number)) || (said.push(emit(from, room)), false);
    return eventually(arrived, { message: 'the other instance is not heard' });
  };

  beforeAll(async () => {
    redis = await startRedis();
    link = await FrailLink.to(Number(new URL(redis.url).port));
  });
  beforeEach(async () => {
    a = await new Instance(`redis://127.0.0.1:${link.port}`).listen();
    b = await new Instance(redis.url).listen();
  });
  afterEach(async () => {
    await link.restore();
    await Promise.all([a?.close(), b?.close()]);
  });
  afterAll(async () => {
    await link?.stop();
    await redis?.stop();
  });

  it('delivers on both sides, once', async () => {
    const [here, there] = [await a!.client('shop'), await b!.client('shop')];
    await reaches(a!, there, 'shop');
    await reaches(b!, here, 'shop');
    const last = emit(a!, 'shop');
    await eventually(() => has(there, last) && has(here, last));
    for (const heard of [here, there]) expect(new Set(heard.map((h) => JSON.stringify(h))).size).toBe(heard.length);
  });

  it('lets sockets of the other instance into a room and out of it', async () => {
    const there = await b!.client('somebody');
    await reaches(a!, there, 'somebody');
    a!.rooms.join('/desk', 'somebody', 'group');
    await reaches(a!, there, 'group');
    a!.rooms.leave('/desk', 'somebody', 'group');
    await eventually(async () => {
      const [unheard, mark] = [emit(a!, 'group'), emit(a!, 'somebody')];
      await eventually(() => has(there, mark));
      return !has(there, unheard);
    });
  });

  it('goes on for its own sockets while Redis is away, and says when the others can be heard again', async () => {
    const [here, there] = [await a!.client('shop'), await b!.client('shop')];
    await reaches(a!, there, 'shop');
    await reaches(b!, here, 'shop');
    expect([a!.reunions, b!.reunions]).toEqual([0, 0]);
    await link.refuse();
    await eventually(() => a!.warnings.some((w) => w.includes('do not hear each other')));
    const alone = Array.from({ length: 200 }, () => emit(a!, 'shop'));
    await eventually(() => alone.every((number) => has(here, number)));
    expect(alone.some((number) => has(there, number))).toBe(false);
    await link.restore();
    await eventually(() => a!.reunions === 1, { message: 'the reunion is not told' });
    // From then on nothing more is lost.
    const [one, other] = [emit(a!, 'shop'), emit(b!, 'shop')];
    await eventually(() => has(there, one) && has(here, other), { within: 5_000 });
    expect(b!.reunions).toBe(0);
  });

  it('tells of a reunion also when Redis has closed the connections in good order', async () => {
    const there = await b!.client('shop');
    await reaches(a!, there, 'shop');
    link.close();
    await eventually(() => a!.reunions === 1, { message: 'the reunion is not told' });
  });

  it('starts without Redis and finds the others when it comes', async () => {
    await link.refuse();
    const late = await new Instance(`redis://127.0.0.1:${link.port}`).listen();
    try {
      const [here, there] = [await late.client('shop'), await b!.client('shop')];
      const first = emit(late, 'shop');
      await eventually(() => has(here, first));
      await link.restore();
      await eventually(() => late.reunions === 1, { message: 'the reunion is not told' });
      await reaches(late, there, 'shop');
      await reaches(b!, here, 'shop');
    } finally {
      await late.close();
    }
  });
});
