import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/** Names under which secrets and contents of letters travel; their values never reach the log, however deep they lie. */
const SECRET = /password|token|secret|authorization|cookie|totp|recovery-?code/i;
const CONTENT = new Set(['text', 'html', 'body', 'raw', 'source']);
const HIDDEN = '[hidden]';
/** Deeper and longer than this nobody reads a line. */
const DEEPEST = 6;
const LONGEST = 50;

/** DI token of the process's logger: `@Inject(LOG) log: Logger`. */
export const LOG = Symbol('log');

export function makeLog(level: string, destination?: NodeJS.WritableStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (line) => fieldsOf(line, 0) },
      // Errors are described above already; pino's own way would add what they carry.
      serializers: { err: (described: unknown) => described },
    },
    (destination ?? pino.destination({ fd: 1, sync: false })) as never,
  );
}

const fieldsOf = (object: object, depth: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      SECRET.test(name) || CONTENT.has(name) ? HIDDEN : readable(value, depth + 1),
    ]),
  );

function readable(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Error) return describeError(value);
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (depth > DEEPEST) return '…';
  return Array.isArray(value) ? value.slice(0, LONGEST).map((one) => readable(one, depth + 1)) : fieldsOf(value, depth);
}

/** Type, code, message and stack; none of the own properties, which may carry what was being sent. */
function describeError(error: Error): object {
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    ...(code === undefined ? {} : { code: String(code) }),
    message: error.message.slice(0, 1000),
    stack: error.stack?.split('\n').slice(0, 12).join('\n'),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
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
