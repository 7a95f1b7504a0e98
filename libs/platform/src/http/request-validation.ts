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
      const problems = unreadableIn(value, '');
      if (problems.length) throw new RequestInvalid(problems);
    }
    return super.transform(value, metadata);
  }
}

function unreadableIn(value: unknown, path: string): string[] {
  if (typeof value === 'string')
    return value.includes('\0') || !value.isWellFormed()
      ? [`${path || 'value'} must not contain unreadable characters`]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unreadableIn(inner, path ? `${path}.${key}` : key));
}

function describe(path: string, error: ValidationError): string[] {
  const here = path ? `${path}.${error.property}` : error.property;
  return [
    ...Object.values(error.constraints ?? {}).map((text) => (path ? `${path}.${text}` : text)),
    ...(error.children ?? []).flatMap((c) => describe(here, c)),
  ];
}
