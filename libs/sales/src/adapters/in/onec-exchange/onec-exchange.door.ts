import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DomainError } from '@prorab/kernel';
import { networkOf } from '@prorab/platform';
import { actingAs, messageFor } from '@prorab/platform/marks';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExchangeStep, ExchangeVisit } from '../../../application/ports/ledger/ledger-exchange.port.js';
import {
  CompleteExchange,
  GiveOrdersToExchange,
  ImportExchangeFile,
  OpenExchange,
  PrepareExchange,
  RecogniseExchangeVisit,
  TakeExchangeFile,
} from '../../../application/use-cases/exchange/index.js';
import { ExchangeModeUnknown, ExchangeVisitUnknown } from '../../../domain/exchange/exchange-errors.js';
import { ExchangeDoorRules } from './exchange-door-rules.js';
import { basicFits } from './exchange-secrets.js';
import { inWindows1251 } from './windows-1251.js';

const PATH = '/1c_exchange';
const COOKIE = 'prorab_exchange';
const VERSION = '2.09';
/** 1C asks again for each step of an import, and sends a thousand small pictures one by one. */
const RATE = { rateLimit: { max: 6_000, timeWindow: '1 minute' } };
const STATUS: Readonly<Record<string, number>> = {
  'sales.exchange-refused': 401,
  'sales.exchange-locked': 429,
  'sales.exchange-visit-unknown': 403,
  'platform.too-many-requests': 429,
};

type Question = Readonly<Record<string, string | undefined>>;
interface Said {
  readonly text: string;
  readonly xml?: boolean;
}

/**
 * `/1c_exchange`: the address that 1C calls (CommerceML 2). The first line of an answer decides: success, progress or failure. The cookie of a
 * visit is told in the body and never set, so no browser ever carries it.
 */
@Injectable()
export class OnecExchangeDoor implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly rules: ExchangeDoorRules,
    private readonly opening: OpenExchange,
    private readonly visits: RecogniseExchangeVisit,
    private readonly preparing: PrepareExchange,
    private readonly taking: TakeExchangeFile,
    private readonly reading: ImportExchangeFile,
    private readonly completing: CompleteExchange,
    private readonly orders: GiveOrdersToExchange,
  ) {}

  async onModuleInit(): Promise<void> {
    const fastify = this.host.httpAdapter?.getInstance() as FastifyInstance | undefined;
    if (!fastify || !this.rules.secrets) return;
    await fastify.register(async (scope) => {
      // A file comes as it is, whatever its type is called, and is never held in memory whole.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
      scope.setErrorHandler((error, request, reply) => this.#refuse(error, request, reply));
      const answer = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
        actingAs({ kind: 'system', name: '1c-exchange' }, async () => {
          const said = await this.#answer(request);
          return this.#send(request, reply, said);
        });
      scope.route({ method: ['GET', 'POST'], url: PATH, config: RATE, handler: answer });
    });
  }

  async #answer(request: FastifyRequest): Promise<Said> {
    const asked = request.query as Question;
    const { type, mode } = asked;
    if ((type !== 'catalog' && type !== 'sale') || typeof mode !== 'string')
      throw new ExchangeModeUnknown(`type=${String(type)} mode=${String(mode)}`);
    if (mode === 'checkauth') return this.#checkauth(request);
    const visit = await this.#visitOf(request, asked);
    if (mode === 'init') return this.#init(visit, asked);
    if (mode === 'file') return this.#file(request, visit, type, asked);
    if (mode === 'import') {
      const step = await this.reading.execute({ visit, name: String(asked['filename'] ?? '') });
      return { text: told(step, `Обработано записей: ${step.taken}`) };
    }
    if (mode === 'deactivate' || mode === 'complete') {
      const step = await this.completing.execute({ visit });
      return { text: told(step, 'Снимаем с учёта то, чего больше нет') };
    }
    if (type === 'sale' && mode === 'query')
      return { text: await this.orders.execute({ visit, confirmed: false }), xml: true };
    if (type === 'sale' && mode === 'success') {
      await this.orders.execute({ visit, confirmed: true });
      return { text: 'success\n' };
    }
    throw new ExchangeModeUnknown(`type=${type} mode=${mode}`);
  }

  async #checkauth(request: FastifyRequest): Promise<Said> {
    const { secrets } = this.rules;
    const { token, visit } = await this.opening.execute({
      network: networkOf(request.ip),
      fits: () => secrets !== null && basicFits(request.headers.authorization, secrets),
    });
    const timestamp = Math.floor(visit.openedAt.getTime() / 1000);
    return { text: `success\n${COOKIE}\n${token}\nsessid=${sessidOf(token)}\ntimestamp=${timestamp}\n` };
  }
  async #init(visit: ExchangeVisit, asked: Question): Promise<Said> {
    const version = String(asked['version'] ?? '').trim() || null;
    const pieceBytes = await this.preparing.execute({ visit, version });
    return { text: `zip=no\nfile_limit=${pieceBytes}\n${version === null ? '' : `version=${VERSION}\n`}` };
  }
  async #file(request: FastifyRequest, visit: ExchangeVisit, type: 'catalog' | 'sale', asked: Question): Promise<Said> {
    const content = request.method === 'POST' ? (request.raw as AsyncIterable<Uint8Array>) : nothing();
    const length = request.headers['content-length'];
    const announced = length === undefined ? null : Number(length);
    await this.taking.execute({ visit, type, name: String(asked['filename'] ?? ''), announced, content });
    return { text: 'success\n' };
  }

  /** @throws ExchangeVisitUnknown, also when the sessid is of another visit */
  async #visitOf(request: FastifyRequest, asked: Question): Promise<ExchangeVisit> {
    const { cookies } = request as FastifyRequest & { cookies?: Readonly<Record<string, string | undefined>> };
    const token = cookies?.[COOKIE] ?? '';
    const sessid = asked['sessid'];
    if (!/^[\w-]{43}$/.test(token)) throw new ExchangeVisitUnknown();
    // Old versions do not know it.
    if (sessid !== undefined && !isSame(String(sessid), sessidOf(token))) throw new ExchangeVisitUnknown();
    return this.visits.execute({ token });
  }

  #refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const known = error instanceof DomainError ? error : null;
    if (!known) request.log.error({ err: error }, 'the exchange with 1C failed');
    const code = known?.code ?? 'platform.internal';
    const text = messageFor(code, 'ru', known?.details ?? {}, known?.message ?? 'Внутренняя ошибка');
    if (STATUS[code] === 401) void reply.header('www-authenticate', 'Basic realm="1c_exchange"');
    // What is still to come of a refused file is not waited for.
    if (!request.raw.complete) void reply.header('connection', 'close');
    return this.#send(request, reply.status(STATUS[code] ?? (known ? 200 : 500)), { text: `failure\n${text}\n` });
  }
  #send(request: FastifyRequest, reply: FastifyReply, { text, xml = false }: Said): FastifyReply {
    const wanted = String(request.headers['accept-charset'] ?? this.rules.encoding).toLowerCase();
    const old = wanted.includes('1251');
    const charset = old ? 'windows-1251' : 'utf-8';
    const declared = xml ? text.replace('encoding="UTF-8"', `encoding="${charset}"`) : text;
    const body = old ? inWindows1251(declared, xml) : Buffer.from(declared);
    void reply.header('cache-control', 'no-store');
    return reply.type(`${xml ? 'application/xml' : 'text/plain'}; charset=${charset}`).send(body);
  }
}

const told = ({ finished }: ExchangeStep, progress: string): string =>
  finished ? 'success\n' : `progress\n${progress}\n`;
const sessidOf = (token: string): string => createHash('sha256').update(`sessid ${token}`).digest('hex').slice(0, 32);
const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
async function* nothing(): AsyncGenerator<Uint8Array> {}
