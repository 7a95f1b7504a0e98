import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Patience } from '../stopping/patience.js';

/**
 * From the first word of stopping on nobody new comes in, what was asked is answered and the connection ends with the answer. Node by
 * itself would wait for ever for a client that stops in the middle, and as long for one that has connected and asks nothing.
 */
export function drainConnections(fastify: FastifyInstance, patience: Patience): void {
  const { server } = fastify;
  const silent = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  for (const sign of ['request', 'upgrade'] as const)
    server.prependListener(sign, ({ socket }: { socket: Socket }) => silent.delete(socket));
  patience.whenBegun(() => {
    if (!server.listening) return;
    server.close();
    server.closeIdleConnections();
    for (const socket of silent) socket.destroy();
  });
  patience.over.addEventListener('abort', () => server.closeAllConnections(), { once: true });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (patience.hasBegun) void reply.header('connection', 'close');
    done(null, payload);
  });
}
