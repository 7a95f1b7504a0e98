import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@prorab/kernel';
import { MemoryReaderHealth, type TestHouse, openTestHouse } from '@prorab/platform/testing';
import { pino } from 'pino';
import { Base77, WRITER } from '../../../apps/sandbox/src/base77/base77.js';
import { TdsServer } from '../../../apps/sandbox/src/index.js';
import {
  OnecClient,
  type OnecClientOptions,
  defaultClientOptions,
} from '../../../libs/sales/src/adapters/out/onec77/client/onec-client.js';
import { mssqlAddress } from '../../../libs/sales/src/adapters/out/onec77/client/mssql-address.js';
import { Onec77Ledger, type Onec77Options } from '../../../libs/sales/src/adapters/out/onec77/onec77-ledger.js';
import type { LedgerFact, LedgerPage } from '../../../libs/sales/src/application/ports/ledger.port.js';
import { salesTables } from '../../../libs/sales/src/sales.tables.js';

const root = join(import.meta.dirname, '../../..');
export const exampleFiles = {
  dictionary: join(root, 'test/fixtures/onec77/1Cv7.DDS'),
  mapping: join(root, 'config/onec77/example.yaml'),
  metadata: null,
};
const READER = 'prorab_reader';
const PASSWORD = 'only-looks';

/** The example base behind the protocol of SQL Server, and the product's reader in front of it. */
export class OnecHouse {
  readonly health = new MemoryReaderHealth();
  /** What the reader has said in its log. */
  readonly warnings: string[] = [];
  readonly #clients: OnecClient[] = [];
  private constructor(
    readonly base: Base77,
    readonly server: TdsServer,
    readonly house: TestHouse,
    readonly clock: ManualClock,
    private readonly folder: string,
  ) {}

  static async open({
    base: given,
    name,
    now = '2024-06-18T15:30:00Z',
  }: { base?: Base77; name?: string; now?: string } = {}): Promise<OnecHouse> {
    const folder = await mkdtemp(join(tmpdir(), 'prorab-onec77-'));
    const base = given ?? Base77.create(join(folder, 'base.sqlite'), name);
    const server = await TdsServer.start({ engine: base.engine(), logins: { [READER]: PASSWORD, [WRITER]: PASSWORD } });
    return new OnecHouse(base, server, await openTestHouse('sqlite', [salesTables]), new ManualClock(now), folder);
  }
  async close(): Promise<void> {
    for (const client of this.#clients) await client.close();
    await this.server.stop();
    await this.house.close();
    await rm(this.folder, { recursive: true });
  }

  url(user = READER, database = this.base.sql.name): string {
    const { host, port } = this.server.address;
    return `mssql://${user}:${PASSWORD}@${host}:${port}/${database}`;
  }
  client(options: Partial<OnecClientOptions> = {}, url = this.url()): OnecClient {
    const client = new OnecClient(() => mssqlAddress(url), { ...defaultClientOptions, ...options });
    this.#clients.push(client);
    return client;
  }
  /** A reader of its own, as after a restart; what was kept is in the house. */
  ledger(options: Partial<Onec77Options> = {}, client = this.client()): Onec77Ledger {
    const log = pino({ level: 'warn' }, { write: (line: string) => void this.warnings.push(line) });
    const all = { files: exampleFiles, zone: 'Europe/Moscow', recentDays: 60, ...options };
    return new Onec77Ledger(client, this.house.database, this.house.work, all, this.clock, log, this.health);
  }
  /** Runs SQL in the base as 1C itself. */
  run(sql: string): void {
    const session = this.base.engine().open({ user: WRITER, database: this.base.sql.name, application: '1C' });
    try {
      for (const event of session.run(sql, [], new AbortController().signal) as Iterable<unknown>) void event;
    } finally {
      session.close();
    }
  }

  /** Reads to the end and keeps everything. */
  async read(ledger: Onec77Ledger, how: 'recent' | 'all' = 'recent'): Promise<LedgerFact[]> {
    const facts: LedgerFact[] = [];
    for await (const page of ledger.changes(how)) {
      facts.push(...page.facts);
      await this.keep(page);
    }
    return facts;
  }
  keep(page: LedgerPage): Promise<void> {
    return this.house.work.run(() => page.keep());
  }
}
