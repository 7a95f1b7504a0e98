import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError } from '@prorab/kernel';

export class RequestInvalid extends DomainError {
  constructor(readonly problems: string[]) {
    super('invalid', 'platform.request-invalid', `the request is not valid: ${problems.join('; ')}`, { problems });
  }
}

/** DTO classes at the doors: unknown properties are refused, plain values become their declared types. */
export const requestValidation = (): ValidationPipe =>
  new ReadableTextPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors) => new RequestInvalid(errors.flatMap((e) => describe('', e))),
  });

/** A NUL ends a statement of SQLite half way and half a surrogate pair is no character: neither is ever meant. */
class ReadableTextPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'custom') {
      const problems = [...shapeOf(value, metadata), ...unreadableIn(value, '')];
      if (problems.length) throw new RequestInvalid(problems);
    }
    return super.transform(value, metadata);
  }
}

/** A list or a bare text where fields are wanted; without this every field would be told as missing. */
const shapeOf = (value: unknown, { type, metatype }: ArgumentMetadata): string[] =>
  type === 'body' && metatype !== undefined && metatype !== Object && metatype !== Array && !isPlain(value)
    ? ['the body must be a JSON object']
    : [];
const isPlain = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

function unreadableIn(value: unknown, path: string): string[] {
  if (typeof value === 'string')
    return value.includes('\0') || !value.isWellFormed()
      ? [`${path || 'value'} must not contain unreadable characters`]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unreadableIn(inner, path ? `${path}.${key}` : key));
}

/** One thing to mend per field: what is absent is not also too long, and what is no text has no length. */
function describe(path: string, error: ValidationError): string[] {
  const here = path ? `${path}.${error.property}` : error.property;
  const constraints = Object.entries(error.constraints ?? {});
  if (error.value === undefined && constraints.length > 0 && !error.constraints?.whitelistValidation)
    return [`${here} is missing`];
  const kind = constraints.filter(([name]) => KINDS.has(name));
  return [
    ...(kind.length > 0 ? kind : constraints).map(([, text]) => (path ? `${path}.${text}` : text)),
    ...(error.children ?? []).flatMap((c) => describe(here, c)),
  ];
}
/** Checks of what a value is; the others ask how large or how long it is. */
const KINDS = new Set([
  'isString',
  'isArray',
  'isNumber',
  'isInt',
  'isBoolean',
  'isObject',
  'isUuid',
  'isIn',
  'isEmail',
]);
