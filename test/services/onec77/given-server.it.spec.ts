import { tracingChannel } from 'node:diagnostics_channel';
import { ManualClock } from '@prorab/kernel';
import { MemoryReaderHealth, type TestHouse, openTestHouse } from '@prorab/platform/testing';
import { pino } from 'pino';
import { OnecClient } from '../../../libs/sales/src/adapters/out/onec77/client/onec-client.js';
import { mssqlAddress } from '../../../libs/sales/src/adapters/out/onec77/client/mssql-address.js';
import { liveTablesOnce } from '../../../libs/sales/src/adapters/out/onec77/live-tables.js';
import { Onec77LedgerSetup } from '../../../libs/sales/src/adapters/out/onec77/mapping/index.js';
import { Onec77Ledger } from '../../../libs/sales/src/adapters/out/onec77/onec77-ledger.js';
import type { LedgerFact } from '../../../libs/sales/src/application/ports/ledger.port.js';
import { salesTables } from '../../../libs/sales/src/sales.tables.js';
import { OnecHouse, exampleFiles } from './an-onec-house.js';
import { disturbing } from './disturbing.js';

// What only reads, on the server of MSSQL_URL (its base as ONEC_DDS and ONEC_MAPPING describe it; without them it is the example base);
// without MSSQL_URL on the sandbox.
const { MSSQL_URL, ONEC_DDS, ONEC_MAPPING, ONEC_MD } = process.env;
const files = {
  dictionary: ONEC_DDS ?? exampleFiles.dictionary,
  mapping: ONEC_MAPPING ?? exampleFiles.mapping,
  metadata: ONEC_MD ?? null,
};
const LONG = 1_800_000;

describe(MSSQL_URL ? 'the server of MSSQL_URL' : 'the sandbox, as the server of MSSQL_URL', () => {
  let sandbox: OnecHouse | null = null;
  let own: TestHouse;
  let ledger: Onec77Ledger;
  let url: string;
  const sent: string[] = [];
  const told: { start(message: unknown): void } = {
    start: (message) => void sent.push((message as { command: string }).command),
  };
  const queries = tracingChannel('mssql:query');
  const others = ['mssql:batch', 'mssql:execute', 'mssql:bulk', 'mssql:prepared-statement:execute'].map((name) =>
    tracingChannel(name),
  );
  beforeAll(async () => {
    sandbox = MSSQL_URL ? null : await OnecHouse.open();
    url = MSSQL_URL ?? (sandbox as OnecHouse).url();
    own = await openTestHouse('sqlite', [salesTables]);
    for (const channel of [queries, ...others]) channel.start.subscribe(told.start);
    const clock = new ManualClock(MSSQL_URL ? new Date().toISOString() : '2024-06-18T15:30:00Z');
    const options = { files, zone: 'Europe/Moscow', recentDays: 60 };
    const log = pino({ level: 'silent' });
    const client = new OnecClient(() => mssqlAddress(url));
    ledger = new Onec77Ledger(client, own.database, own.work, options, clock, log, new MemoryReaderHealth());
  });
  afterAll(async () => {
    for (const channel of [queries, ...others]) channel.start.unsubscribe(told.start);
    await ledger.onModuleDestroy();
    await own.close();
    await sandbox?.close();
  });
  const read = async (how: 'recent' | 'all'): Promise<LedgerFact[]> => {
    const facts: LedgerFact[] = [];
    for await (const page of ledger.changes(how)) {
      facts.push(...page.facts);
      await own.work.run(() => page.keep());
    }
    return facts;
  };

  it('has the tables that the dictionary and the mapping name', async () => {
    const setup = new Onec77LedgerSetup(liveTablesOnce(() => new OnecClient(() => mssqlAddress(url))));
    expect((await setup.check(files)).problems.map((p) => p.ru)).toEqual([]);
  });
  it(
    'is read whole, and tells nothing again of what did not change',
    async () => {
      const before = await ledger.pulse();
      const facts = await read('all');
      const kinds = new Set(facts.map((f) => f.kind));
      expect([...kinds]).toEqual(expect.arrayContaining(['party', 'item', 'invoice']));
      const invoices = facts.flatMap(({ kind, key }) => (kind === 'invoice' ? [{ kind, key }] : [])).slice(0, 20);
      // Somebody may work in a real base meanwhile.
      if (!MSSQL_URL || (await ledger.pulse()) === before) {
        expect(await ledger.again(invoices)).toHaveLength(invoices.length);
        expect(await read('recent')).toEqual([]);
        expect(await ledger.pulse()).toBe(before);
      }
    },
    LONG,
  );
  it('was only read: by what we have sent', () => {
    expect(sent.length).toBeGreaterThan(20);
    expect(sent.flatMap((sql) => disturbing({ kind: 'sp_executesql', sql, parameters: [] }))).toEqual([]);
    if (sandbox) expect(sandbox.server.statements().filter((s) => s.sql.includes('FROM ')).length).toBe(selects(sent));
  });
});
const selects = (sent: readonly string[]): number => sent.filter((sql) => sql.includes('FROM ')).length;
