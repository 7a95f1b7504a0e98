import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface BuiltPage {
  /** What Vite has built: `index.html`, `assets/` with hashes in the names, and what else lies beside. */
  readonly folder: string;
  /** First parts of addresses that are never the page's: what is not found there is not found. */
  readonly notPages: readonly string[];
}

/** Scripts of our own only; styles may stand in attributes, as letters carry them; pictures of letters come over https when asked for. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "media-src 'self' blob:",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
const COMPRESSED = /\.(br|gz)$/;
const FOREVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/**
 * Serves a page that keeps its places in the address itself: each address that is no file and no `notPages` is the page. Files with
 * a hash in the name are kept by browsers for good, the page itself is asked for each time.
 * @returns false when nothing is built there
 */
export async function serveBuiltPage(fastify: FastifyInstance, { folder, notPages }: BuiltPage): Promise<boolean> {
  if (!existsSync(join(folder, 'index.html'))) return false;
  const page = readFileSync(join(folder, 'index.html'));
  const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`;
  const files = filesIn(folder);
  await fastify.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false });

  const showPage = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    void reply.headers({ 'cache-control': ASK_AGAIN, etag, 'content-security-policy': POLICY });
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    return reply.type('text/html; charset=utf-8').send(page);
  };
  fastify.get('/*', { config: { rateLimit: false } }, (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    if (path === '' || path === 'index.html') return showPage(request, reply);
    if (files.has(path)) {
      void reply.headers({ 'cache-control': path.startsWith('assets/') ? FOREVER : ASK_AGAIN });
      if (path === 'sw.js') void reply.header('content-security-policy', POLICY);
      return reply.sendFile(path);
    }
    const [first = ''] = path.split('/', 1);
    // A part of an older page that is gone must not be answered with a page: the browser would take it for a script.
    const isPage = first !== 'assets' && !notPages.includes(first) && /text\/html/.test(request.headers.accept ?? '');
    return isPage ? showPage(request, reply) : reply.callNotFound();
  });
  return true;
}

/** Read once: what is built does not change while it is served, and nothing beside it can be asked for. */
function filesIn(folder: string): ReadonlySet<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !COMPRESSED.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('.'));
  return new Set(paths);
}
