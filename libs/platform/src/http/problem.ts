import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import type { DomainErrorKind } from '@prorab/kernel';

/** RFC 9457 problem document: the one shape of every error answer. */
export class Problem {
  @ApiProperty({ example: 'urn:prorab:problem:sales.inquiry-closed' }) type!: string;
  @ApiProperty({ example: 'Conflict' }) title!: string;
  @ApiProperty({ example: 409 }) status!: number;
  @ApiProperty({ example: 'Заявка 1042 уже закрыта', description: 'For people, in the language of Accept-Language' })
  detail!: string;
  @ApiProperty({ example: 'sales.inquiry-closed', description: 'Stable, for programs' }) code!: string;
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120002', description: 'Also in the log' }) requestId!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { inquiryId: '0199d3a1-7c1e-7000-8000-0242ac120002' },
  })
  details!: Readonly<Record<string, unknown>>;
}

/** The only place that knows HTTP status codes of the kinds of errors. */
export const statusOfKind: Record<DomainErrorKind, number> = {
  invalid: 422,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  unavailable: 503,
};
export const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

export const problemResponse = (status: number, ...codes: string[]): ApiResponseOptions => ({
  status,
  description: `${titles[status] ?? 'Error'}: ${codes.map((c) => `\`${c}\``).join(', ')}`,
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      example: {
        type: `urn:prorab:problem:${codes[0]}`,
        title: titles[status],
        status,
        code: codes[0],
        detail: codes[0],
        requestId: '0199d3a1-7c1e-7000-8000-0242ac120002',
        details: {},
      },
    },
  },
});

/** Declares the errors of an operation: `@Problems({ 404: ['sales.inquiry-missing'], 409: ['sales.inquiry-closed'] })`. */
export const Problems = (byStatus: Record<number, string[]>): MethodDecorator =>
  applyDecorators(
    ...Object.entries(byStatus).map(([status, codes]) => ApiResponse(problemResponse(Number(status), ...codes))),
  );
