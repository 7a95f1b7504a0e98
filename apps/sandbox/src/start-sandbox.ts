import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, SystemClock } from '@prorab/kernel';
import { Base77, EXCHANGE_WRITER, exampleFile, READER, WRITER } from './base77/base77.js';
import { cachedBase } from './base77/cached-base.js';
import { Chance } from './base77/chance.js';
import type { Growth } from './base77/grow.js';
import { OneCUser } from './base77/one-c-user.js';
import { WorkingDay } from './base77/working-day.js';
import { OrderRobot } from './orders/order-robot.js';
import { TdsServer } from './tds/index.js';
import { SqlBase } from './tsql/sql-base.js';

export interface SandboxOptions {
  /** 0 = any free one. */
  port?: number;
  /** Where the base stays when it stops, and is found again; nothing = it is gone with it. */
  folder?: string;
  /** How much the example base is grown when it is made; nothing = a little, up to yesterday. */
  size?: Pick<Growth, 'parties' | 'documents' | 'movements'> & Partial<Growth>;
  /** Plays a quiet working day: an event every `every` ms or so. Nothing = nobody works. */
  play?: { every: number; seed?: number; tell?: (what: string) => void } | null;
  /** Exchange folder: a robot session of 1C looks there for orders every two seconds and makes invoices of them. */
  orders?: { folder: string; tell?: (what: string) => void } | null;
  clock?: Clock;
  /** How far the company's wall clock is ahead of UTC. */
  zoneMinutes?: number;
}

export interface Sandbox {
  readonly server: TdsServer;
  readonly base: Base77;
  readonly user: OneCUser;
  readonly address: { host: string; port: number };
  /** Where the dictionary of the base lies. */
  readonly dictionary: string;
  readonly logins: typeof SANDBOX_LOGINS;
  stop(): Promise<void>;
}

/** They open an invented base on the loopback interface: no secrets. */
export const SANDBOX_LOGINS = { [READER]: 'sandbox', [WRITER]: 'sandbox', [EXCHANGE_WRITER]: 'sandbox' } as const;
/** The database beside 1C's that the exchange table of orders stands in. */
export const EXCHANGE_DATABASE = 'prorab_exchange';
export const A_LITTLE = { parties: 300, documents: 1500, movements: 5000 } as const;
const ROBOT_MS = 2_000;
const DAY = 86_400_000;

/** 1C 7.7 on SQL Server in miniature: the example base, grown, on TDS, with somebody working in it if wanted. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    port = 0,
    size = A_LITTLE,
    play = null,
    orders = null,
    clock = new SystemClock(),
    zoneMinutes = 180,
  } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'prorab-sandbox-run-'));
  mkdirSync(folder, { recursive: true });
  const local = clock.now().getTime() + zoneMinutes * 60_000;
  const yesterday = new Date(Math.floor(local / DAY) * DAY - DAY);
  const file = join(folder, 'base77.sqlite');
  const base = existsSync(file) ? Base77.open(file) : cachedBase(file, { until: yesterday, ...size });
  const exchange = new SqlBase({ name: EXCHANGE_DATABASE, path: join(folder, 'exchange.sqlite') });
  const engine = base.engine({ now: () => clock.now(), zoneMinutes, databases: [exchange] });
  const user = new OneCUser(base, clock, zoneMinutes);
  const server = await TdsServer.start({ engine, logins: SANDBOX_LOGINS, port, clock });
  const robot = orders && new OrderRobot(base, user, orders.folder);
  const looking = setInterval(() => robot?.look().forEach((what) => orders?.tell?.(what)), ROBOT_MS);
  const endDay = play ? work(new WorkingDay(base, user, new Chance(play.seed ?? 1)), play) : () => undefined;
  return {
    server,
    base,
    user,
    address: server.address,
    dictionary: exampleFile('1Cv7.DDS'),
    logins: SANDBOX_LOGINS,
    stop: async () => {
      endDay();
      clearInterval(looking);
      await server.stop();
      user.close();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Events at uneven distances. Returns how to stop. */
function work(
  day: WorkingDay,
  { every, seed = 1, tell = () => undefined }: NonNullable<SandboxOptions['play']>,
): () => void {
  const chance = new Chance(seed + 1);
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    timer = setTimeout(
      () => {
        tell(day.next());
        wait();
      },
      every * (0.5 + chance.next()),
    );
  };
  wait();
  return () => clearTimeout(timer);
}
