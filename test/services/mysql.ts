import { execFile } from 'node:child_process';
import { chownSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ofSid, sidPackages } from '@prorab/sandbox-app/debian';
import { SqlServer } from './sql-server.js';
import { freePort } from './support/free-port.js';
import { privateFolder, PrivateServer } from './support/private-server.js';

const run = promisify(execFile);
const PACKAGES =
  'mysql-server-core mysql-common libaio1t64 libc6 libgcc-s1 libgoogle-perftools4t64 libicu78 liblz4-1 liblzma5 libnuma1 ' +
  'libprotobuf-lite32t64 libssl3t64 libstdc++6 libunwind8 libxxhash0 libzstd1 zlib1g';
const BINARY = 'usr/sbin/mysqld';

let shared: Promise<SqlServer> | undefined;

/**
 * The MySQL of this test run: MYSQL_URL or DATABASE_TEST_URL, else a private MySQL 9. Debian's stable has none, so its
 * packages are taken from the newest suite, unpacked into a cache of this user's and run with their own loader: nothing
 * is installed, and no root is needed.
 */
export function mysql(): Promise<SqlServer> {
  shared ??= locate();
  return shared;
}

async function locate(): Promise<SqlServer> {
  const given = process.env['MYSQL_URL'];
  if (given) return SqlServer.at(given);
  const either = process.env['DATABASE_TEST_URL'];
  if (either) {
    const server = await SqlServer.at(either);
    if (server.engine === 'mysql') return server;
  }
  return startMysql();
}

/** A MySQL of the caller's own, who stops it. */
export async function startMysql(): Promise<SqlServer> {
  const root = await unpacked();
  const folder = privateFolder('mysql');
  const port = await freePort();
  const data = join(folder, 'data');
  await mkdir(data);
  const isRoot = process.getuid?.() === 0;
  const nobody = isRoot ? Number((await run('id', ['-u', 'nobody'])).stdout) : 0;
  if (isRoot) for (const place of [folder, data]) chownSync(place, nobody, -1);
  await writeFile(
    join(folder, 'init.sql'),
    "CREATE USER IF NOT EXISTS 'test'@'127.0.0.1' IDENTIFIED BY 'test';\n" +
      "GRANT ALL PRIVILEGES ON *.* TO 'test'@'127.0.0.1' WITH GRANT OPTION;\n",
  );
  const settings = (more: string): string => `[mysqld]
basedir = ${root}/usr
datadir = ${data}
socket = ${folder}/server.sock
pid_file = ${data}/mysql.pid
log_error = ${data}/error.log
lc_messages_dir = ${root}/usr/share/mysql
plugin_dir = ${root}/usr/lib/mysql/plugin
${isRoot ? 'user = nobody\n' : ''}bind_address = 127.0.0.1
port = ${port}
secure_file_priv = NULL
mysqlx = OFF
skip_log_bin
character_set_server = utf8mb4
default_time_zone = +00:00
skip_name_resolve
innodb_flush_log_at_trx_commit = 0
innodb_doublewrite = OFF
innodb_buffer_pool_size = 256M
performance_schema = OFF
${more}`;
  const [first, file] = [join(folder, 'init.cnf'), join(folder, 'my.cnf')];
  await writeFile(first, settings(''));
  await writeFile(file, settings(`init_file = ${folder}/init.sql\n`));
  const { command: loader, args: command } = ofSid(root, BINARY);
  await run(loader, [...command, `--defaults-file=${first}`, '--initialize-insecure']).catch(async (error: unknown) => {
    const log = await readFile(join(data, 'error.log'), 'utf8').catch(() => 'no log');
    throw new Error(`mysqld could not make a data folder: ${log}`, { cause: error });
  });
  const url = `mysql://test:test@127.0.0.1:${port}/`;
  const own = await PrivateServer.start({
    name: 'MySQL',
    folder,
    command: loader,
    args: [...command, `--defaults-file=${file}`],
    ready: () => SqlServer.at(url).then(() => true),
    logs: [join(data, 'error.log')],
    within: 60_000,
  });
  return SqlServer.at(url, own);
}

const unpacked = (): Promise<string> =>
  sidPackages({
    name: 'mysql-9',
    title: 'MySQL for the tests, about 42 MB',
    packages: PACKAGES.split(' '),
    proof: BINARY,
    instead: 'Name a server instead: MYSQL_URL=mysql://user:password@host:port/',
  });
