import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import { type DynamicModule, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { DomainError } from '@prorab/kernel';
import type { RawServerDefault } from 'fastify';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import { NestLog } from '../log/log.js';
import { Lifecycle } from '../lifecycle.js';
import { Patience } from '../stopping/patience.js';
import { Metrics } from '../metrics/metrics.js';
import { RealtimeGateway } from '../realtime/realtime.gateway.js';
import { RealtimeRooms } from '../realtime/realtime-rooms.js';
import { SocketDoors } from '../realtime/socket-doors.js';
import { Problem } from './problem.js';
import { ProblemFilter } from './problem.filter.js';
import { leaveTheGone } from './leave-the-gone.js';
import { drainConnections } from './drain-connections.js';
import { withEveryError } from './every-error.js';
import { requestValidation } from './request-validation.js';

export interface HttpAppOptions {
  log: Logger;
  language: 'ru' | 'en';
  trustProxy: boolean;
  bodyLimitBytes: number;
  requestsPerMinute: number;
}

class TooManyRequests extends DomainError {
  constructor(seconds: number) {
    super('unavailable', 'platform.too-many-requests', `too many requests, try again in ${seconds} s`, { seconds });
  }
}

/** The Nest application as it stands before its port is opened: doors, guards, documents, sockets. */
export async function makeHttpApp(
  root: Type | DynamicModule,
  { log, language, trustProxy, bodyLimitBytes, requestsPerMinute }: HttpAppOptions,
): Promise<NestFastifyApplication> {
  const filter = new ProblemFilter(log, language);
  const adapter = new FastifyAdapter({
    // What Fastify refuses before any route is known, as an address with a broken escape.
    frameworkErrors: (error: unknown, request: unknown, reply: unknown) =>
      filter.answer(error, request as never, reply as never),
    genReqId: () => randomUUID(),
    trustProxy,
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
    requestTimeout: 120_000,
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLog(log),
    abortOnError: false,
    forceCloseConnections: false,
  });
  app.get(Lifecycle).prepare();
  const fastify = app.getHttpAdapter().getInstance();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  // Before any route: one that Fastify prepares while modules still start keeps the handler of errors that it finds.
  fastify.setErrorHandler((error, request, reply) => filter.answer(error, request, reply));
  // Nest would set its own when the modules have started: too late for those routes, and the same filter in the end.
  adapter.setErrorHandler = () => fastify;
  // A client that names JSON and sends nothing, as many do with a POST without a body, means no body.
  app.useBodyParser<RawServerDefault>('application/json', { bodyLimit: bodyLimitBytes }, (request, body, done) =>
    body.length === 0 ? done(null, undefined) : parseJson(request, body.toString(), done),
  );
  leaveTheGone(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  drainConnections(fastify, app.get(Patience));
  const metrics = app.get(Metrics);
  fastify.addHook('onResponse', (request, reply, done) => {
    metrics.http.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
  await app.register(
    fastifyHelmet as never,
    {
      contentSecurityPolicy: {
        // Swagger's page carries inline scripts and styles; nothing else here answers with HTML of our own.
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", "'unsafe-inline'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'", 'ws:', 'wss:'],
          frameAncestors: ["'none'"],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: trustProxy ? { maxAge: 31_536_000 } : false,
    } as never,
  );
  await app.register(fastifyCookie as never);
  await app.register(
    fastifyRateLimit as never,
    {
      max: requestsPerMinute,
      timeWindow: '1 minute',
      errorResponseBuilder: (_request: unknown, context: { ttl: number }) =>
        new TooManyRequests(Math.ceil(context.ttl / 1000)),
    } as never,
  );
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.useGlobalPipes(requestValidation());
  app.useGlobalFilters(filter);
  SwaggerModule.setup('api/docs', app, () => apiDocument(app), {
    jsonDocumentUrl: 'api/docs-json',
    yamlDocumentUrl: 'api/docs-yaml',
    customSiteTitle: 'Prorab API',
  });
  const sockets = new Server(app.getHttpServer(), {
    serveClient: false,
    // The longest word: a thousand numbers of conversations after a break, or a long text with all its mentions.
    maxHttpBufferSize: 200_000,
    pingInterval: 20_000,
    pingTimeout: 15_000,
    ...(await app.get(RealtimeRooms).options()),
  });
  app.get(RealtimeGateway).attach(sockets);
  app.get(RealtimeRooms).attach(sockets);
  app.get(SocketDoors).attach(app.getHttpServer());
  return app;
}

export function apiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Prorab')
    .setDescription(
      'Every error is an `application/problem+json` document with a stable `code`. Lists are paged by cursor: pass `next` as `after`. `x-right` names the right that an operation takes. Changes come over Socket.IO, namespace `/desk` (see docs/realtime.md).',
    )
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth('prorab_session')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [Problem],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  return withEveryError(document);
}
