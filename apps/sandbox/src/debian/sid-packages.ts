import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SOURCES = '/etc/apt/sources.list.d/debian.sources';
const LIBRARIES = 'usr/lib/x86_64-linux-gnu';

export interface SidPackages {
  /** Of the folder in the cache of this user. */
  readonly name: string;
  /** Said while it is fetched. */
  readonly title: string;
  readonly packages: readonly string[];
  /** A file that is there when all is, from the root. */
  readonly proof: string;
  /** What to do on a machine that has no Debian. */
  readonly instead: string;
}

/**
 * A program of Debian's newest suite, which its stable does not have: the packages are unpacked into a cache of this user's and run with
 * their own loader. Nothing is installed, no root is needed. @returns the folder; fetched once per user
 */
export async function sidPackages({ name, title, packages, proof, instead }: SidPackages): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'prorab-tests');
  const place = join(cache, name);
  if (existsSync(join(place, proof))) return place;
  if (process.arch !== 'x64' || !existsSync(SOURCES)) throw new Error(`It takes Debian on x86-64. ${instead}`);
  process.stderr.write(`Fetching ${title} (once) …\n`);
  const work = await mkdtemp(join(tmpdir(), `prorab-${name}-`));
  try {
    const target = join(work, 'root');
    await download(work, packages);
    await mkdir(target);
    const archives = join(work, 'cache/archives');
    for (const file of await readdir(archives)) {
      if (file.endsWith('.deb')) await run('dpkg-deb', ['-x', join(archives, file), target]);
    }
    if (!existsSync(join(target, proof))) throw new Error(`The packages of ${title} have no ${proof}.`);
    await mkdir(cache, { recursive: true });
    await rm(place, { recursive: true, force: true });
    await rename(target, place).catch(() => cp(target, place, { recursive: true, verbatimSymlinks: true })); // other disk
    return place;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** How a program of the unpacked ones is started: by the loader that came with it. */
export function ofSid(root: string, program: string): { command: string; args: string[] } {
  const libraries = join(root, LIBRARIES);
  return {
    command: join(libraries, 'ld-linux-x86-64.so.2'),
    args: ['--library-path', libraries, join(root, program)],
  };
}

/** apt with folders of its own, so that the machine's lists and packages stay untouched. */
async function download(work: string, packages: readonly string[]): Promise<void> {
  const mirror = /^URIs:\s*(\S+)/m.exec(await readFile(SOURCES, 'utf8'))?.[1];
  if (!mirror) throw new Error(`The machine names no Debian mirror in ${SOURCES}.`);
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
  await run('apt-get', ['-qq', 'download', ...packages], { env, cwd });
}
