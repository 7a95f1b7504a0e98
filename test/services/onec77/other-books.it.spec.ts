import { ReaderHealth, UnitOfWork } from '@prorab/platform/marks';
import { ChangeBooksCommand } from '../../../libs/sales/src/adapters/in/cli/index.js';
import { LedgerMirror } from '../../../libs/sales/src/application/ports/ledger/ledger-mirror.port.js';
import { LedgerReadings } from '../../../libs/sales/src/application/ports/ledger/ledger-readings.port.js';
import { ReadBooksAge } from '../../../libs/sales/src/application/queries/funnel/index.js';
import { TellLedgerHealth, WatchLedger } from '../../../libs/sales/src/application/use-cases/index.js';
import { type SalesHouseOn1c, aSalesHouseOn1c } from './a-sales-house-on-1c.js';

let both: SalesHouseOn1c;
beforeEach(async () => {
  both = await aSalesHouseOn1c();
});
afterEach(() => both.close());

/** The house kept its own books before, with one customer in them. */
const ownBooksWereRead = async (): Promise<void> => {
  const { app, clock } = both.house;
  const [readings, now] = [app.get(LedgerReadings), clock.now()];
  await readings.hold('native', 'then', { now, until: now });
  await readings.note('native', { checkedAt: now, allAt: now });
  const empty = { code: null, fullName: null, inn: null, phones: null, email: null, address: null, person: null };
  const party = { kind: 'party' as const, key: 'own-1', name: 'Прежний клиент', marked: false, ...empty };
  await app.get(UnitOfWork).run(() => app.get(LedgerMirror).apply([party], now));
};

it('1C named by the configuration does not take the place of other books before a person says so', async () => {
  const { app } = both.house;
  await ownBooksWereRead();
  expect(await app.get(WatchLedger).execute()).toBe('failed');
  const { body } = await both.house.get('ledger', 'head');
  expect(body).toMatchObject({ source: 'onec77', state: 'other-books', answeredAt: null, counts: { parties: 1 } });
  expect(body.failure).toContain('«onec77», а показан учёт «native»');
  expect(body.failure).toContain('npm run cli -- change-books --to onec77');
  // The figures say still whose they are and how old.
  expect(await app.get(ReadBooksAge).execute()).toEqual({
    source: 'native',
    checkedAt: both.house.clock.now().toISOString(),
  });
  await app.get(TellLedgerHealth).execute();
  expect(app.get(ReaderHealth).all()).toMatchObject([
    { reader: 'sales.ledger', state: 'retrying', note: expect.stringContaining('change-books --to onec77') },
  ]);

  const [lines, command] = [[] as string[], app.get(ChangeBooksCommand)];
  const out = { line: (text: string): void => void lines.push(text) };
  await expect(command.run(['--to', 'native'], out)).rejects.toMatchObject({ code: 'sales.ledger-not-configured' });
  await expect(command.run([], out)).rejects.toMatchObject({ code: 'platform.arguments-wrong' });
  await command.run(['--to', 'onec77'], out);
  expect(await app.get(WatchLedger).execute()).toBe('read');
  expect((await both.house.get('ledger', 'head')).body).toMatchObject({ state: 'ok', failure: null });
  expect((await both.house.get('invoices/144H', 'head')).status).toBe(200);
  await command.run(['--to', 'onec77'], out);
  expect(lines).toEqual([expect.stringContaining('Вместо «native»'), expect.stringContaining('Менять нечего')]);
});
