import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ofSid, sidPackages } from '../debian/sid-packages.js';

const MODULES = 'usr/lib/x86_64-linux-gnu/asterisk/modules';
const BINARY = 'usr/sbin/asterisk';
const PACKAGES =
  'asterisk-core-sounds-en-gsm asterisk-modules asterisk libbsd0 libc6 libcap2 libcrypt1 libedit2 libgcc-s1 libgsm1 libjansson4 libmd0 libnspr4 libnss3 ' +
  'libogg0 libopus0 libopusenc0 libopusfile0 libsqlite3-0 libsrtp2-1 libssl3t64 libstdc++6 libsystemd0 libtinfo6 liburiparser1 libuuid1 libvorbis0a ' +
  'libvorbisenc2 libvorbisfile3 libxml2-16 libxslt1.1 libzstd1 zlib1g';

export interface PrivateAsterisk {
  /** It does not exist yet, or is empty. */
  readonly folder: string;
  /** `config/asterisk` of the house: what is tried here is what is given to people. */
  readonly config: string;
  /** Written by `asterisk-files`: file name in `prorab/` to what it holds. */
  readonly generated: Readonly<Record<string, string | Uint8Array>>;
  readonly ariPort: number;
  readonly sipPort: number;
  /** First and last UDP port of voice. */
  readonly rtp: readonly [number, number];
}
/** How it is started and asked, once its folder is made. */
export interface Prepared {
  readonly command: string;
  readonly args: readonly string[];
  /** Asterisk's own command line, `-rx` and a command behind it. */
  readonly console: readonly string[];
  readonly log: string;
  readonly recordings: string;
  readonly calls: string;
}

/** Makes the folder of an Asterisk 22 that listens on loopback only and touches nothing of the system. */
export async function prepareAsterisk(of: PrivateAsterisk): Promise<Prepared> {
  const root = await sidPackages({
    name: 'asterisk-22-webrtc',
    title: 'Asterisk 22, about 23 MB',
    packages: PACKAGES.split(' '),
    proof: BINARY,
    instead: 'Connect an Asterisk of your own instead (README, "Connecting an Asterisk").',
  });
  const { folder } = of;
  const at = (...parts: string[]): string => join(folder, ...parts);
  // A recording is refused when the folder for it is not there.
  for (const part of [
    'etc/prorab/sounds',
    'run',
    'log/cdr-csv',
    'spool/recording',
    'spool/tmp',
    'db/cache',
    'keys',
    'data/sounds',
    'data/moh',
  ])
    await mkdir(at(part), { recursive: true });
  // Its own data folder: the packaged one points by absolute links to where Debian would have installed it.
  const share = join(root, 'usr/share/asterisk');
  await symlink(join(share, 'documentation'), at('data/documentation'));
  await symlink(join(share, 'rest-api'), at('data/rest-api'));
  await symlink(join(share, 'sounds/en_US_f_Allison'), at('data/sounds/en'));
  await writeFile(at('etc/asterisk.conf'), asteriskConf(root, folder));
  for (const name of await readdir(of.config)) {
    if (name.endsWith('.conf'))
      await writeFile(at('etc', name), onLoopback(name, await readFile(join(of.config, name), 'utf8'), of));
  }
  for (const [name, text] of Object.entries(of.generated)) await writeFile(at('etc/prorab', name), text);
  const { command, args } = ofSid(root, BINARY);
  const own = [...args, '-C', at('etc/asterisk.conf')];
  return {
    command,
    args: [...own, '-f'],
    console: [...own, '-rx'],
    log: at('log/messages'),
    recordings: at('spool/recording'),
    calls: at('log/cdr-csv/Master.csv'),
  };
}

/** The house's own files with the few values that differ on a machine that is shared. */
function onLoopback(name: string, text: string, { ariPort, sipPort, rtp }: PrivateAsterisk): string {
  const changes: Record<string, readonly (readonly [string, string])[]> = {
    'http.conf': [['bindport = 8088', `bindport = ${ariPort}`]],
    'pjsip.conf': [
      ['bind = 0.0.0.0:5060', `bind = 127.0.0.1:${sipPort}`],
      [';media_address = 203.0.113.5', 'media_address = 127.0.0.1\nbind_rtp_to_media_address = yes'],
    ],
    'rtp.conf': [
      ['rtpstart = 10000', `rtpstart = ${rtp[0]}`],
      ['rtpend = 20000', `rtpend = ${rtp[1]}`],
    ],
  };
  return (changes[name] ?? []).reduce((made, [from, to]) => {
    if (made.split(from).length !== 2) throw new Error(`config/asterisk/${name}: "${from}" is not there once`);
    return made.replace(from, to);
  }, text);
}

const asteriskConf = (root: string, folder: string): string => `[directories]
astetcdir => ${folder}/etc
astmoddir => ${root}/${MODULES}
astvarlibdir => ${folder}/db
astdbdir => ${folder}/db
astkeydir => ${folder}/keys
astdatadir => ${folder}/data
astagidir => ${folder}/db/agi-bin
astspooldir => ${folder}/spool
astrundir => ${folder}/run
astlogdir => ${folder}/log
astsbindir => ${root}/usr/sbin
astcachedir => ${folder}/db/cache
[options]
systemname = prorab
defaultlanguage = en
hideconnect = yes
`;
