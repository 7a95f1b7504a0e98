import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const built = (name: string): string => fileURLToPath(new URL(`../../widget/dist/${name}`, import.meta.url));
/** As `npm start` builds them. */
const scriptFiles = { widget: built('widget.js'), number: built('number.js') };

/** What a partner opens with his link. His secret stands behind `#`, which no browser sends. */
const partnerPage = `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>Чат</title>
</head>
<body>
<script src="/widget.js" data-partner></script>
</body>
</html>
`;

/** The widget at `/widget.js` and the numbers of pools at `/telephony/number.js`, for the pages of all sites, and the page of partners at `/partner`. @returns false: they are not built */
export function serveWidget(server: FastifyInstance, { widget, number } = scriptFiles): boolean {
  if (!existsSync(widget) || !existsSync(number)) return false;
  serveScript(server, '/widget.js', widget);
  serveScript(server, '/telephony/number.js', number);
  server.get('/partner', (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(partnerPage),
  );
  return true;
}
function serveScript(server: FastifyInstance, path: string, file: string): void {
  const plain = readFileSync(file);
  const bodies = { br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }) };
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  server.get(path, (request, reply) => {
    // A page of another origin loads it; helmet's default keeps such pages out.
    void reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*');
    void reply.header('etag', etag).header('cache-control', 'public, max-age=300').header('vary', 'accept-encoding');
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    void reply.type('text/javascript; charset=utf-8');
    const accepted = request.headers['accept-encoding'] ?? '';
    const coding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
    return coding === null ? reply.send(plain) : reply.header('content-encoding', coding).send(bodies[coding]);
  });
}
