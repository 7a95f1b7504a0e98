import { ManualClock } from '@prorab/kernel';
import { FakeAuditLog, MemoryReaderHealth } from '@prorab/platform/testing';
import { InvoiceChanged, InvoiceIssued, InvoicePaid, LedgerLate } from '../../../contract/index.js';
import { aLedgerWatch, ledgerFakes } from '../../a-ledger-watch.builder.js';
import { anna } from '../../a-sales-world.builder.js';
import { FakeLedger } from '../../ports/ledger/fake-ledger.js';
import { LedgerNotConfigured, LedgerUnavailable } from '../../ports/ledger/ledger-errors.js';
import type { SalesRules } from '../../sales-rules.js';
import { ChangeBooks, ReadLedger, TellLedgerHealth, type WatchLedger } from './index.js';

function aLedgerWorld(given: Partial<SalesRules> = {}, source: 'native' | 'onec77' = 'native') {
  const clock = new ManualClock('2026-11-23T09:00:00Z');
  const fakes = ledgerFakes(given);
  const { work, outbox, feed, readings, jobs, orders, mirror, rules, colleagues } = fakes;
  const books = new FakeLedger(source, work);
  const health = new MemoryReaderHealth();
  const watchOf = (ledger: FakeLedger): WatchLedger => aLedgerWatch(ledger, clock, fakes);
  return {
    ...{ clock, outbox, feed, jobs, readings, orders, books, mirror, colleagues, health, watchOf },
    changeTo: (ledger: FakeLedger) => new ChangeBooks(ledger, mirror, readings, new FakeAuditLog(), work),
    watch: watchOf(books),
    readAll: new ReadLedger(books, readings, new FakeAuditLog(), work, clock),
    tellHealth: new TellLedgerHealth(books, readings, mirror, health, rules, clock),
  };
}

describe('following the books', () => {
  it('tells nobody of what the first reading brings, and of everything after it', async () => {
    const { books, watch, outbox, feed, mirror, clock } = aLedgerWorld();
    books.issues('n1', '100.00');
    expect(await watch.execute()).toBe('read');
    expect(outbox.events).toEqual([]);
    clock.advance({ ms: 5_000 });
    books.issues('n2', '200.00');
    books.issues('n3', '300.00', { draft: true });
    books.pays('m1', '100.00', 'n1');
    expect(await watch.execute()).toBe('read');
    expect(outbox.of(InvoiceIssued)).toMatchObject([
      { invoiceKey: 'n2', total: '200.00', paid: '0.00', state: 'unpaid' },
    ]);
    expect(outbox.of(InvoicePaid)).toMatchObject([{ invoiceKey: 'n1', paid: '100.00' }]);
    expect(outbox.of(InvoiceChanged)).toMatchObject([{ invoiceKey: 'n1', state: 'paid' }]);
    expect(feed.changes.map((c) => [c.stream, c.subject])).toEqual(expect.arrayContaining([['invoices', 'n2']]));
    expect(mirror.acts.map((a) => [a.invoiceKey, a.kind])).toEqual(
      expect.arrayContaining([
        ['n2', 'issued'],
        ['n1', 'state'],
      ]),
    );
    clock.advance({ ms: 5_000 });
    books.issues('n3', '300.00');
    await watch.execute();
    expect(outbox.of(InvoiceIssued)).toHaveLength(2);
  });
  it('looks afresh though there is no sign of change, after a look that goes on', async () => {
    const { books, watch, mirror, readings } = aLedgerWorld();
    await watch.execute();
    books.issues('n1', '100.00');
    const afresh: Promise<string>[] = [];
    books.onRead = async () => {
      books.onRead = async () => undefined;
      afresh.push(watch.execute({ afresh: true }));
    };
    expect(await watch.execute()).toBe('read');
    expect(await Promise.all(afresh)).toEqual(['read']);
    expect(await mirror.invoice('n1')).toMatchObject({ state: 'unpaid' });
    // Without a pulse it looks as well, and while another instance reads it does not.
    expect(await watch.execute({ afresh: true })).toBe('read');
    await readings.hold('native', 'another', { now: new Date('2030-01-01'), until: new Date('2030-01-02') });
    expect(await watch.execute({ afresh: true })).toBe('another-reads');
  });
  it('does not wait for a look at everything', async () => {
    const { books, watch } = aLedgerWorld();
    books.issues('n1', '100.00');
    const seen: (string | null)[] = [];
    // Before it is decided what is looked at, and while it goes on.
    let early: Promise<string> | null = null;
    const pulse = books.pulse.bind(books);
    books.pulse = () => {
      early ??= watch.execute({ afresh: true });
      return pulse();
    };
    books.onRead = async () => void seen.push(await early, await watch.execute({ afresh: true }));
    expect(await watch.execute()).toBe('read');
    expect(seen).toEqual(['another-reads', 'another-reads']);
  });
  it('asks nothing more while nothing changes, and looks through all the same once a minute', async () => {
    const { books, watch, clock } = aLedgerWorld();
    books.issues('n1', '100.00');
    expect(await watch.execute()).toBe('read');
    clock.advance({ ms: 5_000 });
    expect(await watch.execute()).toBe('nothing-new');
    clock.advance({ ms: 60_000 });
    expect(await watch.execute()).toBe('read');
  });
  it('reads whole when a person wants it, and each so many hours', async () => {
    const { watch, readAll, readings, clock } = aLedgerWorld({ ledgerAllEveryHours: 2 });
    await watch.execute();
    clock.advance({ ms: 5_000 });
    await readAll.execute();
    expect(await readings.of('native')).toMatchObject({ wantedAt: clock.now() });
    await watch.execute();
    expect(await readings.of('native')).toMatchObject({ wantedAt: null, allAt: clock.now() });
    clock.advance({ ms: 2 * 3_600_000 });
    await watch.execute();
    expect(await readings.of('native')).toMatchObject({ allAt: clock.now() });
  });
  it('has the invoices looked through as soon as all was read for the first time, and only then', async () => {
    const { books, watch, readAll, jobs, clock } = aLedgerWorld();
    books.fails = new LedgerUnavailable('network', 'ECONNREFUSED');
    expect(await watch.execute()).toBe('failed');
    expect(jobs.orders).toEqual([]);
    expect(await watch.execute()).toBe('read');
    expect(jobs.orders).toMatchObject([{ job: 'sales.begin-invoice-care' }]);
    clock.advance({ ms: 61_000 });
    expect(await watch.execute()).toBe('read');
    await readAll.execute();
    expect(await watch.execute()).toBe('read');
    expect(jobs.orders).toHaveLength(1);
  });
  it('says what is wrong, goes on by itself, and alarms once past the limit', async () => {
    const { books, watch, readings, outbox, clock, tellHealth, health } = aLedgerWorld({ ledgerLagLimitMinutes: 10 });
    await watch.execute();
    const fail = async (): Promise<void> => {
      books.fails = new LedgerUnavailable('network', 'ECONNREFUSED');
      expect(await watch.execute()).toBe('failed');
    };
    await fail();
    await tellHealth.execute();
    expect(health.all()).toMatchObject([
      { reader: 'sales.ledger', state: 'retrying', lagMs: 0, note: expect.any(String) },
    ]);
    clock.advance({ ms: 11 * 60_000 });
    await fail();
    clock.advance({ ms: 60_000 });
    await fail();
    await tellHealth.execute();
    expect(health.all()).toMatchObject([{ lagMs: 12 * 60_000, lagLimitMs: 600_000 }]);
    expect(outbox.of(LedgerLate)).toHaveLength(1);
    await watch.execute();
    expect(await readings.of('native')).toMatchObject({ failure: null, alarmedAt: null });
  });
  it('books that answer the pulse but cannot be followed are late all the same', async () => {
    const { books, watch, readings, outbox, clock, tellHealth, health } = aLedgerWorld({ ledgerLagLimitMinutes: 10 });
    books.issues('n1', '100.00');
    await watch.execute();
    books.breaksOff = new LedgerUnavailable('deadlock', 'chosen as the victim (1205)');
    for (let minute = 0; minute <= 12; minute++) {
      clock.advance({ ms: 60_000 });
      // Something is always told before it breaks off.
      books.party(`p${minute}`);
      books.issues(`x${minute}`, '1.00');
      expect(await watch.execute()).toBe('failed');
    }
    await tellHealth.execute();
    expect(health.all()).toMatchObject([{ state: 'retrying', lagMs: 12 * 60_000, lagLimitMs: 600_000 }]);
    expect(outbox.of(LedgerLate)).toHaveLength(1);
    books.breaksOff = null;
    expect(await watch.execute()).toBe('read');
    expect(await readings.of('native')).toMatchObject({ failure: null, alarmedAt: null, checkedAt: clock.now() });
  });
  it('what cannot be kept is set aside, listed, and stops nothing; come well, it is kept', async () => {
    const { books, watch, mirror, tellHealth, health } = aLedgerWorld();
    books.issues('bad', '900000000000000000000.00', { number: '666' });
    books.issues('good', '100.00');
    expect(await watch.execute()).toBe('read');
    expect(await mirror.invoice('good')).toMatchObject({ total: 10_000 });
    await tellHealth.execute();
    expect(health.all()).toMatchObject([
      { state: 'ok', note: 'не принято из учёта: invoice bad: слишком большая сумма' },
    ]);
    books.issues('bad', '9.00');
    await watch.execute();
    expect(await mirror.invoice('bad')).toMatchObject({ total: 900 });
    expect(await mirror.setAside(9)).toEqual([]);
  });
  it('what nobody can read in the books is set aside and named on the health page', async () => {
    const { books, watch, mirror, tellHealth, health } = aLedgerWorld();
    const why = { ru: 'Счет № 451: не читается дата', en: 'Invoice 451: no such date' };
    books.unread = [{ kind: 'invoice', key: 'n1', why }];
    expect(await watch.execute()).toBe('read');
    expect(await mirror.setAside(9)).toEqual([{ kind: 'invoice', key: 'n1', why }]);
    await tellHealth.execute();
    expect(health.all()).toMatchObject([{ note: `не принято из учёта: invoice n1: ${why.ru}` }]);
    books.issues('n1', '9.00');
    await watch.execute();
    expect(await mirror.setAside(9)).toEqual([]);
  });
  it('a fault of ours is told once, without its words', async () => {
    const { books, watch, readings } = aLedgerWorld();
    books.fails = new Error('password=secret');
    await expect(watch.execute()).rejects.toThrow();
    books.fails = new Error('password=secret');
    expect(await watch.execute()).toBe('failed');
    expect((await readings.of('native'))?.failure).not.toContain('secret');
  });
  it('one instance reads at a time', async () => {
    const { watch, watchOf, books, readings, clock } = aLedgerWorld();
    await watch.execute();
    await readings.hold('native', 'another', { now: clock.now(), until: new Date(clock.now().getTime() + 60_000) });
    expect(await watchOf(books).execute()).toBe('another-reads');
    clock.advance({ ms: 60_000 });
    expect(await watchOf(books).execute()).toBe('read');
  });
  it('books of another source are not read before a person says so, and begin an empty mirror', async () => {
    const world = aLedgerWorld();
    world.books.issues('n1', '100.00');
    await world.watch.execute();
    const other = new FakeLedger('onec77');
    other.issues('x1', '100.00');
    const [watch, change] = [world.watchOf(other), world.changeTo(other)];
    expect(await watch.execute()).toBe('failed');
    expect(await watch.execute({ afresh: true })).toBe('failed');
    expect(await world.mirror.invoice('n1')).toMatchObject({ state: 'unpaid' });
    expect(await world.readings.of('onec77')).toMatchObject({
      checkedAt: null,
      failure: expect.stringContaining('«onec77»'),
    });
    expect(() => change.execute({ to: 'native' })).toThrow(LedgerNotConfigured);
    expect(await change.execute({ to: 'onec77' })).toEqual(['native']);
    expect(await watch.execute()).toBe('read');
    expect(await world.mirror.invoice('n1')).toBeNull();
    expect(await world.mirror.invoice('x1')).toMatchObject({ state: 'unpaid' });
    expect((await world.readings.all()).map((r) => r.source)).toEqual(['onec77']);
    expect(await change.execute({ to: 'onec77' })).toEqual([]);
  });
  it('another base of the same source is not read before a person says so, and begins an empty mirror', async () => {
    const world = aLedgerWorld({}, 'onec77');
    world.books.issues('n1', '100.00');
    await world.watch.execute();
    const other = new FakeLedger('onec77');
    other.keptBase = 'the one before';
    other.issues('x1', '100.00');
    const [watch, change] = [world.watchOf(other), world.changeTo(other)];
    expect(await watch.execute()).toBe('failed');
    expect(await watch.execute({ afresh: true })).toBe('failed');
    expect(await world.mirror.invoice('n1')).toMatchObject({ state: 'unpaid' });
    expect((await world.readings.of('onec77'))?.failure).toContain('the one before');
    expect(await change.execute({ to: 'onec77' })).toEqual(['the one before']);
    expect(await watch.execute()).toBe('read');
    expect(await world.mirror.invoice('n1')).toBeNull();
    expect(await world.mirror.invoice('x1')).toMatchObject({ state: 'unpaid' });
    expect(world.outbox.events).toEqual([]);
    expect(await change.execute({ to: 'onec77' })).toEqual([]);
  });
  it.each([true, false])(
    'what was said by the keys of the one before does not hold for a stranger’s, and does for its copy: stranger %s',
    async (stranger) => {
      const world = aLedgerWorld({}, 'onec77');
      const [first, other] = [world.books, new FakeLedger('onec77')];
      for (const books of [first, other]) {
        books.issues('n1', '100.00');
        books.issues('n2', '100.00');
        books.pays('m1', '100.00', 'n1');
      }
      await world.watch.execute();
      const tie = { amount: 0, tiedBy: 'person' as const, tiedById: anna };
      await world.mirror.keepTie('m1', { ...tie, invoiceKey: 'n1' });
      await world.mirror.keepTie('m1', { ...tie, invoiceKey: 'n2', amount: 10_000 });
      Object.assign(other, { keptBase: 'the one before', stranger });
      expect(await world.changeTo(other).execute({ to: 'onec77' })).toEqual(['the one before']);
      expect(await world.watchOf(other).execute()).toBe('read');
      expect((await world.mirror.invoice('n1'))?.state).toBe(stranger ? 'paid' : 'unpaid');
    },
  );
  it('a wrong source that is put back has cost nothing', async () => {
    const { books, watch, watchOf, readings, mirror } = aLedgerWorld();
    books.issues('n1', '100.00');
    await watch.execute();
    const before = await readings.of('native');
    expect(await watchOf(new FakeLedger('onec77')).execute()).toBe('failed');
    expect(await watch.execute()).toBe('nothing-new');
    expect(await readings.all()).toEqual([before]);
    expect(await mirror.invoice('n1')).not.toBeNull();
  });
  it('books in which nothing was give way to others by themselves', async () => {
    const { watch, watchOf, readings } = aLedgerWorld();
    await watch.execute();
    expect(await watchOf(new FakeLedger('onec77')).execute()).toBe('read');
    expect((await readings.all()).map((r) => r.source)).toEqual(['onec77']);
  });
  it('knows authors by the configuration, by login, by full name, and none that two could be', async () => {
    const { books, watch, mirror, colleagues } = aLedgerWorld({ ledgerAuthors: { Buh1: 'olga' } });
    const [olga, petr, vera, oleg] = ['olga-id', 'petr-id', 'vera-id', 'oleg-id'];
    colleagues.hire(anna, { name: 'Иванова Мария', emails: ['maria@firm.ru'] });
    colleagues.hire(olga, { name: 'Ольга', emails: ['olga@firm.ru'] });
    colleagues.hire(petr, { name: 'Пётр Олегович', emails: ['petrov@firm.ru'] });
    colleagues.hire(vera, { name: 'Вера', emails: ['v@firm.ru'] });
    colleagues.hire(oleg, { name: 'вера', emails: ['o@firm.ru'] });
    const author = (key: string, login: string, name: string): void => books.tell({ kind: 'author', key, login, name });
    author('a1', 'ivanova', 'Мария  Иванова');
    author('a2', 'buh1', 'Бухгалтер');
    author('a3', 'petrov', 'Петров');
    author('a4', 'x', 'Вера');
    await watch.execute();
    const known = new Map((await mirror.authors(true)).map((a) => [a.key, a.employeeId]));
    expect([...known].sort()).toEqual([
      ['a1', anna],
      ['a2', olga],
      ['a3', petr],
      ['a4', null],
    ]);
  });
});
