import { type ArgumentsHost, BadRequestException, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { DomainError } from '@prorab/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { messageFor } from '../marks/index.js';
import { problemInRussian } from './problem-in-russian.js';
import { type Problem, statusOfKind, titles } from './problem.js';

interface Outcome {
  status: number;
  code: string;
  message: string;
  details: Readonly<Record<string, unknown>>;
}

/** Every error of every door of HTTP leaves through here as a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly defaultLanguage: 'ru' | 'en',
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const outcome = outcomeOf(error);
    const requestId = request.id;
    const about = { requestId, method: request.method, url: request.url.split('?')[0], code: outcome.code };
    if (outcome.status >= 500) this.log.error({ ...about, err: error }, 'request failed');
    else this.log.debug(about, 'request refused');
    const language = languageOf(request.headers['accept-language'], this.defaultLanguage);
    const { problems } = outcome.details;
    const told = (problem: unknown): string =>
      language === 'ru' ? problemInRussian(String(problem)) : String(problem);
    const readable = Array.isArray(problems) ? { problems: problems.map(told).join('; ') } : {};
    const details = { ...outcome.details, ...readable, requestId };
    const problem: Problem = {
      type: `urn:prorab:problem:${outcome.code}`,
      title: titles[outcome.status] ?? 'Error',
      status: outcome.status,
      detail: messageFor(outcome.code, language, details, outcome.message),
      code: outcome.code,
      requestId,
      details: outcome.details,
    };
    const pause = outcome.details.seconds ?? outcome.details.retryAfterSeconds;
    if (outcome.status === 429 && typeof pause === 'number') void reply.header('retry-after', pause);
    if (outcome.status === 416 && typeof outcome.details.size === 'number')
      void reply.header('content-range', `bytes */${outcome.details.size}`);
    if (outcome.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply
      .status(outcome.status)
      .header('content-language', language)
      .type('application/problem+json')
      .send(problem);
  }
}

/** Status kinds that the bridge of kinds cannot tell apart are named by code here, beside the table. */
const statusOfCode: Record<string, number> = {
  'platform.unauthenticated': 401,
  'platform.too-many-requests': 429,
  'platform.body-too-large': 413,
  'platform.file-too-large': 413,
  'platform.request-invalid': 400,
  'platform.cursor-invalid': 400,
  'platform.idempotency-key-invalid': 400,
  'platform.changes-gone': 410,
  'mail.range-invalid': 416,
  'messenger.range-invalid': 416,
  'telephony.range-invalid': 416,
  'team.login-refused': 401,
  'team.login-locked': 429,
  'team.second-factor-required': 401,
  'team.second-factor-refused': 401,
  'team.session-unknown': 401,
};

function outcomeOf(error: unknown): Outcome {
  if (error instanceof DomainError) {
    const { kind, code, message, details } = error;
    return { status: statusOfCode[code] ?? statusOfKind[kind], code, message, details };
  }
  const fastify = error as { code?: string; statusCode?: number };
  if (fastify.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || fastify.code === 'FST_REQ_FILE_TOO_LARGE')
    return named(413, 'platform.body-too-large');
  if (fastify.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return named(415, 'platform.body-not-json');
  if (fastify.code?.startsWith('FST_ERR_CTP') || (error instanceof SyntaxError && fastify.statusCode === 400))
    return named(400, 'platform.body-malformed');
  if (fastify.code === 'FST_ERR_BAD_URL') return named(400, 'platform.address-malformed');
  const status = error instanceof HttpException ? error.getStatus() : (fastify.statusCode ?? 500);
  if (status === 404) return named(404, 'platform.not-found');
  if (status === 405) return named(405, 'platform.method-not-allowed');
  if (status === 401) return named(401, 'platform.unauthenticated');
  if (error instanceof BadRequestException)
    return { ...named(400, 'platform.request-invalid'), details: { problems: [error.message] } };
  if (status >= 400 && status < 500)
    return named(status, status === 413 ? 'platform.body-too-large' : 'platform.body-malformed');
  return named(500, 'platform.internal');
}
const named = (status: number, code: string): Outcome => ({ status, code, message: code, details: {} });

export function languageOf(header: string | undefined, fallback: 'ru' | 'en'): 'ru' | 'en' {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', q] = part.trim().split(';q=');
      return { tag: tag.toLowerCase().slice(0, 2), q: q === undefined ? 1 : Number(q) || 0 };
    })
    .filter((w) => w.tag === 'ru' || w.tag === 'en')
    .sort((a, b) => b.q - a.q)[0];
  return (wanted?.tag as 'ru' | 'en' | undefined) ?? fallback;
}
