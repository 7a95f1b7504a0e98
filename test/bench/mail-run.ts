// The first import of a mailbox by the product as it ships, next to a bare loop that fetches with imapflow and parses with mailparser,
// and to mbsync, all on one private Dovecot; then the way of single new letters to a connected board. Exit 1 when a bound is broken.
//   npm run bench:mail [-- letters=10000 news=60 engines=sqlite,mariadb]
// The import ends when all letters are stored, the mailbox says that nothing is left, and sales has every one in its time line.
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { createConnection } from 'mysql2/promise';
import { io } from 'socket.io-client';
import { aMailHouse } from '../e2e/support/a-mail-house.js';
import { ApiClient } from '../e2e/support/api.js';
import { PASSWORD } from '../e2e/support/company.js';
import type { RunningHouse } from '../e2e/support/running-house.js';
import { Dovecot, type TestMailbox } from '../services/dovecot.js';
import { writeBox } from './big-box.mjs';
import { type Measured, inChild, mbsync, report } from './mail-baseline.mjs';

const given = (name: string, fallback: string): string =>
  process.argv.find((a) => a.startsWith(`${name}=`))?.slice(name.length + 1) ?? fallback;
const letters = Number(given('letters', '10000'));
const news = Number(given('news', '60'));
const engines = given('engines', testEngines().join(',')).split(',');
const most = { ratio: 1.5, megabytes: 400, p95: 1_000 };
const broken: string[] = [];
const hold = (what: string, value: number, bound: number): void => {
  if (!(value < bound || (what === 'ratio' && value === bound)))
    broken.push(`${what}: ${value.toFixed(2)}, at most ${bound}`);
};

type Counts = () => Promise<{ letters: number; contacts: number }>;
const question =
  'select (select count(*) from mail_letter) as letters, (select count(*) from sales_time_line) as contacts';

/** Counts in the base itself, from outside: asking must cost the server nothing. */
async function counter(url: string): Promise<{ counts: Counts; close(): Promise<void> }> {
  type Row = { letters: number; contacts: number };
  if (url.startsWith('sqlite:')) {
    const base = new DatabaseSync(url.slice('sqlite:'.length), { readOnly: true });
    return { counts: async () => base.prepare(question).get() as unknown as Row, close: async () => void base.close() };
  }
  const at = new URL(url);
  const connection = await createConnection({
    host: at.hostname,
    port: Number(at.port || 3306),
    user: decodeURIComponent(at.username),
    password: decodeURIComponent(at.password),
    database: at.pathname.slice(1),
  });
  return {
    counts: async () => ((await connection.query(question))[0] as Row[])[0] as Row,
    close: () => connection.end(),
  };
}

const peakOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

/** The house itself says when it began to read: its own start is not the import. */
const beganAt = (said: string): number =>
  Number(/"time":(\d+)[^\n]*mailboxes are being read/.exec(said)?.[1] ?? Number.NaN) || Date.parse(timeIn(said));
const timeIn = (said: string): string =>
  /"time":"([^"]+)"[^\n]*mailboxes are being read/.exec(said)?.[1] ?? 'the house did not say when it began';

async function imported(house: RunningHouse, url: string): Promise<Measured & { cpu: number }> {
  const { counts, close } = await counter(url);
  try {
    // What the house has written may come a moment after its first answer.
    let began = beganAt(house.said);
    for (let look = 0; Number.isNaN(began) && look < 100; look++) {
      await pause(50);
      began = beganAt(house.said);
    }
    if (Number.isNaN(began)) throw new Error('the house did not say when it began to read');
    const head = await new ApiClient(house.url).signIn('head', PASSWORD);
    for (;;) {
      const [box] =
        await head.get<{ state: string; backlogLeft: number; folders: { importing: boolean }[]; putAside: number }[]>(
          '/api/mail/mailboxes',
        );
      if (box?.putAside) throw new Error(`${box.putAside} letters were put aside`);
      const through = box?.backlogLeft === 0 && box.folders.length > 0 && box.folders.every((f) => !f.importing);
      // Counting scans a table: only when it may be the end, or the observer becomes a part of what is observed.
      const now = through ? await counts() : null;
      if (now?.letters === letters && now.contacts === letters) break;
      if (Date.now() - began > 600_000) throw new Error(`not imported in ten minutes: ${JSON.stringify([box, now])}`);
      await pause(200);
    }
    const seconds = (Date.now() - began) / 1000;
    return { letters, seconds, rss: peakOf(house.pid), cpu: cpuOf(house.pid) };
  } finally {
    await close();
  }
}

const freshLetter = (n: number): string =>
  `From: Buyer ${n} <buyer${n}@firm${n % 7}.example>\r\nTo: sales@prorab.test\r\nSubject: news ${n}\r\nMessage-ID: <news-${n}@firm.example>\r\nDate: ${new Date().toUTCString()}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nНужен кирпич, партия ${n}.\r\n`;

/** Milliseconds from the server's «250» (the letter lies in the box) being asked for to the change on the board. */
async function latencies(house: RunningHouse, dovecot: Dovecot, box: TestMailbox): Promise<number[]> {
  const manager = await new ApiClient(house.url).signIn('manager1', PASSWORD);
  const socket = io(`${house.url}/desk`, { transports: ['websocket'], auth: { token: manager.token } });
  const seen = new Map<string, number>();
  socket.on('change', ({ payload }: { payload: { subject?: string } }) => {
    if (payload.subject && !seen.has(payload.subject)) seen.set(payload.subject, performance.now());
  });
  try {
    await new Promise<void>((done, fail) =>
      socket.once('connect', () => done()).once('connect_error', (error) => fail(error)),
    );
    const ack = (await socket.timeout(5_000).emitWithAck('follow', { stream: 'board', since: null })) as {
      ok: boolean;
    };
    if (!ack.ok) throw new Error(`the board cannot be followed: ${JSON.stringify(ack)}`);
    const sent = new Map<string, number>();
    for (let n = 1; n <= news; n++) {
      sent.set(`news ${n}`, performance.now());
      await dovecot.deliver(box.user, freshLetter(n));
      // Irregular, so that no rhythm of ours meets a rhythm of the house: 50 ms to 2 s.
      await pause(50 + ((n * 7919) % 61) ** 2 * 0.53);
    }
    const until = Date.now() + 10_000;
    while (seen.size < news && Date.now() < until) await pause(20);
    return [...sent].map(([subject, at]) => (seen.get(subject) ?? Infinity) - at).sort((a, b) => a - b);
  } finally {
    socket.disconnect();
  }
}

const dovecot = await Dovecot.start();
try {
  const box = dovecot.mailbox('bench');
  const bytes = writeBox(dovecot.address.mailFolder, box.user, letters);
  console.log(`${letters} letters, ${Math.round(bytes / 1e6)} MB, ${new Date().toISOString()}`);
  await inChild('fetch', box.user, String(box.port)); // Dovecot builds its index at the first reading.
  const bare = async (): Promise<Measured> => {
    const measured = await inChild('parse', box.user, String(box.port));
    report('bare loop: imapflow + mailparser', measured);
    return measured;
  };
  const bares = [await bare()];
  for (const engine of engines) {
    const base = await makeTestDatabase(engine);
    const env = {
      LOG_LEVEL: 'info',
      ...(process.env.BENCH_NODE_OPTIONS ? { NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS } : {}),
    };
    const house = await aMailHouse({ base, box, env });
    try {
      await house.start();
      const result = await imported(house, base.url);
      report(`Prorab, first import, ${engine}`, result);
      bares.push(await bare());
      // Others work on this machine too: the product stands between two runs of the bare loop and is held to their mean.
      const seconds = bares.slice(-2).reduce((sum, b) => sum + b.seconds / 2, 0);
      const ratio = result.seconds / seconds;
      console.log(
        `${' '.repeat(35)}${ratio.toFixed(2)} of the bare loop's time; ${result.cpu.toFixed(1)} s of processor with its start`,
      );
      hold('ratio', ratio, most.ratio);
      hold('peak RSS, MB', result.rss / 1e6, most.megabytes);
      if (news > 0) {
        const times = await latencies(house, dovecot, box);
        const at = (share: number): number => times[Math.ceil(times.length * share) - 1] ?? Infinity;
        console.log(
          `a new letter on the board, ${engine}: p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, of ${times.length}`,
        );
        hold(`new letter on the board, p95 ms, ${engine}`, at(0.95), most.p95);
        await dovecot.doveadm('expunge', '-u', box.user, 'mailbox', 'INBOX', 'subject', 'news');
      }
      await house.stop();
    } finally {
      await house.remove();
      await base.remove();
    }
  }
  report('mbsync, FSync no', { letters, ...(await mbsync(box.user, box.port)) });
} finally {
  await dovecot.stop();
}
for (const what of broken) console.log(`BROKEN ${what}`);
process.exitCode = broken.length ? 1 : 0;
