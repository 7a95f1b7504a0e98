import { fileURLToPath } from 'node:url';
import { fastify } from 'fastify';
import { readConfiguration } from './configuration.js';
import { serveDemo } from './serve-demo.js';

describe('the page where the widget can be tried', () => {
  const asked = async (isExample: boolean) => {
    const server = fastify();
    const isThere = serveDemo(server, { isExample });
    const reply = await server.inject({ url: '/demo' });
    await server.close();
    return { isThere, reply };
  };

  it('is there with the example company, whose site the widget names; its policy lets the widget work', async () => {
    const { isThere, reply } = await asked(true);
    expect([isThere, reply.statusCode]).toEqual([true, 200]);
    const site = /<script async src="\/widget\.js" data-site="(\w+)"><\/script>/.exec(reply.body)?.[1] ?? '';
    const example = fileURLToPath(new URL('../../../config/company.example.yaml', import.meta.url));
    expect(Object.keys(readConfiguration(example).messenger.sites)).toContain(site);
    const policy = String(reply.headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self'.*connect-src 'self' ws: wss:/);
  });
  it('is absent with a configuration of one’s own', async () => {
    const { isThere, reply } = await asked(false);
    expect([isThere, reply.statusCode]).toEqual([false, 404]);
  });
});
