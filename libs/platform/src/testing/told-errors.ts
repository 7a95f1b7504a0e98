import type { INestApplication } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { apiDocument } from '../http/http-app.js';
import { codesOf } from '../http/problem.js';

type Responses = Record<string, { description?: string }>;

/**
 * Notes every error that the doors of a house tell while its tests run; `check` throws when the API document does not name one of
 * them on its operation. To be called before the application is initialised.
 */
export function watchToldErrors(app: INestApplication): { check(): void } {
  const told = new Set<string>();
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const route = request.routeOptions.url;
    if (route && reply.statusCode >= 400 && typeof payload === 'string' && payload.includes('"code":')) {
      const { code } = JSON.parse(payload) as { code: string };
      told.add(`${request.method.toLowerCase()} ${route.replace(/:(\w+)/g, '{$1}')} ${reply.statusCode} ${code}`);
    }
    done(null, payload);
  });
  return {
    check: () => {
      const known = new Set(
        Object.entries(apiDocument(app).paths).flatMap(([path, item]) =>
          Object.entries(item as Record<string, { responses?: Responses }>).flatMap(([verb, { responses = {} }]) =>
            Object.entries(responses).flatMap(([status, { description }]) =>
              codesOf(description).map((code) => `${verb} ${path} ${status} ${code}`),
            ),
          ),
        ),
      );
      const silent = [...told].filter((error) => error.includes(' /api/') && !known.has(error));
      if (silent.length) throw new Error(`the API document does not name:\n  ${silent.sort().join('\n  ')}`);
    },
  };
}
