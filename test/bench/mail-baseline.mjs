// What a first import may be compared with, on a private Dovecot: a bare loop that fetches with imapflow and parses with mailparser
// (the measure of `npm run bench:mail`), fetching alone, our reader into an intake that only reads the bytes, and mbsync.
// node --import ./scripts/loader/register.mjs -C source test/bench/mail-baseline.mjs [letters=10000]
// Each measurement runs in a process of its own, so that peak RSS is its own.
import { execFile, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

const run = promisify(execFile);
export const report = (name, { letters, seconds, rss }) =>
  console.log(
    `${name.padEnd(34)} ${String(letters).padStart(6)} letters ${seconds.toFixed(2).padStart(7)} s ${String(Math.round(letters / seconds)).padStart(7)}/s  peak RSS ${rss ? `${Math.round(rss / 1e6)} MB` : '-'}`,
  );

/** `prepared` gives the work: loading and compiling modules is not measured. */
async function measured(prepared) {
  const work = await prepared;
  const start = performance.now();
  const letters = await work();
  return { letters, seconds: (performance.now() - start) / 1000, rss: process.resourceUsage().maxRSS * 1024 };
}

const ways = {
  fetch:
    async ({ client }) =>
    async () => {
      let n = 0;
      for await (const { source } of client.fetch('1:*', { uid: true, source: true }, { uid: true }))
        n += source ? 1 : 0;
      return n;
    },
  async parse({ client }) {
    const { simpleParser } = await import('mailparser');
    return async () => {
      let n = 0;
      for await (const { source } of client.fetch('1:*', { uid: true, source: true }, { uid: true })) {
        await simpleParser(source, { skipImageLinks: true });
        n++;
      }
      return n;
    };
  },
  async reader({ user, port }) {
    const { ImapMailboxReader } = await import('../../libs/mail/src/adapters/in/imap/index.js');
    const { FakeMailboxCursors } = await import('../../libs/mail/src/application/ports/fake-mailbox-cursors.js');
    const { mailboxConfig } = await import('../../libs/mail/src/mail.config.js');
    let n = 0;
    const done = Promise.withResolvers();
    const take = async (letter) => {
      for await (const chunk of letter.open()) if (chunk.length) continue;
      n++;
    };
    const intake = {
      receive: take,
      async receiveHistory(letters) {
        for (const letter of letters) await take(letter);
      },
      poisoned: async (_letter, problem) => done.reject(new Error(problem.reason)),
    };
    let began = false;
    const monitor = {
      report({ state, reason, backlogLeft }) {
        if (reason) console.error(state, reason);
        began ||= n > 0;
        if (began && state === 'connected' && backlogLeft === 0) done.resolve();
      },
    };
    const config = mailboxConfig.parse({
      name: 'b',
      host: '127.0.0.1',
      port,
      security: 'none',
      user,
      passwordEnv: 'P',
    });
    const clock = { now: () => new Date() };
    const reader = new ImapMailboxReader({
      config,
      letterBytes: 60e6,
      intake,
      monitor,
      clock,
      cursors: new FakeMailboxCursors(),
      secrets: () => 'secret',
    });
    return async () => {
      reader.start();
      await done.promise;
      await reader.stop();
      return n;
    };
  },
};

async function child([way, user, port]) {
  if (way === 'reader') return measured(ways.reader({ user, port: Number(port) }));
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: Number(port),
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: 'secret' },
    logger: false,
  });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const result = await measured(ways[way]({ client }));
  await client.logout();
  return result;
}

export const inChild = (...args) =>
  new Promise((resolve, reject) => {
    const process = fork(fileURLToPath(import.meta.url), args);
    process.once('message', resolve);
    process.once('exit', (code) => code && reject(new Error(`${args[0]} ended with ${code}`)));
  });

export async function mbsync(user, port) {
  const { program } = await import('../services/support/programs.js');
  await program('mbsync', ['isync']);
  const folder = mkdtempSync(join(tmpdir(), 'prorab-mbsync-'));
  const config = join(folder, 'mbsyncrc');
  writeFileSync(
    config,
    `IMAPAccount b\nHost 127.0.0.1\nPort ${port}\nUser ${user}\nPass secret\nSSLType None\nAuthMechs LOGIN\n\nIMAPStore far\nAccount b\n\nMaildirStore near\nPath ${folder}/\nInbox ${folder}/INBOX\n\nChannel c\nFar :far:\nNear :near:\nPatterns INBOX\nCreate Near\nSync Pull\nSyncState *\n\nFSync no\n`.replace(
      /^([\s\S]*)\nFSync no\n$/,
      'FSync no\n\n$1\n',
    ),
  );
  const start = performance.now();
  const { stderr } = await run('/usr/bin/env', [
    'bash',
    '-c',
    `exec 3>&2; TIMEFORMAT=; mbsync -q -c ${config} c & p=$!; m=0; while kill -0 $p 2>/dev/null; do r=$(awk '/VmHWM/{print $2}' /proc/$p/status 2>/dev/null); [ -n "$r" ] && m=$r; read -t 0.02 <> <(:) ; done; wait $p || exit 1; echo rss=$m >&2`,
  ]);
  const seconds = (performance.now() - start) / 1000;
  rmSync(folder, { recursive: true });
  return { seconds, rss: Number(/rss=(\d+)/.exec(stderr)?.[1] ?? 0) * 1024 };
}

async function main() {
  const count = Number(process.argv[2] ?? 10_000);
  const { Dovecot } = await import('../services/dovecot.js');
  const { writeBox } = await import('./big-box.mjs');
  const dovecot = await Dovecot.start();
  try {
    const { user, port } = dovecot.mailbox('bench');
    const bytes = writeBox(dovecot.address.mailFolder, user, count);
    console.log(`${count} letters, ${Math.round(bytes / 1e6)} MB`);
    await inChild('fetch', user, port); // Dovecot builds its index at the first reading
    report('imapflow, fetch alone', await inChild('fetch', user, port));
    report('our reader, bytes only', await inChild('reader', user, port));
    report('imapflow + mailparser (the measure)', await inChild('parse', user, port));
    report('mbsync, FSync no', { letters: count, ...(await mbsync(user, port)) });
  } finally {
    await dovecot.stop();
  }
}

if (import.meta.main) {
  if (process.send) process.send(await child(process.argv.slice(2)), () => process.exit(0));
  else await main();
}
