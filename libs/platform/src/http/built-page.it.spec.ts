import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { serveBuiltPage } from './built-page.js';

describe('a built page', () => {
  let folder: string;
  let fastify: FastifyInstance;
  const ask = (url: string, headers: Record<string, string> = { accept: 'text/html,*/*' }) =>
    fastify.inject({ method: 'GET', url, headers });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prorab-page-'));
    await mkdir(join(folder, 'assets'));
    await mkdir(join(folder, '.vite'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>the page</title>');
    await writeFile(join(folder, 'sw.js'), '// worker');
    await writeFile(join(folder, '.vite/manifest.json'), '{}');
    await writeFile(join(folder, 'assets/a-1234.js'), 'let a;');
    await writeFile(join(folder, 'assets/a-1234.js.gz'), gzipSync('let a;'));
    await writeFile(join(folder, '../secret-of-the-test'), 'secret');
    fastify = Fastify();
    fastify.setNotFoundHandler((_request, reply) => reply.status(404).send({ code: 'not-found' }));
    fastify.get('/api/known', () => ({ ok: true }));
    expect(await serveBuiltPage(fastify, { folder, notPages: ['api', 'health'] })).toBe(true);
    await fastify.ready();
  });
  afterAll(async () => {
    await fastify.close();
    await rm(folder, { recursive: true, force: true });
    await rm(join(folder, '../secret-of-the-test'), { force: true });
  });

  it('is at every address that is nothing else, asked for each time, and runs no inline script', async () => {
    for (const url of ['/', '/board/mine', '/inquiries/1?x=2', '/index.html']) {
      const { statusCode, body, headers } = await ask(url);
      expect([url, statusCode, body]).toEqual([url, 200, '<!doctype html><title>the page</title>']);
      expect(headers['cache-control']).toBe('no-cache');
      const policy = String(headers['content-security-policy']);
      expect(/script-src [^;]*/.exec(policy)?.[0]).toBe("script-src 'self'");
    }
    const { headers } = await ask('/');
    expect((await ask('/', { 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
  });

  it('keeps files with a hash for good, and sends what was compressed beforehand', async () => {
    const plain = await ask('/assets/a-1234.js');
    expect([plain.statusCode, plain.body]).toEqual([200, 'let a;']);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const packed = await ask('/assets/a-1234.js', { 'accept-encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString()).toBe('let a;');
    expect((await ask('/sw.js')).headers['cache-control']).toBe('no-cache');
  });

  it('leaves what is not the page’s alone, and gives no page for a missing part', async () => {
    expect((await ask('/api/known')).json()).toEqual({ ok: true });
    for (const url of ['/api/unknown', '/health/x', '/assets/gone.js', '/assets/a-1234.js.gz', '/.vite/manifest.json'])
      expect([url, (await ask(url, { accept: '*/*' })).statusCode]).toEqual([url, 404]);
    expect((await ask('/api/unknown')).json()).toEqual({ code: 'not-found' });
    expect((await ask('/assets/gone.js')).statusCode).toBe(404);
    for (const url of ['/../secret-of-the-test', '/%2e%2e/secret-of-the-test', '/..%2fsecret-of-the-test'])
      expect((await ask(url, { accept: '*/*' })).body).not.toBe('secret');
    expect((await fastify.inject({ method: 'POST', url: '/board' })).statusCode).toBe(404);
  });

  it('says so when nothing is built', async () => {
    const other = Fastify();
    expect(await serveBuiltPage(other, { folder: join(folder, 'nowhere'), notPages: [] })).toBe(false);
    await other.close();
  });
});
