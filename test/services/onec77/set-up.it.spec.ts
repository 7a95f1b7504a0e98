import { LedgerUnavailable, LedgerUnfit } from '../../../libs/sales/src/application/ports/ledger/ledger-errors.js';
import { OnecClient } from '../../../libs/sales/src/adapters/out/onec77/client/onec-client.js';
import { addressIn } from '../../../libs/sales/src/adapters/out/onec77/client/mssql-address.js';
import { eventually } from '@prorab/platform/testing';
import { salesConfig } from '../../../libs/sales/src/sales.config.js';
import { ledgerSetupOf } from '../../../libs/sales/src/sales.ledger.js';
import { OnecHouse, exampleFiles } from './an-onec-house.js';

let house: OnecHouse;
beforeEach(async () => {
  house = await OnecHouse.open();
});
afterEach(() => house.close());
const failure = (of: Promise<unknown>): Promise<unknown> => of.then(() => null).catch((error: unknown) => error);

it('a base that is not the one of the dictionary is told in full, and asked again when there is reason to', async () => {
  house.run('DROP TABLE SC225; DROP TABLE DT320');
  const ledger = house.ledger();
  const told = await failure(ledger.pulse());
  expect(told).toBeInstanceOf(LedgerUnfit);
  expect((told as LedgerUnfit).problems.map((p) => p.ru).join('\n')).toMatch(/SC225[^]*DT320|DT320[^]*SC225/);
  // Not with every look: the files are the same, and the base was asked a moment ago.
  const asked = house.server.statements().length;
  await failure(ledger.pulse());
  expect(house.server.statements().length).toBe(asked);
  house.clock.advance({ minutes: 11 });
  await failure(ledger.pulse());
  expect(house.server.statements().length).toBeGreaterThan(asked);
});
it('a table that goes away meanwhile is told by its 1C name with the next look', async () => {
  const ledger = house.ledger();
  await house.read(ledger);
  house.run('DROP TABLE SC225');
  expect(await failure(house.read(ledger, 'all'))).toMatchObject({ message: expect.stringContaining('SC225') });
  expect(String(await failure(ledger.pulse()))).toContain('Справочник.Склады');
});
it('missing files and a missing address are told by their names, and stop nothing else', async () => {
  const lost = house.ledger({ files: { ...exampleFiles, dictionary: '/nowhere/1Cv7.DDS' } });
  expect(String(await failure(lost.pulse()))).toContain('/nowhere/1Cv7.DDS');
  const unset = house.ledger({}, new OnecClient(() => addressIn('MSSQL_URL_OF_NOBODY')));
  const told = await failure(unset.pulse());
  expect(told).toBeInstanceOf(LedgerUnfit);
  expect(String(told)).toContain('MSSQL_URL_OF_NOBODY');
});
it('the check before anything is read compares with the server, and leaves no connection behind', async () => {
  const { ledger } = salesConfig.parse({
    ledger: {
      source: 'onec77',
      onec77: { urlEnv: 'BOOKS', dds: exampleFiles.dictionary, mapping: exampleFiles.mapping },
    },
  });
  const check = (environment: NodeJS.ProcessEnv) =>
    ledgerSetupOf({ ...salesConfig.parse({}), ledger }, environment).check(exampleFiles);
  const alone = await check({});
  expect([alone.problems, alone.remarks.map((r) => r.ru).join()]).toEqual([[], expect.stringMatching(/не сверялось/)]);
  const whole = await check({ BOOKS: house.url() });
  expect([whole.problems, whole.remarks.map((r) => r.ru).join()]).toEqual([[], expect.stringMatching(/Сверено/)]);
  house.run(
    'DROP TABLE SC225; CREATE TABLE SC225 (ROW_ID int, ID char(9), CODE char(5), DESCR char(50), VERSTAMP int)',
  );
  const { problems } = await check({ BOOKS: house.url() });
  expect(problems.map((p) => p.ru)).toEqual([expect.stringMatching(/SC225[^]*ISMARK|ISMARK[^]*SC225/)]);
  const refused = await check({ BOOKS: house.url('prorab_reader', 'nothing') });
  expect(refused.problems.map((p) => p.ru)).toEqual([expect.stringContaining('nothing')]);
  await eventually(() => house.server.sessions === 0);
});
it('a server that is away is no reason to doubt the set-up', async () => {
  const ledger = house.ledger({}, house.client({ connectTimeoutMs: 2_000 }));
  await ledger.pulse();
  await house.server.dropConnections();
  const refused = house.server.faults.atConnect({ times: Infinity });
  expect(await failure(ledger.pulse())).toBeInstanceOf(LedgerUnavailable);
  refused.lift();
  await ledger.pulse();
});
