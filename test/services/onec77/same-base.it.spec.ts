import { TdsServer } from '../../../apps/sandbox/src/index.js';
import { aLedgerWatch, ledgerFakes } from '../../../libs/sales/src/application/a-ledger-watch.builder.js';
import { LedgerBaseOther } from '../../../libs/sales/src/application/ports/ledger/ledger-errors.js';
import { ChangeBooks } from '../../../libs/sales/src/application/use-cases/index.js';
import '../../../libs/sales/src/sales.messages.js';
import { OnecHouse } from './an-onec-house.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const opened = async (name?: string): Promise<OnecHouse> => {
  const house = await OnecHouse.open(name === undefined ? {} : { name });
  closing.push(() => house.close());
  return house;
};
/** Its base was read and kept. */
const read = async (): Promise<OnecHouse> => {
  const house = await opened();
  await house.read(house.ledger(), 'all');
  return house;
};
/** Another company with the same configuration: the ids are the same, and nothing else is. */
const ofAnotherCompany = (house: OnecHouse): void =>
  house.run(
    "UPDATE _1SJOURN SET DATE_TIME_IDDOC = '2019' + SUBSTRING(DATE_TIME_IDDOC, 5, 19); UPDATE _1SUSERS SET NETCHGCN = 7",
  );
const other = (kept: string, found: string) => expect.objectContaining({ details: { kept, found } });

it('a base that moved to another server is the same base', async () => {
  const house = await read();
  const login = { prorab_reader: 'only-looks' };
  const elsewhere = await TdsServer.start({ engine: house.base.engine(), logins: login });
  closing.push(() => elsewhere.stop());
  const { host, port } = elsewhere.address;
  const moved = house.ledger({}, house.client({}, `mssql://prorab_reader:only-looks@${host}:${port}/base77`));
  expect(await moved.otherBase()).toBeNull();
  expect(await house.read(moved, 'all')).toEqual([]);
});
it('and so is one that became a part of a distributed base, but not another part of it', async () => {
  const house = await read();
  const becomes = (code: string): void =>
    house.run(`UPDATE _1SSYSTEM SET DBSIGN = '${code}', DBSETUUID = '6F9619FF-8B86-D011-B42D-00C04FC964FF'`);
  becomes('K  ');
  expect(await house.read(house.ledger(), 'all')).toEqual([]);
  becomes('M  ');
  await expect(house.ledger().pulse()).rejects.toThrow(LedgerBaseOther);
  expect(await house.ledger().otherBase()).toEqual({ kept: 'base77', stranger: false });
});
it('a base of another name is not read, nor one of the same name in which none of the documents is', async () => {
  const house = await read();
  const [copy, stranger] = [await opened('base77_test'), await opened()];
  ofAnotherCompany(stranger);
  const [onCopy, onStranger] = [copy, stranger].map((one) => house.ledger({}, one.client()));
  await expect(onCopy?.pulse()).rejects.toEqual(other('base77', 'base77_test'));
  await expect(onStranger?.pulse()).rejects.toEqual(other('base77', 'base77'));
  for (const ledger of [onCopy, onStranger]) {
    await expect(house.read(ledger!, 'all')).rejects.toThrow(LedgerBaseOther);
    await expect(ledger?.again([{ kind: 'invoice', key: '144H' }])).rejects.toThrow(LedgerBaseOther);
    await expect(ledger?.stockAt('25', '2024-06-18')).rejects.toThrow(LedgerBaseOther);
  }
  // A copy knows the same documents by their keys; a stranger knows others by them.
  expect(await onCopy?.otherBase()).toEqual({ kept: 'base77', stranger: false });
  expect(await onStranger?.otherBase()).toEqual({ kept: 'base77', stranger: true });
  // The right address, put back, has lost nothing.
  expect(await house.read(house.ledger(), 'all')).toEqual([]);
});
it('nor one that was restored over it while it is read', async () => {
  const house = await read();
  const ledger = house.ledger();
  expect(await house.read(ledger)).toEqual([]);
  ofAnotherCompany(house);
  await expect(house.read(ledger)).rejects.toEqual(other('base77', 'base77'));
  await expect(house.read(ledger, 'all')).rejects.toThrow(LedgerBaseOther);
  await expect(ledger.pulse()).rejects.toThrow(LedgerBaseOther);
  expect(await ledger.otherBase()).toEqual({ kept: 'base77', stranger: true });
});
it('one that reads already stops when another instance has been told to read another base', async () => {
  const house = await read();
  const first = house.ledger();
  expect(await house.read(first)).toEqual([]);
  const copy = await opened('base77_test');
  await house.house.work.run(() => first.forget());
  await house.read(house.ledger({}, copy.client()), 'all');
  await expect(house.read(first)).rejects.toEqual(other('base77_test', 'base77'));
});
it('most of the documents may have been moved or deleted', async () => {
  const house = await read();
  house.run("UPDATE _1SJOURN SET DATE_TIME_IDDOC = '2023' + SUBSTRING(DATE_TIME_IDDOC, 5, 19) WHERE IDDOCDEF = 310");
  house.run('DELETE FROM _1SJOURN WHERE IDDOCDEF = 330; UPDATE _1SUSERS SET NETCHGCN = NETCHGCN + 1');
  expect(await house.ledger().otherBase()).toBeNull();
});
it('the mirror of the one is never written over by the other: a person says that the base has changed', async () => {
  const [house, copy] = [await opened(), await opened('base77_test')];
  copy.run("UPDATE DH310 SET SP3108 = 1 WHERE IDDOC = '  144H   '");
  const fakes = { ...ledgerFakes(), work: house.house.work };
  const { mirror, readings, work } = fakes;
  expect(await aLedgerWatch(house.ledger(), house.clock, fakes).execute()).toBe('read');
  const before = await mirror.invoice('144H');
  const ledger = house.ledger({}, copy.client());
  const watch = aLedgerWatch(ledger, house.clock, fakes);
  for (let n = 0; n < 2; n++) expect(await watch.execute({ afresh: true })).toBe('failed');
  expect(await mirror.invoice('144H')).toEqual(before);
  const { failure } = (await readings.of('onec77'))!;
  expect(failure).toContain('другая база («base77_test»), а показан учёт прежней («base77»)');
  expect(failure).toContain('npm run cli -- change-books --to onec77');
  const change = new ChangeBooks(ledger, mirror, readings, house.house.audit, work);
  expect(await change.execute({ to: 'onec77' })).toEqual(['base77']);
  expect(await watch.execute()).toBe('read');
  expect(await mirror.invoice('144H')).not.toEqual(before);
  expect(await change.execute({ to: 'onec77' })).toEqual([]);
});
