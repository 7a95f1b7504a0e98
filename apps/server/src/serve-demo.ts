import type { FastifyInstance } from 'fastify';
import type { Environment } from './environment.js';

/** A page of a shop as small as can be: what a site needs are the two lines at its end. */
const demoPage = `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Кирпич — магазин для знакомства с чатом</title>
<link rel="icon" href="data:,">
</head>
<body>
<h1>Кирпич облицовочный</h1>
<p>Это страница для знакомства с чатом. Напишите в окне справа внизу: сообщение появится у сотрудников.</p>
<p><a href="/">Рабочий стол сотрудника</a></p>
<script async src="/widget.js" data-site="main"></script>
<script>addEventListener('load', () => Prorab.open())</script>
</body>
</html>
`;
/** The widget brings its styles by a script and paints pictures: it needs nothing but its script and its server. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws: wss:",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** The page `/demo`, of the example company only: nobody's own house shows it. @returns whether it is there */
export function serveDemo(server: FastifyInstance, { isExample }: Pick<Environment, 'isExample'>): boolean {
  if (!isExample) return false;
  server.get('/demo', (_request, reply) =>
    reply
      .headers({ 'cache-control': 'no-cache', 'content-security-policy': policy })
      .type('text/html; charset=utf-8')
      .send(demoPage),
  );
  return true;
}
