import type { FastifyInstance } from 'fastify';

/**
 * Whoever has hung up while his request was still being read has no address any more, and nobody to answer. Counting requests by
 * address would fail on him, and the log would tell of an error of the house that is none. To be called before all other hooks.
 */
export function leaveTheGone(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if ((request.ip as string | undefined) !== undefined) return done();
    reply.hijack();
    request.raw.destroy();
  });
}
