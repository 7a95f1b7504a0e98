import { execFile } from 'node:child_process';
import { chownSync, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SqlServer } from './sql-server.js';
import { freePort } from './support/free-port.js';
import { privateFolder, PrivateServer } from './support/private-server.js';
import { find as findProgram } from './support/programs.js';

const run = promisify(execFile);
const PACKAGES =
  'mysql-server-core mysql-common libaio1t64 libc6 libgcc-s1 libgoogle-perftools4t64 libicu78 liblz4-1 liblzma5 libnuma1 ' +
  'libprotobuf-lite32t64 libssl3t64 libstdc++6 libunwind8 libxxhash0 libzstd1 zlib1g';
const LIBRARIES = 'usr/lib/x86_64-linux-gnu';

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
  const loader = join(root, LIBRARIES, 'ld-linux-x86-64.so.2');
  const command = ['--library-path', join(root, LIBRARIES), join(root, 'usr/sbin/mysqld')];
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

/** The unpacked packages; brought once per user. */
async function unpacked(): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'prorab-tests');
  const place = join(cache, 'mysql-9');
  if (existsSync(join(place, 'usr/sbin/mysqld'))) return place;
  if (process.arch !== 'x64' || !findProgram('apt-get') || !findProgram('dpkg-deb')) {
    throw new Error(
      'A private MySQL needs Debian or its kin on x86-64. Name a server instead: MYSQL_URL=mysql://user:password@host:port/',
    );
  }
  process.stderr.write('Fetching MySQL for the tests (once, about 42 MB) …\n');
  const work = await mkdtemp(join(tmpdir(), 'prorab-mysql-'));
  try {
    const target = join(work, 'root');
    await download(work);
    await mkdir(target);
    const archives = join(work, 'cache/archives');
    for (const name of await readdir(archives)) {
      if (name.endsWith('.deb')) await run('dpkg-deb', ['-x', join(archives, name), target]);
    }
    await mkdir(cache, { recursive: true });
    await rm(place, { recursive: true, force: true });
    await rename(target, place).catch(() => cp(target, place, { recursive: true, verbatimSymlinks: true })); // other disk
    return place;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** apt with folders of its own, so that the machine's lists and packages stay untouched. */
async function download(work: string): Promise<void> {
  const sources = await readFile('/etc/apt/sources.list.d/debian.sources', 'utf8');
  const mirror = /^URIs:\s*(\S+)/m.exec(sources)?.[1];
  if (!mirror) throw new Error('The machine names no Debian mirror in /etc/apt/sources.list.d/debian.sources.');
  for (const folder of ['lists/partial', 'cache/archives/partial', 'etc'])
    await mkdir(join(work, folder), { recursive: true });
  await writeFile(join(work, 'status'), '');
  const key = '/usr/share/keyrings/debian-archive-keyring.gpg';
  await writeFile(join(work, 'etc/sources.list'), `deb [arch=amd64 signed-by=${key}] ${mirror} sid main\n`);
  await writeFile(
    join(work, 'apt.conf'),
    `Dir::Etc "${work}/etc"; Dir::Etc::SourceList "${work}/etc/sources.list"; Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Parts "/dev/null"; Dir::Etc::Preferences "/dev/null"; Dir::State "${work}"; Dir::State::Lists "${work}/lists";
Dir::State::status "${work}/status"; Dir::Cache "${work}/cache"; Acquire::Languages "none";
Acquire::Check-Valid-Until "false"; Debug::NoLocking "true"; APT::Sandbox::User "";
`,
  );
  const env = { ...process.env, APT_CONFIG: join(work, 'apt.conf') };
  const cwd = join(work, 'cache/archives');
  await run('apt-get', ['-qq', 'update'], { env, cwd });
  await run('apt-get', ['-qq', 'download', ...PACKAGES.split(' ')], { env, cwd });
}
