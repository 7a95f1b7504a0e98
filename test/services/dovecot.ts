import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '../support/eventually.js';
import { configOf } from './support/dovecot-config.js';
import { answers } from './support/answers.js';
import { FrailLink } from './support/frail-link.js';
import { freePorts } from './support/free-port.js';
import { LmtpClient } from './support/lmtp.js';
import { privateFolder, PrivateServer } from './support/private-server.js';
import { program } from './support/programs.js';
import { selfSigned } from './support/self-signed.js';

const run = promisify(execFile);
const ENVIRONMENT = 'PRORAB_TEST_DOVECOT';

/** Plain values, so that one process can start the server and others can use it. */
export interface DovecotAddress {
  readonly host: string;
  readonly imapPort: number;
  readonly imapsPort: number;
  readonly lmtpPort: number;
  /** PEM to trust for the TLS port. */
  readonly ca: string;
  /** Opens every mailbox. Any user name works; a mailbox exists from its first use. */
  readonly password: string;
  readonly configFile: string;
  readonly mailFolder: string;
  readonly pid: number;
}

export interface TestMailbox {
  /** Login name and address at once. */
  readonly user: string;
  readonly password: string;
  readonly host: string;
  readonly port: number;
}

/** A real Dovecot 2.3 of our own: free ports, own folder, never the system's. */
export class Dovecot {
  private constructor(
    readonly address: DovecotAddress,
    private server: PrivateServer | null,
  ) {}

  /** A server that belongs to the caller, who stops it. For tests that end it, or spoil its logins. */
  static async start(): Promise<Dovecot> {
    const binary = await program('dovecot', ['dovecot-imapd', 'dovecot-lmtpd']);
    await program('lmtp', ['dovecot-imapd', 'dovecot-lmtpd']);
    const folder = privateFolder('dovecot');
    const [imapPort, imapsPort, lmtpPort] = (await freePorts(3)) as [number, number, number];
    const { cert, key, ca } = await selfSigned(folder);
    const configFile = join(folder, 'dovecot.conf');
    const mailFolder = join(folder, 'mail');
    await mkdir(mailFolder);
    await chmod(mailFolder, 0o777); // mkdir's own mode would be cut by the umask
    await mkdir(join(folder, 'run'));
    await writeFile(configFile, await configOf({ folder, cert, key, imapPort, imapsPort, lmtpPort, mailFolder }));
    const server = await PrivateServer.start({
      name: 'Dovecot',
      folder,
      command: binary,
      args: ['-F', '-c', configFile],
      ready: async () =>
        (await Promise.all([imapPort, imapsPort, lmtpPort].map((port) => answers(port)))).every(Boolean),
      logs: [join(folder, 'dovecot.log')],
    });
    const host = '127.0.0.1';
    const { pid } = server;
    return new Dovecot(
      { host, imapPort, imapsPort, lmtpPort, ca, password: 'secret', configFile, mailFolder, pid },
      server,
    );
  }

  /** The server of this test run; a spec that runs without the orchestrator gets its own. Stopping it is nobody's task. */
  static async shared(): Promise<Dovecot> {
    const given = process.env[ENVIRONMENT];
    if (given) return new Dovecot(JSON.parse(given) as DovecotAddress, null);
    shared ??= Dovecot.start();
    return shared;
  }

  /** For the processes that are to share this server. */
  environment(): Record<string, string> {
    return { [ENVIRONMENT]: JSON.stringify(this.address) };
  }

  /** A mailbox that no other test knows. */
  mailbox(name = 'box'): TestMailbox {
    const { password, host, imapPort: port } = this.address;
    return { user: `${name}-${randomUUID().slice(0, 8)}@test.local`, password, host, port };
  }

  /** Puts a letter, byte for byte, into the INBOX of `user` (over LMTP), as a mail server would. */
  async deliver(user: string, raw: string | Uint8Array): Promise<void> {
    await this.deliverMany(user, [raw], { connections: 1 });
  }

  /** Many letters over a few connections; about 1,000 a second. With more than one connection the order is not kept. */
  async deliverMany(
    user: string,
    letters: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
    { connections = 4 }: { connections?: number } = {},
  ): Promise<void> {
    const source = (async function* () {
      yield* letters;
    })();
    await Promise.all(
      Array.from({ length: connections }, async () => {
        const client = await LmtpClient.connect(this.address.lmtpPort);
        try {
          for (let next = await source.next(); !next.done; next = await source.next()) {
            await client.deliver(user, typeof next.value === 'string' ? Buffer.from(next.value) : next.value);
          }
        } finally {
          await client.close();
        }
      }),
    );
  }

  /** Ends all sessions of the user (the client sees a clean close). */
  async kick(user: string): Promise<void> {
    await this.doveadm('kick', user).catch((error: { code?: number }) => {
      if (error.code !== 68) throw error; // nobody was logged in
    });
  }

  /** What the server itself counts in a folder. */
  async count(user: string, folder = 'INBOX'): Promise<number> {
    const { stdout } = await this.doveadm('mailbox', 'status', '-u', user, 'messages', folder);
    return Number(/messages=(\d+)/.exec(stdout)?.[1] ?? 0);
  }

  async uidValidity(user: string, folder = 'INBOX'): Promise<number> {
    const { stdout } = await this.doveadm('mailbox', 'status', '-u', user, 'uidvalidity', folder);
    return Number(/uidvalidity=(\d+)/.exec(stdout)?.[1]);
  }

  /** Numbers the folder anew: another UIDVALIDITY, UIDs from 1, as after a restore from a backup. Ends the user's sessions. */
  async resetUidValidity(user: string, folder = 'INBOX'): Promise<void> {
    const before = await this.uidValidity(user, folder);
    await this.kick(user);
    await eventually(async () => !(await this.doveadm('who', '-1')).stdout.includes(user), {
      message: 'sessions stay',
    });
    // UIDVALIDITY is the second it was given in: the same second would give the same number.
    await eventually(() => Math.floor(Date.now() / 1000) > before, { within: 3_000 });
    const root = join(this.address.mailFolder, user);
    const place = folder === 'INBOX' ? root : join(root, `.${folder.replaceAll('/', '.')}`);
    for (const name of existsSync(place) ? readdirSync(place) : []) {
      if (/^dovecot(-uidlist|\.index|-uidvalidity)/.test(name)) rmSync(join(place, name), { force: true });
    }
    for (const name of readdirSync(root)) if (name.startsWith('dovecot-uidvalidity')) rmSync(join(root, name));
  }

  /** A way to the IMAP port that can be frozen, delayed, reset and refused. The caller stops it. */
  async frailLink(): Promise<FrailLink> {
    return FrailLink.to(this.address.imapPort);
  }

  async doveadm(...args: string[]): Promise<{ stdout: string; stderr: string }> {
    return run(await program('doveadm', ['dovecot-core']), ['-c', this.address.configFile, ...args]);
  }

  /** Ends a server that this process has started; a shared one stays. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    await server?.stop();
  }
}

let shared: Promise<Dovecot> | undefined;
