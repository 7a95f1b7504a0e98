// 1,000 desks in 20 rooms of 50 and 200 messages a second through the built product, in turns with a bare Socket.IO relay that keeps nothing,
// loaded by the same clients. Exit 1 when the 99th percentile of delivery (said → arrived at a member) is not below 100 ms, a message gets
// lost, or a message takes three times the CPU that it takes in the relay.
//   npm run bench:chat [-- rounds=4 seconds=10 perSecond=200 rooms=20 people=50 clients=2 engines=sqlite,mariadb]
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Database } from '@prorab/platform';
import { eventually, makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { RunningHouse } from '../e2e/support/running-house.js';
import { type Person, aCompanyInRooms } from './chat-company.js';

const said = (name: string): string | undefined =>
  process.argv.find((a) => a.startsWith(`${name}=`))?.slice(name.length + 1);
const given = (name: string, fallback: number): number => Number(said(name) ?? fallback);
const [rounds, seconds, perSecond] = [given('rounds', 4), given('seconds', 10), given('perSecond', 200)];
const [rooms, people, processes] = [given('rooms', 20), given('people', 50), given('clients', 2)];
const engines = said('engines')?.split(',') ?? testEngines();
const [mostMs, mostRatio] = [100, 3];
/** About what people write: some 150 characters. */
const filler = 'Добрый день! Кирпич облицовочный придёт в четверг, машина с манипулятором заказана, позвоните клиенту.';
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

interface Heard {
  said: number;
  heard: number;
  confirmed: number;
  refused: number;
  closed: number;
  counts: [tenths: number, count: number][];
  lagMs: number;
}
/** A process with some of the desks. */
class Clients {
  readonly #child: ChildProcess = fork(here('./chat-clients.mjs'), [], { execArgv: [] });
  #asked = 0;

  async ask<T>(does: string, what: object = {}): Promise<T> {
    const id = ++this.#asked;
    const heard = Promise.withResolvers<T>();
    const hear = (answer: { id: number; result?: T; error?: string }): void => {
      if (answer.id !== id) return;
      if (answer.error) heard.reject(new Error(answer.error));
      else heard.resolve(answer.result as T);
    };
    const gone = (code: number | null): void => heard.reject(new Error(`the clients ended with ${code}`));
    this.#child.on('message', hear).once('exit', gone);
    try {
      this.#child.send({ id, does, ...what });
      return await heard.promise;
    } finally {
      this.#child.off('message', hear).off('exit', gone);
    }
  }
  stop(): void {
    this.#child.kill();
  }
}

interface Rival {
  name: string;
  url: string;
  pid: number;
}
/** Of a process, in seconds: user and system. The kernel counts in hundredths. */
function cpuOf(pid: number): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = after.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

interface Round {
  cpuMs: number;
  counts: Map<number, number>;
  lost: number;
  lagMs: number;
}
async function round({ name, pid }: Rival, clients: readonly Clients[], number: number): Promise<Round> {
  const before = cpuOf(pid);
  const order = { name, perSecond: perSecond / clients.length, seconds, round: number, filler };
  const heard = await Promise.all(clients.map((c) => c.ask<Heard>('round', order)));
  const cpu = cpuOf(pid) - before;
  const sum = (of: (h: Heard) => number): number => heard.reduce((all, h) => all + of(h), 0);
  const counts = new Map<number, number>();
  for (const [tenths, count] of heard.flatMap((h) => h.counts)) counts.set(tenths, (counts.get(tenths) ?? 0) + count);
  if (sum((h) => h.closed)) throw new Error(`${name}: ${sum((h) => h.closed)} desks were thrown out`);
  const lost = sum((h) => h.said - h.confirmed) + sum((h) => h.said) * people - sum((h) => h.heard);
  return { cpuMs: (cpu * 1000) / sum((h) => h.said), counts, lost, lagMs: Math.max(...heard.map((h) => h.lagMs)) };
}
function percentile(list: readonly Round[], share: number): number {
  const all = new Map<number, number>();
  for (const { counts } of list) for (const [tenths, n] of counts) all.set(tenths, (all.get(tenths) ?? 0) + n);
  let left = share * [...all.values()].reduce((a, b) => a + b, 0);
  for (const [tenths, n] of [...all].sort(([a], [b]) => a - b)) if ((left -= n) <= 0) return (tenths + 1) / 10;
  return Infinity;
}
/** Then the number says nothing of the product; but a bound that was not shown is not held. */
const tooBusy = ' (nor is the relay, which does nothing else: this machine is too busy to tell)';
const middle = (list: number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function relay(): Promise<Rival & { child: ChildProcess }> {
  const child = fork(here('./chat-relay.mjs'), [], { execArgv: [] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { name: 'relay', url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, child };
}

async function connected(rival: Rival, clients: readonly Clients[], all: readonly Person[]): Promise<string> {
  const [idle, begun] = [memoryOf(rival.pid), performance.now()];
  // The desks of a room are in all processes.
  const share = (n: number): Person[] => all.filter((_, i) => i % clients.length === n);
  await Promise.all(clients.map((c, n) => c.ask('connect', { name: rival.name, url: rival.url, people: share(n) })));
  const each = (memoryOf(rival.pid) - idle) / all.length / 1024;
  return `${rival.name} ${each.toFixed(0)} KB (all connected in ${((performance.now() - begun) / 1000).toFixed(1)} s)`;
}

/** A house that has just been started writes the lists of the morning for a thousand people; that is once a day, and not what is measured. */
async function firstWorkDone(url: string): Promise<void> {
  const database = await Database.open({ url, tables: [] });
  const count = async (what: string, ...params: Date[]): Promise<number> =>
    Number((await database.all<{ n: number }>(`select count(*) as n from ${what}`, params))[0]?.n);
  const ordered = "platform_schedule where name like 'assistant.order-morning-lists%' and last_at is not null";
  try {
    await eventually(
      async () =>
        (await count(ordered)) > 0 &&
        (await count("platform_task where state = 'waiting' and due_at <= ?", new Date())) === 0,
      { within: 300_000, message: 'the house does not come to the end of its first work' },
    );
  } finally {
    await database.close();
  }
}

async function measure(engine: string): Promise<boolean> {
  const base = await makeTestDatabase(engine);
  const ends: (() => unknown)[] = [() => base.remove()];
  try {
    const company = await aCompanyInRooms(base.url, rooms, people);
    const house = await RunningHouse.build({
      databaseUrl: base.url,
      configuration: { server: { requestsPerMinute: 1_000_000 } },
      env: {
        REDIS_URL: '',
        ...(process.env.BENCH_SERVER_OPTIONS ? { NODE_OPTIONS: process.env.BENCH_SERVER_OPTIONS } : {}),
      },
    });
    ends.push(() => house.remove());
    await house.start();
    await firstWorkDone(base.url);
    const bare = await relay();
    ends.push(() => bare.child.kill());
    const clients = Array.from({ length: processes }, () => new Clients());
    ends.push(() => clients.forEach((c) => c.stop()));
    const product: Rival = { name: 'product', url: house.url, pid: house.pid };
    const memory = [await connected(product, clients, company), await connected(bare, clients, company)];
    console.log(`${engine}: memory for an idle connection: ${memory.join(', ')}`);
    const [ours, theirs]: [Round[], Round[]] = [[], []];
    // The first round warms both up. Neighbours on the machine disturb both halves of a round alike.
    for (let n = 0; n <= rounds; n++) {
      const [a, b] = [await round(product, clients, n), await round(bare, clients, n)];
      if (n) (ours.push(a), theirs.push(b));
    }
    if (said('keep')) await house.stop(); // so that --cpu-prof writes
    const ratio = middle(ours.map((a, n) => a.cpuMs / (theirs[n]?.cpuMs ?? NaN)));
    const [p99, barest] = [percentile(ours, 0.99), percentile(theirs, 0.99)];
    const lost = ours.reduce((sum, r) => sum + r.lost, 0);
    const tell = (who: string, list: readonly Round[]): string =>
      `  ${who.padEnd(8)} delivery p50 ${percentile(list, 0.5).toFixed(1)}, p95 ${percentile(list, 0.95).toFixed(1)}, p99 ${percentile(list, 0.99).toFixed(1)} ms; ` +
      `${middle(list.map((r) => r.cpuMs)).toFixed(2)} ms of CPU a message; lag of the clients themselves (p99) ${middle(list.map((r) => r.lagMs)).toFixed(1)} ms`;
    console.log(tell('product', ours));
    console.log(tell('relay', theirs));
    const faults = [
      ...(p99 < mostMs ? [] : [`the 99th percentile is not below ${mostMs} ms${barest < mostMs ? '' : tooBusy}`]),
      ...(ratio < mostRatio ? [] : [`a message costs ${mostRatio} times the relay or more`]),
      ...(lost === 0 ? [] : [`${lost} deliveries or confirmations are missing`]),
    ];
    console.log(`  CPU ratio ${ratio.toFixed(2)}${faults.length ? `; FAILED: ${faults.join(', ')}` : ''}`);
    return faults.length === 0;
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

console.log(
  `${rooms * people} desks in ${rooms} rooms, ${perSecond} messages a second, ${rounds} rounds of ${seconds} s each way, ${processes} processes of clients:`,
);
let good = true;
for (const engine of engines) good = (await measure(engine)) && good;
process.exitCode = good ? 0 : 1;
