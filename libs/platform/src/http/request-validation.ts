import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError } from '@prorab/kernel';

export class RequestInvalid extends DomainError {
  constructor(readonly problems: string[]) {
    super('invalid', 'platform.request-invalid', `the request is not valid: ${problems.join('; ')}`, { problems });
  }
}

/** DTO classes at the doors: unknown properties are refused, plain values become their declared types. */
export const requestValidation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors) => new RequestInvalid(errors.flatMap((e) => describe('', e))),
  });

function describe(path: string, error: ValidationError): string[] {
  const here = path ? `${path}.${error.property}` : error.property;
  return [
    ...Object.values(error.constraints ?? {}).map((text) => (path ? `${path}.${text}` : text)),
    ...(error.children ?? []).flatMap((c) => describe(here, c)),
  ];
}
