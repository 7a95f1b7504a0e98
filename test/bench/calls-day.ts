import { eventually, makeTestDatabase } from '@prorab/platform/testing';
import { ApiClient } from '../e2e/support/api.js';
import { Board } from '../e2e/support/board.js';
import { RunningHouse } from '../e2e/support/running-house.js';
import { freePort } from '../services/support/free-port.js';
import { AriStandIn, type Fate } from './ari-stand-in.js';
import { aCompanyWithPhones } from './calls-company.js';
import { HouseHeap, cpuOf } from './house-heap.js';

/** Of ten calls. */
const FATES: readonly Fate[] = [
  'talked',
  'talked',
  'talked',
  'busy',
  'talked',
  'talked',
  'gone',
  'talked',
  'talked',
  'gone',
];
/** Calls that go on at once. */
const AT_ONCE = 20;
const LOOKS = 12;
/** Of them to warm up: what is made once is made. */
const WARM = 4;
const most = { heapMb: 4, rssMb: 30 };

/** How much a day of so many calls adds, in MB: the slope of the line through what was seen, by least squares. */
function growth(seen: readonly number[], lookEvery: number, calls: number): number {
  const x = seen.map((_, n) => n * lookEvery);
  const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
  const [mx, my] = [mean(x), mean(seen)];
  const slope =
    x.reduce((sum, one, n) => sum + (one - mx) * ((seen[n] ?? 0) - my), 0) /
    x.reduce((sum, one) => sum + (one - mx) ** 2, 0);
  return (slope * calls) / 1e6;
}

/** The calls of a day one after another as fast as the product takes them, with a stand-in for the exchange. @returns what does not hold */
export async function aDayOfCalls(engine: string, calls: number): Promise<string[]> {
  const base = await makeTestDatabase(engine);
  const ends: (() => unknown)[] = [() => base.remove()];
  try {
    const company = await aCompanyWithPhones(base.url, 10, 4);
    const [exchange, inspect] = [await AriStandIn.start(), await freePort()];
    ends.push(() => exchange.stop());
    const house = await RunningHouse.build({
      databaseUrl: base.url,
      env: {
        PRORAB_ARI_PASSWORD: 'anything',
        REDIS_URL: '',
        NODE_OPTIONS: `--inspect=127.0.0.1:${inspect} ${process.env.BENCH_SERVER_OPTIONS ?? ''}`.trim(),
      },
      configuration: {
        server: { requestsPerMinute: 1_000_000 },
        mail: { listener: { enabled: false, address: 'sales@prorab.test', title: 'Прораб' } },
        telephony: {
          exchange: { url: exchange.url },
          lines: company.lines,
          callsPerMinute: 1_000,
          strangerCallsPerMinute: 10_000,
        },
      },
    });
    ends.push(() => house.remove());
    await house.start();
    const board = new Board(house.url, company.token, 'telephony');
    await board.connect();
    ends.push(() => board.disconnect());
    const heap = await HouseHeap.of(house.pid, inspect);
    ends.push(() => heap.end());
    const head = new ApiClient(house.url).withToken(company.token);
    // Half of the callers of a day have called before.
    const numberOf = (n: number): string => `+7921${String((n * 7_919) % Math.ceil(calls / 2)).padStart(7, '0')}`;
    let next = 0;
    const goesOn = async (until: number): Promise<void> => {
      while (next < until) {
        const n = next++;
        const line = company.lines[n % company.lines.length]?.number ?? '';
        await exchange.call(line, numberOf(n), FATES[n % FATES.length] ?? 'talked');
      }
    };
    const [lookEvery, seen] = [Math.ceil(calls / LOOKS), [] as { heap: number; rss: number }[]];
    const [begun, cpuBefore] = [performance.now(), cpuOf(house.pid)];
    for (let look = 1; look <= LOOKS; look++) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => goesOn(Math.min(calls, look * lookEvery))));
      await eventually(() => exchange.held === 0, { within: 120_000, message: 'recordings are not fetched' });
      board.changes.length = 0;
      seen.push(await heap.now());
    }
    const seconds = (performance.now() - begun) / 1_000;
    const cpuMs = (cpuOf(house.pid) - cpuBefore) / calls;
    let known = 0;
    for (const outcome of ['talked', 'missed', 'given-up'])
      known += (await head.all(`/api/telephony/calls?outcome=${outcome}`)).length;
    if (process.env.BENCH_SERVER_OPTIONS) await house.stop(); // so that --cpu-prof writes
    const warm = seen.slice(WARM);
    const [more, rss] = (['heap', 'rss'] as const).map((of) =>
      growth(
        warm.map((one) => one[of]),
        lookEvery,
        calls,
      ),
    );
    const mb = (of: 'heap' | 'rss'): string => seen.map((one) => (one[of] / 1e6).toFixed(0)).join(' ');
    console.log(
      `${engine}, a day of ${calls} calls in ${seconds.toFixed(0)} s (${(calls / seconds).toFixed(0)} a second):`,
    );
    console.log(
      `  ${cpuMs.toFixed(1)} ms of processor and ${(exchange.orders / calls).toFixed(1)} orders to the exchange a call`,
    );
    console.log(`  heap after it was swept, MB: ${mb('heap')}; a day adds ${more?.toFixed(2)} MB`);
    console.log(`  RSS, MB: ${mb('rss')}; a day adds ${rss?.toFixed(1)} MB`);
    return [
      ...(known === calls ? [] : [`of ${calls} calls of the day ${known} are known and ended`]),
      ...((more ?? Infinity) <= most.heapMb ? [] : [`a day of calls adds more than ${most.heapMb} MB of heap`]),
      ...((rss ?? Infinity) <= most.rssMb ? [] : [`a day of calls adds more than ${most.rssMb} MB of RSS`]),
    ].map((fault) => `${engine}: ${fault}`);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
