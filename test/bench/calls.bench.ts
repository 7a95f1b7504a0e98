// Calls of customers through the built product on a real Asterisk: 100 at once, 15 new a second, each rung at the phones of its branch, answered,
// recorded and kept; in turns with two others on the same Asterisk, loaded by the same callers: a bare Stasis application that only answers, and one that
// gives the same orders as ours and does nothing else, which is the least that such a call can cost over ARI. Exit 1 when 95 of 100 calls are not on a
// connected desk within 300 ms of their INVITE, a call gets lost, or ours takes more than three times the processor of the bare one.
// Then the calls of a day as fast as the product takes them, with a stand-in for the exchange: exit 1 when they leave memory behind or a call gets lost.
//   npm run bench:calls [-- rounds=2 calls=300 perSecond=15 atOnce=100 branches=30 phones=5 day=3000 engines=sqlite]     (rounds=0, day=0: without that part)
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTestDatabase } from '@prorab/platform/testing';
import { ApiClient } from '../e2e/support/api.js';
import { Board } from '../e2e/support/board.js';
import { RunningHouse } from '../e2e/support/running-house.js';
import { ARI_PASSWORD, ARI_USER, Asterisk, TRUNK, passwordOf } from '../services/asterisk.js';
import { opusEncoder } from '../services/opus.js';
import { callerTalks, phoneAnswers } from '../services/sip/sipp-scenarios.js';
import { SipPeer } from '../services/sip/sip-peer.js';
import { Sipp } from '../services/sip/sipp.js';
import { eventually } from '../support/eventually.js';
import { aCompanyWithPhones } from './calls-company.js';
import { aDayOfCalls } from './calls-day.js';
import { cpuOf } from './house-heap.js';

const said = (name: string): string | undefined =>
  process.argv.find((a) => a.startsWith(`${name}=`))?.slice(name.length + 1);
const given = (name: string, fallback: number): number => Number(said(name) ?? fallback);
const [rounds, calls, perSecond, atOnce] = [
  given('rounds', 2),
  given('calls', 300),
  given('perSecond', 15),
  given('atOnce', 100),
];
const [branches, phones] = [given('branches', 30), given('phones', 5)];
const day = given('day', 3_000);
const engines = (said('engines') ?? 'sqlite').split(',');
const most = { cardMs: 300, ratio: 3 };
/** Until a phone is picked up. */
const PICKED_UP_MS = 500;
const BARE_LINE = '88880000';
/** Of the application that rings and records: one for each branch. */
const ringLine = (branch: number): string => `8887${String(branch).padStart(4, '0')}`;
const PHONES = { address: '127.8.0.1', port: 5_062 } as const;

const percentile = (list: readonly number[], share: number): number =>
  list.toSorted((a, b) => a - b)[Math.ceil(list.length * share) - 1] ?? Infinity;
const middle = (list: readonly number[]): number => percentile(list, 0.5);

/** Every caller is a stranger with a number of his own; branches take turns. */
const callersOf = (round: number, lines: readonly string[]): string[] =>
  Array.from({ length: calls }, (_, n) => {
    const line = lines[n % lines.length] ?? '';
    return `${line};+79${String(round * calls + n).padStart(9, '0')}`;
  });
/** When each caller's INVITE has left, by his number, in ms of the machine's clock. */
function invitesIn(file: string): Map<string, number> {
  const sent = new Map<string, number>();
  for (const message of readFileSync(file, 'latin1').split(/^-{20,} /m)) {
    const [, day, time, us] = /^(\d{4}-\d\d-\d\d)\s(\d\d:\d\d:\d\d)\.(\d{6})\r?\nUDP message sent/.exec(message) ?? [];
    const number = /\nINVITE [^\n]*\r?\n[^]*?\nFrom: [^\n]*<sip:(\+\d+)@/.exec(message)?.[1];
    if (day && time && us && number && !sent.has(number))
      sent.set(number, new Date(`${day}T${time}`).getTime() + Number(us) / 1_000);
  }
  return sent;
}

class Load {
  readonly folder = mkdtempSync(join(tmpdir(), 'prorab-bench-calls-'));
  constructor(private readonly asterisk: Asterisk) {
    // A second of a tone in A-law.
    const tone = Array.from({ length: 8_000 }, (_, n) => (n % 20 < 10 ? 0xb5 : 0x35));
    writeFileSync(join(this.folder, 'tone.alaw'), Buffer.from(tone));
  }
  /** All phones are one sipp, so that they cost as little as can be. */
  async phones(extensions: readonly string[], seconds: number): Promise<Sipp> {
    for (const extension of extensions) {
      const peer = await SipPeer.open({ ...PHONES, asterisk: this.asterisk.sipPort });
      await peer.register(extension, passwordOf(extension), 7_200);
      await peer.close();
    }
    return Sipp.start({ ...PHONES, scenario: phoneAnswers(PICKED_UP_MS), asterisk: this.asterisk.sipPort, seconds });
  }
  /** @returns when each INVITE left, once all callers are gone; `fault`: not all were answered, or could talk to the end */
  async callers(list: readonly string[]): Promise<{ sent: Map<string, number>; fault: string | null }> {
    const messages = join(this.folder, 'messages.log');
    const talkMs = Math.round((atOnce / perSecond) * 1_000);
    const run = await Sipp.start({
      ...{ scenario: callerTalks({ number: '[field1]' }, join(this.folder, 'tone.alaw'), '[field0]') },
      ...{ address: TRUNK.address, port: 5_080, asterisk: this.asterisk.sipPort, calls: 'nobody', list, perSecond },
      ...{ pauseMs: talkMs, messages },
    });
    const fault = await run.goesWell().then(
      () => null,
      (error: unknown) => String(error).split('\n').slice(0, 3).join(' ').slice(0, 400),
    );
    return { sent: invitesIn(messages), fault };
  }
  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface Round {
  cpuMs: number;
  cards: number[];
  asteriskMs: number;
}
interface Card {
  readonly stage: string;
  readonly outcome: string | null;
  readonly caller: { readonly number?: string };
}

async function measure(engine: string): Promise<string[]> {
  const base = await makeTestDatabase(engine);
  const ends: (() => unknown)[] = [() => base.remove()];
  try {
    const company = await aCompanyWithPhones(base.url, branches, phones);
    // Not first: with the callers and phones on the same two cores it would be a benchmark of who may run.
    const asterisk = await Asterisk.start({ extensions: company.extensions, goesFirst: false });
    ends.push(() => asterisk.stop());
    const house = await RunningHouse.build({
      databaseUrl: base.url,
      env: {
        ...{ PRORAB_ARI_PASSWORD: ARI_PASSWORD, REDIS_URL: '' },
        ...(process.env.BENCH_SERVER_OPTIONS ? { NODE_OPTIONS: process.env.BENCH_SERVER_OPTIONS } : {}),
      },
      configuration: {
        server: { requestsPerMinute: 1_000_000 },
        mail: { listener: { enabled: false, address: 'sales@prorab.test', title: 'Прораб' } },
        telephony: { exchange: { url: asterisk.url }, lines: company.lines, strangerCallsPerMinute: 10_000 },
      },
    });
    ends.push(() => house.remove());
    await house.start();
    const load = new Load(asterisk);
    ends.push(() => load.end());
    const ring = await load.phones(company.extensions, 3_600);
    ends.push(() => ring.kill());
    const beside = async (application: string, env: NodeJS.ProcessEnv = {}): Promise<number> => {
      const one = fork(fileURLToPath(new URL(`./${application}-stasis.mjs`, import.meta.url)), [], {
        execArgv: [],
        env: {
          ...{ ...process.env, ARI_URL: asterisk.url, ARI_LOGIN: `${ARI_USER}:${ARI_PASSWORD}` },
          ...{ ARI_APPLICATION: application, ...env },
        },
      });
      ends.push(() => one.kill());
      await once(one, 'message');
      return one.pid ?? 0;
    };
    const groups = company.lines.map((_, n) => [ringLine(n), company.extensions.slice(n * phones, (n + 1) * phones)]);
    const [bare, ringAll] = [
      await beside('bare'),
      await beside('ring-all', { PHONES: JSON.stringify(Object.fromEntries(groups)) }),
    ];
    await asterisk.console(`dialplan add extension ${BARE_LINE},1,Stasis,bare into prorab-from-trunk`);
    await asterisk.console(`dialplan add extension _8887XXXX,1,Stasis,ring-all into prorab-from-trunk`);
    const head = new ApiClient(house.url).withToken(company.token);
    const board = new Board(house.url, company.token, 'telephony');
    await board.connect();
    ends.push(() => board.disconnect());

    const lost: string[] = [];
    const product = async (round: number): Promise<Round> => {
      const [before, exchange] = [cpuOf(house.pid), cpuOf(asterisk.pid)];
      const list = callersOf(
        round,
        company.lines.map(({ number }) => number),
      );
      const numbers = new Set(list.map((line) => line.split(';')[1] ?? ''));
      const { sent, fault } = await load.callers(list);
      if (fault !== null) lost.push(`round ${round}: ${fault}`);
      const told = (stage: string): Map<string, number> =>
        new Map(
          board.changes
            .filter((c) => c.kind === `call-${stage}`)
            .map((c) => [(c.payload as unknown as Card).caller.number ?? '', c.heardAt] as const)
            .filter(([number]) => numbers.has(number))
            .toReversed(), // the first one counts
        );
      await eventually(() => told('ended').size === calls, { within: 30_000 }).catch(() => undefined);
      // What a call has us do behind the scenes belongs to it: recordings are kept, customers opened.
      const waits = async (): Promise<boolean> => {
        const page = await head.get<{ items: { stage: string; recording: string | null }[] }>(
          '/api/telephony/calls?limit=100',
        );
        return page.items.every((c) => c.recording === 'kept' || (c.stage === 'ended' && c.recording === null));
      };
      await eventually(waits, { within: 120_000, every: 500, message: 'recordings are not kept' });
      const ringing = told('ringing');
      // Told once more when sales says whose it was.
      const after = board.changes.filter((c) => c.kind === 'call-ended').map((c) => c.payload as unknown as Card);
      const talkers = after.filter((c) => c.outcome === 'talked').map((c) => c.caller.number ?? '');
      const talked = new Set(talkers.filter((number) => numbers.has(number))).size;
      if (sent.size !== calls || ringing.size !== calls || talked !== calls)
        lost.push(`round ${round}: of ${calls} calls ${sent.size} were made, ${ringing.size} rang, ${talked} talked`);
      return {
        cpuMs: (cpuOf(house.pid) - before) / calls,
        cards: [...sent].map(([number, at]) => (ringing.get(number) ?? Infinity) - at),
        asteriskMs: (cpuOf(asterisk.pid) - exchange) / calls,
      };
    };
    const besides = async (round: number, name: string, pid: number, lines: readonly string[]): Promise<Round> => {
      const [before, exchange] = [cpuOf(pid), cpuOf(asterisk.pid)];
      const { fault } = await load.callers(callersOf(round, lines));
      if (fault !== null) lost.push(`round ${round}, ${name}: ${fault}`);
      const cpuMs = (cpuOf(pid) - before) / calls;
      return { cpuMs, cards: [], asteriskMs: (cpuOf(asterisk.pid) - exchange) / calls };
    };
    const [ours, theirs, least]: [Round[], Round[], Round[]] = [[], [], []];
    // The first round warms all up.
    for (let n = 0; n <= rounds; n++) {
      const [a, b] = [await product(n), await besides(n, 'bare', bare, [BARE_LINE])];
      const c = await besides(
        ...([n, 'ring-all', ringAll] as const),
        company.lines.map((_, of) => ringLine(of)),
      );
      if (n) (ours.push(a), theirs.push(b), least.push(c));
    }
    if (said('keep')) await house.stop(); // so that --cpu-prof writes
    const cards = ours.flatMap((r) => r.cards);
    const p95 = percentile(cards, 0.95);
    const ratioTo = (list: readonly Round[]): number => middle(ours.map((a, n) => a.cpuMs / (list[n]?.cpuMs ?? NaN)));
    const ratio = ratioTo(theirs);
    const tell = (who: string, list: readonly Round[]): string =>
      `  ${who.padEnd(8)} ${middle(list.map((r) => r.cpuMs)).toFixed(2)} ms of processor a call (Asterisk itself: ${middle(list.map((r) => r.asteriskMs)).toFixed(1)})`;
    console.log(`${engine}, load of the machine ${loadavg()[0]?.toFixed(1)}:`);
    console.log(
      `${tell('product', ours)}; INVITE → card p50 ${percentile(cards, 0.5).toFixed(1)}, p95 ${p95.toFixed(1)}, worst ${percentile(cards, 1).toFixed(1)} ms`,
    );
    console.log(tell('bare', theirs));
    console.log(tell('ring-all', least));
    console.log(`  CPU ratio ${ratio.toFixed(2)} to bare, ${ratioTo(least).toFixed(2)} to ring-all`);
    return [
      ...(p95 < most.cardMs ? [] : [`the 95th percentile of the card is not below ${most.cardMs} ms`]),
      ...(ratio <= most.ratio ? [] : [`a call costs more than ${most.ratio} times the bare application`]),
      ...lost,
    ].map((fault) => `${engine}: ${fault}`);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

await opusEncoder();
if (rounds > 0)
  console.log(
    `${calls} calls, ${perSecond} new a second, about ${atOnce} at once, ${branches} branches of ${phones} phones, ${rounds} rounds each way:`,
  );
const faults: string[] = [];
for (const engine of engines) {
  if (rounds > 0) faults.push(...(await measure(engine)));
  if (day > 0) faults.push(...(await aDayOfCalls(engine, day)));
}
for (const fault of faults) console.log(`FAILED: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
