// A big 1C 7.7 (the sandbox in a process of its own, over TDS): a whole pass of the adapter in turns with a bare loop of tedious that sends the
// same statements and throws the rows away; the same with the mirror written, by the built product; idle looks; and the way of a changed invoice to
// a connected board. Exit 1 when the adapter takes more than 1.5 times the loop, its process more than 300 MB, an idle look more than 5 ms of
// processor, or 95 of 100 changes are not on the board within 15 s.
//   npm run bench:1c [-- parties=200000 documents=300000 movements=1000000 rounds=3 changes=40 polls=200 engines=sqlite]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually, makeTestDatabase } from '@prorab/platform/testing';
import { ApiClient } from '../e2e/support/api.js';
import { Board } from '../e2e/support/board.js';
import { PASSWORD, aCompany } from '../e2e/support/company.js';
import { Mirror } from '../e2e/support/mirror.js';
import { OneC } from '../e2e/support/one-c.js';
import { RunningHouse } from '../e2e/support/running-house.js';
import { type Reading, inChild } from './one-c-reader.mjs';

const said = (name: string): string | undefined =>
  process.argv.find((a) => a.startsWith(`${name}=`))?.slice(name.length + 1);
const given = (name: string, fallback: number): number => Number(said(name) ?? fallback);
const size = {
  parties: given('parties', 200_000),
  documents: given('documents', 300_000),
  movements: given('movements', 1_000_000),
};
const [rounds, changes, polls] = [given('rounds', 3), given('changes', 40), given('polls', 200)];
const engines = (said('engines') ?? 'sqlite').split(',');
const most = { ratio: 1.5, megabytes: 300, pollMs: 5, boardMs: 15_000 };
const broken: string[] = [];
const hold = (what: string, value: number, bound: number): void => {
  if (!(value <= bound)) broken.push(`${what}: ${value.toFixed(2)}, at most ${bound}`);
};
const middle = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`.padStart(9);
const tell = (who: string, { ms, cpuMs, rss }: Pick<Reading, 'ms' | 'cpuMs' | 'rss'>, more = ''): void =>
  console.log(
    `${who.padEnd(34)} ${seconds(ms)}  processor ${seconds(cpuMs)}  peak RSS ${Math.round(rss / 1e6)} MB${more ? `  ${more}` : ''}`,
  );

/** Of a process: seconds of processor (the kernel counts in hundredths), and the most memory it has had. */
const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
};
const peakOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

/** What the adapter asked, for the loop to ask the same. */
async function recorded(oneC: OneC, from: number, file: string): Promise<void> {
  const { list, forgotten } = await oneC.statements(from);
  if (forgotten) throw new Error('1C has forgotten some of what it was asked');
  const asked = list.filter((s) => /\bFROM\b/.test(s.sql));
  const plain = asked.map(({ kind, sql, parameters }) => ({
    kind,
    sql,
    parameters: parameters.map(({ name, type, value }) => ({
      ...{ name: name.replace(/^@/, ''), value, type: type.type, length: 'length' in type ? type.length : undefined },
    })),
  }));
  writeFileSync(file, JSON.stringify(plain));
}

async function passes(oneC: OneC, folder: string): Promise<void> {
  const file = join(folder, 'statements.json');
  const { all } = await oneC.statements(Number.MAX_SAFE_INTEGER);
  // The first round warms 1C up, and says what is asked.
  const first = await inChild({}, 'adapter', oneC.url, folder);
  await recorded(oneC, all, file);
  console.log(
    `facts: ${first.facts} (${Object.entries(first.counts ?? {})
      .map(([kind, n]) => `${kind} ${n}`)
      .join(', ')})`,
  );
  const [ours, theirs]: [Reading[], Reading[]] = [[], []];
  for (let round = 1; round <= rounds; round++) {
    // Neighbours on the machine disturb both halves of a round alike; the order changes, so that none has the better place.
    const ask = {
      adapter: async () => ours.push(await inChild({}, 'adapter', oneC.url, folder)),
      bare: async () => theirs.push(await inChild({}, 'bare', oneC.url, file)),
    };
    const spent = { adapter: 0, bare: 0 };
    for (const who of round % 2 ? (['bare', 'adapter'] as const) : (['adapter', 'bare'] as const)) {
      const before = cpuOf(oneC.pid);
      await ask[who]();
      spent[who] = cpuOf(oneC.pid) - before;
    }
    const [a, b] = [ours.at(-1), theirs.at(-1)];
    if (!a || !b) throw new Error('a round has not two halves');
    tell(
      'bare loop of tedious',
      b,
      `${b.statements} statements, ${b.rows} rows; 1C itself ${seconds(spent.bare).trim()}`,
    );
    tell(
      'adapter, nothing kept',
      a,
      `${(a.ms / b.ms).toFixed(2)} of the loop; 1C itself ${seconds(spent.adapter).trim()}`,
    );
  }
  hold('adapter against the bare loop', middle(ours.map((a, n) => a.ms / (theirs[n]?.ms ?? NaN))), most.ratio);
  hold('peak RSS of the reading process, MB', Math.max(...ours.map((a) => a.rss)) / 1e6, most.megabytes);
}

async function product(oneC: OneC, engine: string, folder: string): Promise<void> {
  const base = await makeTestDatabase(engine);
  const house = await RunningHouse.build({
    databaseUrl: base.url,
    configuration: {
      server: { requestsPerMinute: 1_000_000 },
      team: { firstStart: aCompany({ managers: 2 }) },
      sales: { ledger: oneC.books() },
      mail: { listener: { enabled: false, address: 'sales@prorab.test', title: 'Прораб' } },
    },
    env: {
      MSSQL_URL: oneC.url,
      ...(process.env.BENCH_SERVER_OPTIONS ? { NODE_OPTIONS: process.env.BENCH_SERVER_OPTIONS } : {}),
    },
  });
  try {
    await house.start();
    const [began, cpu] = [performance.now(), cpuOf(house.pid)];
    const head = await new ApiClient(house.url).signIn('head', PASSWORD);
    const mirror = await Mirror.of(base.url);
    try {
      const whole = 'sales_ledger_reader where all_at is not null';
      while ((await mirror.count(whole)) === 0) {
        if (performance.now() - began > 3_600_000) throw new Error('the mirror is not whole after an hour');
        await pause(250);
      }
    } finally {
      await mirror.close();
    }
    const first = { ms: performance.now() - began, cpuMs: cpuOf(house.pid) - cpu, rss: peakOf(house.pid) };
    tell(`product, mirror written, ${engine}`, first);
    await onTheBoard(oneC, house, head.token, engine);
    await house.stop();
    const env = { PRORAB_CONFIG: join(house.folder, 'company.yaml'), DATABASE_URL: base.url };
    const idle = await inChild(env, 'polls', oneC.url, folder, String(polls));
    console.log(
      `an idle look, ${engine}: ${idle.meanMs.toFixed(2)} ms of processor (mean of ${idle.polls}), at most ${idle.mostMs.toFixed(1)}`,
    );
    hold(`an idle look, ms of processor, ${engine}`, idle.meanMs, most.pollMs);
  } finally {
    await house.remove();
    await base.remove();
  }
}

async function onTheBoard(oneC: OneC, house: RunningHouse, token: string, engine: string): Promise<void> {
  const { id: party } = await oneC.newParty({ name: 'Стенд' });
  const { id: item } = await oneC.newItem({ name: 'Мерный кирпич', price: 10_00 });
  const board = new Board(house.url, token, 'invoices');
  await board.connect();
  const times: number[] = [];
  try {
    const done = new Map<string, number>();
    for (let n = 1; n <= changes; n++) {
      const { id } = await oneC.issues({ party, lines: [{ item, quantity: n, price: 10_00 }] });
      done.set(id.trim(), Date.now());
      // Irregular, so that no rhythm of ours meets a rhythm of the house.
      await pause(200 + ((n * 7919) % 61) * 40);
    }
    for (const [key, at] of done) {
      const heard = (): number | undefined => board.changes.find((c) => c.subject === key)?.heardAt;
      const when = await eventually(() => heard() ?? false, { within: 60_000, message: `${key} is not on the board` });
      times.push(when - at);
    }
  } finally {
    board.disconnect();
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.ceil(times.length * share) - 1] ?? Infinity;
  console.log(
    `an invoice of 1C on the board, ${engine}: p50 ${seconds(at(0.5)).trim()}, p95 ${seconds(at(0.95)).trim()}, of ${times.length}`,
  );
  hold(`an invoice on the board, p95 ms, ${engine}`, at(0.95), most.boardMs);
}

const folder = mkdtempSync(join(tmpdir(), 'prorab-bench-1c-'));
const made = performance.now();
const oneC = await OneC.start({ size });
try {
  console.log(
    `1C with ${size.parties} parties, ${size.documents} documents, ${size.movements} movements (there after ${seconds(performance.now() - made).trim()}), ${new Date().toISOString()}`,
  );
  if (rounds > 0) await passes(oneC, folder);
  for (const engine of engines.filter(Boolean)) await product(oneC, engine, folder);
} finally {
  await oneC.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const what of broken) console.log(`BROKEN ${what}`);
process.exitCode = broken.length ? 1 : 0;
