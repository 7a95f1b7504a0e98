import type { OpenAPIObject } from '@nestjs/swagger';
import { codesOf, problemResponse } from './problem.js';

interface Operation {
  parameters?: { in: string }[];
  requestBody?: { content?: Record<string, unknown> };
  security?: unknown[];
  responses: Record<string, { description?: string }>;
}

/**
 * Adds to each operation what the house itself may answer before or instead of the handler, and joins what several marks say of one
 * status (Nest would keep the last one's example only).
 */
export function withEveryError(document: OpenAPIObject): OpenAPIObject {
  for (const item of Object.values(document.paths))
    for (const [verb, value] of Object.entries(item)) {
      const operation = value as Operation;
      if (typeof operation !== 'object' || !operation.responses) continue;
      const byStatus = new Map<number, Set<string>>(commonTo(verb, operation).map(([s, codes]) => [s, new Set(codes)]));
      for (const [status, { description }] of Object.entries(operation.responses))
        if (Number(status) >= 400)
          byStatus.set(Number(status), new Set([...codesOf(description), ...(byStatus.get(Number(status)) ?? [])]));
      for (const [status, codes] of byStatus) {
        const { status: _, ...response } = problemResponse(status, ...codes);
        operation.responses[status] = response as { description?: string };
      }
    }
  return document;
}

function commonTo(verb: string, { parameters = [], requestBody, security }: Operation): [number, string[]][] {
  const takesJson = requestBody?.content?.['application/json'] !== undefined;
  const inAddress = parameters.some((p) => p.in === 'path');
  const asks = inAddress || parameters.some((p) => p.in === 'query');
  const changes = verb !== 'get' && verb !== 'head';
  const bad = [
    ...(takesJson || asks ? ['platform.request-invalid'] : []),
    ...(changes ? ['platform.body-malformed'] : []),
    ...(inAddress ? ['platform.address-malformed'] : []),
  ];
  return [
    ...(bad.length ? ([[400, bad]] as [number, string[]][]) : []),
    ...(changes && security?.length ? ([[403, ['platform.cross-site']]] as [number, string[]][]) : []),
    ...(takesJson
      ? ([
          [413, ['platform.body-too-large']],
          [415, ['platform.body-not-json']],
        ] as [number, string[]][])
      : []),
    [429, ['platform.too-many-requests']],
    [500, ['platform.internal']],
  ];
}
