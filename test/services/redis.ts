import { connect } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from './support/free-port.js';
import { privateFolder, PrivateServer } from './support/private-server.js';
import { program } from './support/programs.js';

export interface RedisServer {
  /** redis://host:port */
  readonly url: string;
  /** Ends it if it is ours alone. Keys of a test carry the test's own prefix: others use the server too. */
  stop(): Promise<void>;
}

let shared: Promise<RedisServer> | undefined;

/** REDIS_URL, else the one on the usual port, else a private one. */
export function redis(): Promise<RedisServer> {
  shared ??= find();
  return shared;
}

async function find(): Promise<RedisServer> {
  const foreign = (url: string): RedisServer => ({ url, stop: () => Promise.resolve() });
  const given = process.env['REDIS_URL'];
  if (given) return foreign(given);
  if (await pongs(6379)) return foreign('redis://127.0.0.1:6379');
  return startRedis();
}

/** A Redis of the caller's own, who stops it; on a given port to have one come back. */
export async function startRedis(given: { port?: number } = {}): Promise<RedisServer> {
  const command = await program('redis-server', ['redis-server']);
  const folder = privateFolder('redis');
  const port = given.port ?? (await freePort());
  const settings = join(folder, 'redis.conf');
  await writeFile(
    settings,
    `bind 127.0.0.1\nport ${port}\ndaemonize no\ndir ${folder}\nsave ""\nappendonly no\nmaxmemory-policy noeviction\n`,
  );
  const server = await PrivateServer.start({
    name: 'Redis',
    folder,
    command,
    args: [settings],
    ready: () => pongs(port),
  });
  return { url: `redis://127.0.0.1:${port}`, stop: () => server.stop() };
}

function pongs(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const settle = (result: boolean): void => {
      socket.destroy();
      done(result);
    };
    socket.setTimeout(1_000, () => settle(false));
    socket.once('error', () => settle(false));
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => settle(data.toString().startsWith('+PONG')));
  });
}
