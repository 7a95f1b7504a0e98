import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { RequestInvalid } from '@prorab/platform';
import type { FastifyRequest } from 'fastify';

/** `"7"`, `7` or `W/"7"`. */
export function versionIn(header: unknown): number | undefined {
  if (header === undefined) return undefined;
  const digits = typeof header === 'string' ? /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1] : undefined;
  if (digits === undefined) throw new RequestInvalid(['If-Match must be the version of the inquiry, like "7"']);
  return Number(digits);
}

/** The version on which the caller decided: header `If-Match`, else `expectedVersion` of the body, else any. */
export const ExpectedVersion = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const { headers, body } = context.switchToHttp().getRequest<FastifyRequest>();
  const said = (body as { expectedVersion?: unknown } | null | undefined)?.expectedVersion;
  return versionIn(headers['if-match']) ?? (typeof said === 'number' ? said : undefined);
});

export const IfMatch = (): MethodDecorator =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description:
      'Version of the inquiry on which this was decided; another one is refused with `sales.inquiry-changed`',
    example: '"7"',
  });
