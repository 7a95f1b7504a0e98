import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '@prorab/kernel';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { Authenticator, type EmployeeActor, type TokenCarrier } from '../auth/authenticator.js';
import { defineRights } from '../marks/index.js';
import { eventually } from '../testing/index.js';
import { type DoorVisitor, SocketDoors } from './socket-doors.js';

defineRights('door', { 'door.use': ['mason'] });

class Sessions extends Authenticator {
  readonly live = new Map<string, EmployeeActor>();
  async authenticate(token: string, via: TokenCarrier): Promise<EmployeeActor | null> {
    return via === 'bearer' || token.startsWith('browser') ? (this.live.get(token) ?? null) : null;
  }
}

describe('a door for a foreign protocol', () => {
  const sessions = new Sessions();
  const opened: WebSocket[] = [];
  const inside: { visitor: DoorVisitor; actor: EmployeeActor; words: string[]; left: boolean }[] = [];
  let [doors, server, url]: [SocketDoors, Server, string] = [new SocketDoors(sessions, silent()), createServer(), ''];

  beforeEach(async () => {
    doors = new SocketDoors(sessions, silent());
    doors.open({
      ...{ path: '/api/door', protocol: 'sip', right: 'door.use', mostBytes: 1_000, mostVisitors: 3 },
      words: { atOnce: 20, perSecond: 1 },
      enter: (visitor, actor) => {
        const one = { visitor, actor, words: [] as string[], left: false };
        inside.push(one);
        visitor.onWord((text) => one.words.push(text));
        visitor.onLeave(() => (one.left = true));
      },
    });
    server = createServer();
    doors.attach(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/api/door`;
  });
  afterEach(async () => {
    doors.beforeApplicationShutdown();
    for (const one of opened.splice(0)) one.terminate();
    inside.splice(0);
    sessions.live.clear();
    await new Promise((done) => server.close(done));
  });

  const logIn = (token: string, role = 'mason'): string => {
    sessions.live.set(token, { kind: 'employee', employeeId: newId(), role, sessionId: newId() });
    return token;
  };
  const come = (headers: Record<string, string>, protocols = ['sip']): WebSocket => {
    const socket = new WebSocket(url, protocols, { headers });
    opened.push(socket);
    return socket;
  };
  const cookie = (token: string): Record<string, string> => ({ cookie: `a=b; prorab_session=${token}` });
  /** `open`, the status of a refusal, or the code of the end. */
  const fate = (socket: WebSocket): Promise<string | number> =>
    new Promise((done) => {
      socket.once('open', () => done('open'));
      socket.once('unexpected-response', (request, answer) => {
        done(answer.statusCode ?? 0);
        request.destroy();
      });
      socket.once('error', (error: Error) => done(error.message));
    });
  const end = (socket: WebSocket): Promise<number> => new Promise((done) => socket.once('close', done));

  it('lets in who is logged in and holds the right, with a token or from its own page; they talk by texts', async () => {
    const socket = come({ authorization: `Bearer ${logIn('m')}` });
    expect(await fate(socket)).toBe('open');
    expect(socket.protocol).toBe('sip');
    socket.send('hello');
    const one = await eventually(() => inside.find(({ words }) => words.includes('hello')) ?? false);
    const heard = new Promise((done) => socket.once('message', (data: Buffer) => done(data.toString())));
    one.visitor.say('and hello');
    expect(await heard).toBe('and hello');
    const page = { ...cookie(logIn('browser')), origin: url.replace('ws', 'http').replace('/api/door', '') };
    expect(await fate(come(page))).toBe('open');
  });
  it('turns away strangers, those without the right, foreign pages and other protocols', async () => {
    expect(await fate(come({}))).toBe(401);
    expect(await fate(come({ authorization: 'Bearer nobody' }))).toBe(401);
    expect(await fate(come({ authorization: `Bearer ${logIn('g', 'guest')}` }))).toBe(403);
    expect(await fate(come({ ...cookie(logIn('browser')), origin: 'https://evil.example' }))).toBe(403);
    expect(await fate(come({ authorization: `Bearer ${logIn('m')}` }, ['chat']))).toBe(400);
    expect(inside).toEqual([]);
  });
  it('has one place for a person: who comes anew takes it', async () => {
    const token = logIn('m');
    const first = come({ authorization: `Bearer ${token}` });
    await fate(first);
    const gone = end(first);
    const second = come({ authorization: `Bearer ${token}` });
    expect(await fate(second)).toBe('open');
    expect(await gone).toBe(4001);
    await eventually(() => inside[0]?.left);
    expect(inside[1]?.left).toBe(false);
  });
  it('is full at some time, but not for who is in', async () => {
    const tokens = ['a', 'b', 'c'].map((token) => logIn(token));
    for (const token of tokens) expect(await fate(come({ authorization: `Bearer ${token}` }))).toBe('open');
    expect(await fate(come({ authorization: `Bearer ${logIn('d')}` }))).toBe(503);
    expect(await fate(come({ authorization: `Bearer ${tokens[0]}` }))).toBe('open');
  });
  it('turns out who says too much, too long a word, or no text', async () => {
    for (const [n, [speak, code]] of (
      [
        [(s: WebSocket) => Array.from({ length: 50 }, () => s.send('word')), 4429],
        [(s: WebSocket) => s.send('x'.repeat(1_001)), 1009],
        [(s: WebSocket) => s.send(Buffer.from('word')), 1003],
      ] as const
    ).entries()) {
      const socket = come({ authorization: `Bearer ${logIn(`m${n}`)}` });
      await fate(socket);
      const ended = end(socket);
      speak(socket);
      expect(await ended).toBe(code);
    }
  });
  it('closes when the session has ended, when nobody is there any more, and when the house stops', async () => {
    const [ended, dead, last] = ['a', 'b', 'c'].map((token) => come({ authorization: `Bearer ${logIn(token)}` })) as [
      ...[WebSocket, WebSocket, WebSocket],
    ];
    for (const one of [ended, dead, last]) await fate(one);
    sessions.live.delete('a');
    dead.pause();
    const gone = end(ended);
    await doors.recheck();
    expect(await gone).toBe(4401);
    const answered = new Promise((done) => last.once('ping', done));
    await eventually(async () => {
      await doors.recheck();
      return inside[1]?.left;
    });
    await answered;
    doors.beforeApplicationShutdown();
    await eventually(() => inside.every(({ left }) => left));
    expect(await fate(come({ authorization: `Bearer ${logIn('d')}` }))).toBe(503);
  });
});

function silent() {
  return pino({ level: 'silent' });
}
