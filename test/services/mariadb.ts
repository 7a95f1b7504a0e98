import { execFile, execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './support/free-port.js';
import { privateFolder, PrivateServer } from './support/private-server.js';
import { program } from './support/programs.js';
import { SqlServer } from './sql-server.js';

const run = promisify(execFile);
const PACKAGES = ['mariadb-server-core', 'mariadb-client-core'];

let shared: Promise<SqlServer> | undefined;

/**
 * The MariaDB of this test run: MARIADB_URL or DATABASE_TEST_URL, else the one on the usual port if it lets us in, else a
 * private one from the installed program, which is brought from Debian's packages when we may.
 */
export function mariadb(): Promise<SqlServer> {
  shared ??= find();
  return shared;
}

async function find(): Promise<SqlServer> {
  const given = process.env['MARIADB_URL'];
  if (given) return named(given, 'MARIADB_URL');
  const either = process.env['DATABASE_TEST_URL'];
  if (either) {
    const server = await named(either, 'DATABASE_TEST_URL');
    if (server.engine === 'mariadb') return server;
  }
  return (await onUsualPort()) ?? startMariadb();
}

async function named(url: string, variable: string): Promise<SqlServer> {
  return SqlServer.at(url).catch((error: unknown) => {
    throw new Error(`The server that ${variable} names does not let the tests in.`, { cause: error });
  });
}

async function onUsualPort(): Promise<SqlServer | null> {
  try {
    const server = await SqlServer.at('mysql://root@127.0.0.1:3306/');
    return server.engine === 'mariadb' ? server : null;
  } catch {
    return null; // nobody there, or not for us: then a private one
  }
}

/** A MariaDB of the caller's own, who stops it. */
export async function startMariadb(): Promise<SqlServer> {
  const server = await program('mariadbd', PACKAGES);
  const installer = await program('mariadb-install-db', PACKAGES);
  const folder = privateFolder('mariadb');
  const port = await freePort();
  const data = join(folder, 'data');
  const settings = join(folder, 'my.cnf');
  const isRoot = process.getuid?.() === 0;
  await mkdir(data);
  await writeFile(
    join(folder, 'init.sql'),
    "CREATE USER IF NOT EXISTS 'test'@'127.0.0.1' IDENTIFIED BY 'test';\n" +
      "GRANT ALL PRIVILEGES ON *.* TO 'test'@'127.0.0.1' WITH GRANT OPTION;\n",
  );
  await writeFile(
    settings,
    `[mysqld]
basedir = /usr
datadir = ${data}
socket = ${folder}/server.sock
pid_file = ${data}/mariadb.pid
log_error = ${data}/error.log
init_file = ${folder}/init.sql
${isRoot ? 'user = nobody\n' : ''}bind_address = 127.0.0.1
port = ${port}
character_set_server = utf8mb4
default_time_zone = +00:00
skip_name_resolve
innodb_flush_log_at_trx_commit = 0
innodb_doublewrite = OFF
innodb_buffer_pool_size = 256M
performance_schema = OFF
`,
  );
  if (isRoot) for (const place of [folder, data]) chownSync(place, nobody(), -1);
  await run(installer, [`--defaults-file=${settings}`, '--auth-root-authentication-method=normal', '--skip-test-db']);
  const url = `mysql://test:test@127.0.0.1:${port}/`;
  const own = await PrivateServer.start({
    name: 'MariaDB',
    folder,
    command: server,
    args: [`--defaults-file=${settings}`],
    ready: () => SqlServer.at(url).then(() => true),
    logs: [join(data, 'error.log')],
  });
  return SqlServer.at(url, own);
}

const nobody = (): number => Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }));
