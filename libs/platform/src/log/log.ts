import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/** Names under which secrets and contents of letters travel; their values never reach the log. */
const SECRET = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'totp',
  'recoveryCode',
  'text',
  'html',
  'body',
  'raw',
  'source',
];

/** DI token of the process's logger: `@Inject(LOG) log: Logger`. */
export const LOG = Symbol('log');

export function makeLog(level: string, destination?: NodeJS.WritableStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET.flatMap((k) => [k, `*.${k}`, `*.*.${k}`, `*["set-cookie"]`]), censor: '[hidden]' },
      serializers: { err: describeError },
    },
    (destination ?? pino.destination({ fd: 1, sync: false })) as never,
  );
}

/** Type, code, message and stack; none of the own properties, which may carry what was being sent. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error).slice(0, 500) };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    ...(code === undefined ? {} : { code: String(code) }),
    message: error.message.slice(0, 1000),
    stack: error.stack?.split('\n').slice(0, 12).join('\n'),
    ...(error.cause ? { cause: describeError(error.cause) } : {}),
  };
}

/** Nest's own lines through the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Logger) {}
  log(message: unknown, context?: string): void {
    this.to.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.to.warn({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    this.to.error({ context, stack }, String(message));
  }
  debug(message: unknown, context?: string): void {
    this.to.trace({ context }, String(message));
  }
}
