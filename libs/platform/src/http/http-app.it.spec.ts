import { type AddressInfo, type Socket, connect } from 'node:net';
import {
  Body,
  Controller,
  Get,
  Global,
  HttpCode,
  Injectable,
  Module,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiCreatedResponse, ApiOperation, ApiProperty } from '@nestjs/swagger';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsInt, IsString, Length, Max } from 'class-validator';
import { jest } from '@jest/globals';
import { DomainError, newId } from '@prorab/kernel';
import { pino } from 'pino';
import { type Socket as DeskSocket, io } from 'socket.io-client';
import { Authenticator, type EmployeeActor, type TokenCarrier } from '../auth/authenticator.js';
import {
  ChangeFeed,
  ReaderHealth,
  Tables,
  UnitOfWork,
  currentActor,
  defineMessages,
  defineRights,
} from '../marks/index.js';
import { Database } from '../persistence/database.js';
import { platformTables } from '../persistence/platform.tables.js';
import { PlatformModule } from '../platform.module.js';
import { defineStream } from '../realtime/streams.js';
import { eventually, makeTestDatabase, testEngines, watchToldErrors } from '../testing/index.js';
import { Allow, Public } from './allow.js';
import { apiDocument, makeHttpApp } from './http-app.js';
import { Idempotent } from './idempotent.js';
import { PageQuery } from './page.js';
import { Problems } from './problem.js';

defineRights('brick', { 'brick.lay': ['mason'], 'brick.look': ['mason', 'guest'] });
defineRights('platform', {
  'platform.quarantine.read': ['mason'],
  'platform.quarantine.replay': ['mason'],
  'platform.audit.read': ['mason'],
  'platform.changes.read': ['mason', 'guest'],
});
defineMessages({ 'brick.broken': { ru: 'Кирпич {mark} разбит', en: 'The brick {mark} is broken' } });
defineStream('wall', { right: 'brick.lay' });

class LayBrick {
  @ApiProperty({ example: 'М150' }) @IsString() @Length(2, 10) mark!: string;
  @ApiProperty({ example: 3 }) @IsInt() @Max(100) count!: number;
}

/** What is slow about a brick. */
const kiln = { fire: async (): Promise<void> => undefined };

@Controller('bricks')
class BrickController {
  laid = 0;
  constructor(
    private readonly work: UnitOfWork,
    private readonly feed: ChangeFeed,
  ) {}
  @Post()
  @Allow('brick.lay')
  @Idempotent()
  @ApiOperation({ summary: 'Lay a brick' })
  @ApiCreatedResponse({ schema: { example: { n: 1 } } })
  @Problems({ 409: ['brick.broken'] })
  async lay(@Body() brick: LayBrick): Promise<object> {
    if (brick.mark === 'broken') throw new DomainError('conflict', 'brick.broken', 'broken', { mark: brick.mark });
    await this.work.run(async () =>
      this.feed.append({ stream: 'wall', kind: 'laid', subject: newId(), payload: { mark: brick.mark } }),
    );
    return { n: ++this.laid, by: currentActor() };
  }
  @Post('fired')
  @Allow('brick.lay')
  @Idempotent()
  @ApiOperation({ summary: 'Fire a brick, which takes its time, and lay it' })
  @ApiCreatedResponse({ schema: { example: { n: 1 } } })
  async fire(): Promise<object> {
    await kiln.fire();
    return this.work.run(async () => {
      this.feed.append({ stream: 'wall', kind: 'laid', subject: newId(), payload: {} });
      return { n: ++this.laid };
    });
  }
  @Get()
  @Allow('brick.look')
  look(@Query() page: PageQuery): object {
    return page;
  }
  @Get('boom')
  @Public()
  boom(): never {
    throw new Error('the password is 123');
  }
  @Get('unsaid')
  @Allow('brick.look')
  unsaid(): never {
    throw new DomainError('missing', 'brick.gone', 'nobody declared this');
  }
  @Get(':id')
  @HttpCode(200)
  @Allow('brick.look')
  one(@Param('id', ParseUUIDPipe) id: string): object {
    return { id };
  }
}

class TokenTable extends Authenticator {
  readonly live = new Map<string, EmployeeActor>(
    ['mason', 'guest'].map((role) => [role, { kind: 'employee', employeeId: newId(), role, sessionId: newId() }]),
  );
  /** `browser` stands for a session whose token only a browser was given. */
  async authenticate(token: string, via: TokenCarrier): Promise<EmployeeActor | null> {
    if (token === 'browser') return via === 'cookie' ? (this.live.get('mason') ?? null) : null;
    return this.live.get(token) ?? null;
  }
}
const tokens = new TokenTable();
/** A module that takes its time to start, as those do that open a connection: by then Fastify has prepared its routes. */
@Injectable()
class SlowToStart implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}
  async onModuleInit(): Promise<void> {
    await this.host.httpAdapter.getInstance().after();
    await new Promise((resolve) => setImmediate(resolve));
  }
}
@Global()
@Module({
  controllers: [BrickController],
  providers: [SlowToStart, { provide: Authenticator, useValue: tokens }],
  exports: [Authenticator],
})
class BrickModule {}

describe.each(testEngines())('the doors of HTTP on %s', (engine) => {
  let app: NestFastifyApplication;
  let remove: () => Promise<void>;
  let told: ReturnType<typeof watchToldErrors>;
  const written: string[] = [];
  beforeAll(async () => {
    const base = await makeTestDatabase(engine);
    remove = () => base.remove();
    const log = pino({ level: 'error' }, { write: (line: string) => void written.push(line) });
    @Module({
      imports: [
        PlatformModule.forRoot({
          databaseUrl: base.url,
          filesFolder: '/tmp/prorab-none',
          tables: [platformTables],
          log,
          zone: 'Europe/Moscow',
          taskConcurrency: 2,
          keepChangesDays: 14,
          metricsToken: 'for-prometheus',
        }),
        BrickModule,
      ],
    })
    class Root {}
    app = await makeHttpApp(Root, {
      log,
      language: 'ru',
      trustProxy: false,
      bodyLimitBytes: 2000,
      requestsPerMinute: 60,
    });
    told = watchToldErrors(app);
    await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await app.close();
    await remove();
  });

  const ask = (
    method: 'GET' | 'POST',
    url: string,
    {
      as,
      body,
      headers = {},
      ip = '127.0.0.1',
    }: { as?: string; body?: object | string; headers?: Record<string, string>; ip?: string } = {},
  ) =>
    app.inject({
      method,
      url,
      remoteAddress: ip,
      headers: {
        ...(as ? { authorization: `Bearer ${as}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { payload: body } : {}),
    });

  it('answers errors as problem documents in the language of the reader', async () => {
    const ru = await ask('POST', '/api/bricks', { as: 'mason', body: { mark: 'broken', count: 1 } });
    expect(ru.statusCode).toBe(409);
    expect(ru.headers['content-type']).toContain('application/problem+json');
    expect(ru.json()).toMatchObject({
      code: 'brick.broken',
      detail: 'Кирпич broken разбит',
      type: 'urn:prorab:problem:brick.broken',
      requestId: ru.headers['x-request-id'],
    });
    const en = await ask('POST', '/api/bricks', {
      as: 'mason',
      body: { mark: 'broken', count: 1 },
      headers: { 'accept-language': 'en-GB,ru;q=0.5' },
    });
    expect(en.json()).toMatchObject({ detail: 'The brick broken is broken' });
  });

  it.each([
    ['no token', {}, 401, 'platform.unauthenticated'],
    ['a wrong token', { as: 'thief' }, 401, 'platform.unauthenticated'],
    ['a role without the right', { as: 'guest' }, 403, 'platform.forbidden'],
  ])('lets nobody in with %s', async (_, who, status, code) => {
    const answer = await ask('POST', '/api/bricks', { ...who, body: { mark: 'М150', count: 1 } });
    expect([answer.statusCode, (answer.json() as { code: string }).code]).toEqual([status, code]);
  });

  it('tells who knows the tokens how each came in', async () => {
    const look = async (who: { as?: string; headers?: Record<string, string> }) =>
      (await ask('GET', '/api/bricks', { ...who, ip: '10.9.9.9' })).statusCode;
    expect(await look({ as: 'browser' })).toBe(401);
    expect(await look({ headers: { cookie: 'prorab_session=browser' } })).toBe(200);
    expect(await look({ as: 'browser', headers: { cookie: 'prorab_session=browser' } })).toBe(401);
  });

  it('takes the session cookie only from its own pages', async () => {
    const cookie = { cookie: 'prorab_session=mason' };
    const body = { mark: 'М150', count: 1 };
    expect(
      (
        await ask('POST', '/api/bricks', {
          body,
          headers: { ...cookie, origin: 'https://evil.example', host: 'prorab.local' },
        })
      ).json(),
    ).toMatchObject({ code: 'platform.cross-site' });
    expect(
      (await ask('POST', '/api/bricks', { body, headers: { ...cookie, 'sec-fetch-site': 'cross-site' } })).statusCode,
    ).toBe(403);
    expect(
      (
        await ask('POST', '/api/bricks', {
          body,
          headers: { ...cookie, origin: 'http://prorab.local', host: 'prorab.local' },
        })
      ).statusCode,
    ).toBe(201);
  });

  it.each([
    ['an unknown property', { mark: 'М150', count: 1, admin: true }, 400, 'platform.request-invalid'],
    ['a wrong type', { mark: 5, count: 'x' }, 400, 'platform.request-invalid'],
    ['a NUL within a text', { mark: 'М\u0000150', count: 1 }, 400, 'platform.request-invalid'],
    ['half a character', { mark: 'М\ud83d', count: 1 }, 400, 'platform.request-invalid'],
    ['broken JSON', '{"mark":', 400, 'platform.body-malformed'],
    ['a body over the limit', { mark: 'x'.repeat(3000), count: 1 }, 413, 'platform.body-too-large'],
    ['a list for a body', '[]', 400, 'platform.request-invalid'],
    ['no body at all', undefined, 400, 'platform.request-invalid'],
  ])('refuses %s and says what is wrong', async (_, body, status, code) => {
    const answer = await ask('POST', '/api/bricks', { as: 'mason', body });
    expect([answer.statusCode, (answer.json() as { code: string }).code]).toEqual([status, code]);
  });

  it('asks for JSON where something else came', async () => {
    const headers = { 'content-type': 'application/xml' };
    const answer = await ask('POST', '/api/bricks', { as: 'mason', body: '<brick/>', headers });
    expect([answer.statusCode, (answer.json() as { code: string }).code]).toEqual([415, 'platform.body-not-json']);
  });

  it('takes a body of nothing for none, whatever it is called', async () => {
    kiln.fire = async () => undefined;
    const headers = { 'content-type': 'application/json', 'content-length': '0' };
    const answer = await ask('POST', '/api/bricks/fired', { as: 'mason', headers });
    expect(answer.statusCode).toBe(201);
  });

  it.each([
    ['/api/nothing', 404, 'platform.not-found'],
    ['/api/bricks/not-an-id', 400, 'platform.request-invalid'],
    ['/api/bricks?limit=1000', 400, 'platform.request-invalid'],
    ['/api/bricks?evil=1', 400, 'platform.request-invalid'],
    ['/api/bricks?after=a%00b', 400, 'platform.request-invalid'],
    ['/api/bricks/%ff', 400, 'platform.address-malformed'],
  ])('answers %s with %i', async (url, status, code) => {
    const answer = await ask('GET', url, { as: 'mason' });
    expect([answer.statusCode, (answer.json() as { code: string }).code]).toEqual([status, code]);
  });

  it('says what is wrong with a request in the reader’s language', async () => {
    const detail = async (language: string): Promise<string> => {
      const headers = { 'accept-language': language };
      const answer = await ask('GET', '/api/bricks?limit=1000', { as: 'mason', headers });
      return (answer.json() as { detail: string }).detail;
    };
    expect(await detail('ru')).toBe('Запрос заполнен неверно: limit не больше 100');
    expect(await detail('en')).toBe('The request is not valid: limit must not be greater than 100');
  });

  it('tells nothing of an unexpected failure but its number, and logs it', async () => {
    const answer = await ask('GET', '/api/bricks/boom');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('123');
    const requestId = (answer.json() as { requestId: string }).requestId;
    expect(written.some((line) => line.includes(requestId))).toBe(true);
  });

  it('leaves those alone who have hung up: their address is gone, and nothing has failed', async () => {
    const before = written.length;
    const { port } = app.getHttpServer().address() as AddressInfo;
    // As Node shows a connection that was reset with a request still unread.
    app.getHttpServer().once('connection', (socket: Socket) => {
      Object.defineProperty(socket, 'remoteAddress', { value: undefined });
    });
    const client = connect(port, '127.0.0.1').on('error', () => undefined);
    let answer = '';
    client.on('data', (chunk) => (answer += chunk.toString()));
    client.write('GET /api/bricks HTTP/1.1\r\nhost: x\r\nauthorization: Bearer mason\r\n\r\n');
    await new Promise((done) => client.once('close', done));
    expect(answer).toBe('');
    expect(written.slice(before)).toEqual([]);
    expect((await ask('GET', '/api/bricks', { as: 'mason' })).statusCode).toBe(200);
  });

  it('does an operation once for one Idempotency-Key, also when two repeats meet', async () => {
    const headers = { 'idempotency-key': `key-${newId()}` };
    const once = { as: 'mason', body: { mark: 'М200', count: 2 }, headers };
    const answers = await Promise.all([ask('POST', '/api/bricks', once), ask('POST', '/api/bricks', once)]);
    const again = await ask('POST', '/api/bricks', once);
    expect(answers.map((a) => a.statusCode)).toEqual([201, 201]);
    expect(new Set([...answers, again].map((a) => a.body)).size).toBe(1);
    expect(again.headers['idempotency-replayed']).toBe('true');
    const other = await ask('POST', '/api/bricks', { ...once, body: { mark: 'М300', count: 2 } });
    expect(other.json()).toMatchObject({ code: 'platform.idempotency-key-reused', status: 409 });
    expect((await ask('POST', '/api/bricks', { ...once, headers: { 'idempotency-key': 'short' } })).statusCode).toBe(
      400,
    );
  });

  it('limits the requests of one address and says when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 70 }, () => ask('GET', '/health/live', { ip: '10.1.1.1' })));
    const refused = answers.find((a) => a.statusCode === 429);
    expect(refused?.json()).toMatchObject({ code: 'platform.too-many-requests' });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('takes all addresses of one IPv6 network for one, and an IPv4 address for itself in either writing', async () => {
    const from = async (addresses: string[]) =>
      (await Promise.all(addresses.map((ip) => ask('GET', '/health/live', { ip })))).map((a) => a.statusCode);
    const many = Array.from({ length: 70 }, (_, n) => n);
    expect(await from(many.map((n) => `2001:db8:5:6::${n.toString(16)}`))).toContain(429);
    expect(await from(many.map((n) => (n % 2 ? '10.1.1.2' : '::ffff:10.1.1.2')))).toContain(429);
    expect(await from(['2001:db8:5:7::1', '10.1.1.3'])).toEqual([200, 200]);
  });

  it('sends security headers', async () => {
    const { headers } = await ask('GET', '/api/bricks', { as: 'guest' });
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('describes operations with their right and their errors', () => {
    const document = apiDocument(app);
    const lay = document.paths['/api/bricks']?.post as unknown as Record<string, unknown> & {
      responses: Record<string, { content: Record<string, { examples?: object }> }>;
    };
    expect(lay['x-right']).toBe('brick.lay');
    expect(Object.keys(lay.responses)).toEqual(expect.arrayContaining(['201', '400', '401', '403', '409']));
    // Two marks speak of 409: the operation's own and the one of the key.
    expect(Object.keys(lay.responses['409']?.content['application/problem+json']?.examples ?? {}).sort()).toEqual([
      'brick.broken',
      'platform.idempotency-key-reused',
    ]);
  });

  it('holds no transaction while a keyed handler prepares, and yet has one effect for parallel repeats', async () => {
    let [waiting, open] = [0, (): void => undefined];
    const gate = new Promise<void>((resolve) => (open = resolve));
    kiln.fire = async () => {
      waiting++;
      await gate;
    };
    const fire = () =>
      ask('POST', '/api/bricks/fired', {
        as: 'mason',
        ip: '10.5.5.5',
        headers: { 'idempotency-key': `kiln-${engine}-1` },
      });
    const changes = async () =>
      (await app.get(Tables).all<{ n: number }>("select count(*) as n from platform_feed where stream = 'wall'"))[0]?.n;
    const before = Number(await changes());
    const two = [fire(), fire()];
    await eventually(() => waiting === 2, { message: 'both did not come to the kiln' });
    // Another writer gets through while they wait: with a transaction open, SQLite would have made it wait for them.
    const other = await ask('POST', '/api/bricks', { as: 'mason', ip: '10.5.5.6', body: { mark: 'М150', count: 1 } });
    expect(other.statusCode).toBe(201);
    open();
    const answers = await Promise.all(two);
    expect(answers.map((a) => a.statusCode)).toEqual([201, 201]);
    expect(answers[0]!.json()).toEqual(answers[1]!.json());
    expect(answers.filter((a) => a.headers['idempotency-replayed'] === 'true')).toHaveLength(1);
    expect(Number(await changes())).toBe(before + 2);
    expect((await fire()).headers['idempotency-replayed']).toBe('true');
    expect(waiting).toBe(2);
    kiln.fire = () => Promise.reject(new DomainError('conflict', 'brick.broken', 'broken', { mark: 'x' }));
    expect((await fire()).statusCode).toBe(201);
  });

  it('is ready while its readers keep up, and names the late one', async () => {
    expect((await ask('GET', '/health/ready')).statusCode).toBe(200);
    const readers = app.get(ReaderHealth);
    readers.report({ reader: 'mail.sales', state: 'ok', checkedAt: new Date(), lagMs: 600_000, lagLimitMs: 300_000 });
    const late = await ask('GET', '/health/ready');
    expect(late.statusCode).toBe(503);
    expect(late.json()).toMatchObject({
      status: 'degraded',
      readers: [{ reader: 'mail.sales', late: true, lagSeconds: 600 }],
    });
    expect((await ask('GET', '/metrics')).body).toContain(
      'prorab_reader_lag_seconds{reader="mail.sales",state="ok"} 600',
    );
    readers.forget('mail.sales');
  });

  it('is not ready without its database, but alive', async () => {
    const ping = jest.spyOn(app.get(Database), 'ping').mockResolvedValue(false);
    const down = await ask('GET', '/health/ready');
    ping.mockRestore();
    expect([down.statusCode, down.json()]).toMatchObject([503, { status: 'degraded', database: 'down' }]);
    expect((await ask('GET', '/health/live')).statusCode).toBe(200);
    expect((await ask('GET', '/health/ready')).statusCode).toBe(200);
  });

  it('shows its numbers to this machine, and from elsewhere to who has the token', async () => {
    const scrape = (ip: string, as?: string) => ask('GET', '/metrics', { ip, ...(as === undefined ? {} : { as }) });
    expect((await scrape('10.2.2.2')).statusCode).toBe(403);
    expect((await scrape('10.2.2.2', 'for-nobody')).statusCode).toBe(403);
    for (const numbers of [await scrape('10.2.2.2', 'for-prometheus'), await scrape('127.0.0.1')]) {
      expect(numbers.headers['content-type']).toContain('text/plain');
      expect(numbers.body).toMatch(/prorab_http_request_seconds_count\{method="GET",route="[^"]+",status="200"\} \d/);
      expect(numbers.body).toContain('process_resident_memory_bytes');
    }
  });

  describe('realtime', () => {
    const desks: DeskSocket[] = [];
    const desk = (token: string | undefined, extraHeaders: Record<string, string> = {}): DeskSocket => {
      const socket = io(
        `${new URL(app.getHttpServer().address() ? `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}` : '').href}desk`,
        { transports: ['websocket'], auth: { token }, extraHeaders, reconnection: false, forceNew: true },
      );
      desks.push(socket);
      return socket;
    };
    const connected = (socket: DeskSocket): Promise<string> =>
      new Promise((resolve) => {
        socket.on('connect', () => resolve('connected'));
        socket.on('connect_error', (error) => resolve(error.message));
      });
    const follow = (socket: DeskSocket, wish: object): Promise<{ ok: boolean; seq?: number; code?: string }> =>
      socket.emitWithAck('follow', wish) as never;
    afterEach(() => desks.splice(0).forEach((d) => d.close()));

    it('asks for a token and for the right of the stream', async () => {
      expect(await connected(desk(undefined))).toBe('platform.unauthenticated');
      const guest = desk('guest');
      expect(await connected(guest)).toBe('connected');
      expect(await follow(guest, { stream: 'wall' })).toEqual({ ok: false, code: 'platform.forbidden' });
      expect(await follow(guest, { stream: 'nothing' })).toEqual({ ok: false, code: 'platform.stream-missing' });
      expect(await follow(guest, { stream: 5 })).toEqual({ ok: false, code: 'platform.request-invalid' });
    });

    it('throws out a desk that floods it, and serves the others', async () => {
      const [mad, calm] = [desk('mason'), desk('mason')];
      expect([await connected(mad), await connected(calm)]).toEqual(['connected', 'connected']);
      let answered = 0;
      for (let i = 0; i < 2_000; i++) mad.emit('follow', { stream: 'wall', since: 0 }, () => answered++);
      await eventually(() => !mad.connected, { message: 'the mad desk is still there' });
      expect(answered).toBeLessThan(300);
      expect(await follow(calm, { stream: 'wall' })).toMatchObject({ ok: true });
    });

    it('names the word that it does not know, and counts it', async () => {
      const mason = desk('mason');
      await connected(mason);
      for (const word of ['folow', 'x'.repeat(5_000), '__proto__'])
        expect(await mason.emitWithAck(word, {})).toEqual({
          ok: false,
          code: 'platform.word-unknown',
          details: { word: word.slice(0, 100) },
        });
      mason.emit('nobody waits for the answer');
      expect(await follow(mason, { stream: 'wall' })).toMatchObject({ ok: true });
      for (let i = 0; i < 2_000; i++) mason.emit('folow', {}, () => undefined);
      await eventually(() => !mason.connected, { message: 'the mad desk is still there' });
    });

    it('takes a browser’s session as a cookie only, and only from its own pages', async () => {
      const cookie = 'prorab_session=browser';
      expect(await connected(desk('browser'))).toBe('platform.unauthenticated');
      expect(await connected(desk(undefined, { cookie }))).toBe('connected');
      expect(await connected(desk(undefined, { cookie, origin: 'https://evil.example' }))).toBe('platform.cross-site');
      const { RealtimeGateway } = await import('../realtime/realtime.gateway.js');
      await app.get(RealtimeGateway).recheck();
      expect(desks.map((d) => d.connected)).toEqual([false, true, false]);
    });

    it('brings every change once and in order, and after a break exactly the rest', async () => {
      const lay = (n: number): Promise<unknown> =>
        Promise.all(
          Array.from({ length: n }, () =>
            ask('POST', '/api/bricks', {
              as: 'mason',
              body: { mark: 'М150', count: 1 },
              ip: `10.3.${Math.floor(Math.random() * 250)}.1`,
            }),
          ),
        );
      const seen: number[] = [];
      const first = desk('mason');
      first.on('change', (c: { seq: number }) => seen.push(c.seq));
      await connected(first);
      const { seq: start } = await follow(first, { stream: 'wall' });
      await lay(10);
      await eventually(() => seen.length === 10, { message: 'the first ten changes did not arrive' });
      first.close();
      await lay(10);
      const second = desk('mason');
      second.on('change', (c: { seq: number }) => seen.push(c.seq));
      await connected(second);
      await follow(second, { stream: 'wall', since: seen[seen.length - 1] });
      await lay(5);
      await eventually(() => seen.length === 25, { message: 'the rest did not arrive' });
      expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => start! + 1 + i));
      const rest = await ask('GET', `/api/changes/wall?since=${start! + 20}`, { as: 'mason', ip: '10.4.4.4' });
      expect((rest.json() as { items: { seq: number }[] }).items.map((c) => c.seq)).toEqual(seen.slice(20));
      expect((await ask('GET', '/api/changes/wall?since=0', { as: 'guest', ip: '10.4.4.4' })).statusCode).toBe(403);
      const ahead = desk('mason');
      await connected(ahead);
      expect(await follow(ahead, { stream: 'wall', since: 99_999 })).toMatchObject({
        ok: false,
        code: 'platform.changes-gone',
      });
    });

    it('disconnects a desk whose session has ended', async () => {
      tokens.live.set('leaver', { kind: 'employee', employeeId: newId(), role: 'mason', sessionId: newId() });
      const leaver = desk('leaver');
      await connected(leaver);
      const gone = new Promise((resolve) => leaver.on('disconnect', resolve));
      tokens.live.delete('leaver');
      const { RealtimeGateway } = await import('../realtime/realtime.gateway.js');
      await app.get(RealtimeGateway).recheck();
      expect(await gone).toBe('io server disconnect');
    });
  });

  it('is caught telling an error that its document does not name', async () => {
    expect(() => told.check()).not.toThrow();
    expect((await ask('GET', '/api/bricks/unsaid', { as: 'guest', ip: '10.6.6.6' })).statusCode).toBe(404);
    expect(() => told.check()).toThrow('get /api/bricks/unsaid 404 brick.gone');
  });

  it('keeps no half-finished unit of work behind', async () => {
    const rows = await app
      .get(Tables)
      .all<{ n: number }>('select count(*) as n from platform_idempotency where status is null');
    expect(Number(rows[0]!.n)).toBe(0);
  });
});
