import { SpokenCommands, type SpokenContext, UnitOfWork, actingAs } from '@prorab/platform/marks';
import { testEngines } from '@prorab/platform/testing';
import { OwnBooks } from '../../../application/ports/ledger/own-books.port.js';
import { MarkPhantoms, WatchInvoices, WatchLedger } from '../../../application/use-cases/index.js';
import { AwaitedInvoiceDirectory } from '../../../contract/index.js';
import { type Mirror, aMirror } from '../../out/persistence/invoice-care/a-mirror.builder.js';
import { type SalesHouse, aSalesHouse, people } from './a-sales-house.builder.js';

/** Monday noon in Moscow is the present of the house; these are the days before. */
const ago = (house: SalesHouse, days: number): Date => new Date(house.clock.now().getTime() - days * 86_400_000);
const lines = [{ item: 'brick', quantity: '100', price: 3_000 }];

describe.each(testEngines())('forgotten invoices on %s', (engine) => {
  let house: SalesHouse;
  let mirror: Mirror;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
    mirror = aMirror(house.database);
    await mirror.party('p', 'ООО «Ромашка»');
    await mirror.item('brick', 'Кирпич М150');
    const [anna, boris] = [people.anna.id, people.boris.id];
    await mirror.issue(
      { key: '1A', number: '451', at: ago(house, 7), partyKey: 'p', employeeId: anna, total: 500_000, lines },
      {
        key: '2A',
        number: '452',
        at: ago(house, 6),
        partyKey: 'p',
        employeeId: anna,
        total: 900_000,
        paid: 100_000,
        state: 'partly',
      },
      { key: '3A', number: '453', at: ago(house, 14), partyKey: 'q', employeeId: boris, total: 700_000 },
      { key: '4A/B', number: 'ТД-454', at: ago(house, 5), partyKey: 'r', total: 100_000 },
      { key: '5A', number: '455', at: ago(house, 5), partyKey: 'p', employeeId: anna, total: 500_000, lines },
      { key: '6A', number: '456', at: ago(house, 5), partyKey: 'p', employeeId: anna, total: 500_000, state: 'paid' },
    );
    await mirror.read(house.clock.now(), 'native');
    await house.app.get(MarkPhantoms).execute();
    await house.app.get(WatchInvoices).execute();
  });
  afterAll(() => house.close());
  const numbers = async (url: string, as: 'anna' | 'head' | 'accountant' = 'anna'): Promise<string[]> => {
    const { body } = await house.get(url, as);
    return (body as { items: { number: string }[] }).items.map((i) => i.number);
  };

  it('are one’s own, the dearest first; phantoms and paid ones are none', async () => {
    expect(await numbers('forgotten-invoices')).toEqual(['452', '455']);
    const { body } = await house.get('forgotten-invoices?limit=1');
    expect(body.items[0]).toMatchObject({
      invoiceKey: '2A',
      owed: '8000.00',
      days: 4,
      step: 3,
      chance: null,
      owner: { name: 'Анна' },
    });
    expect(await numbers(`forgotten-invoices?limit=1&after=${body.next}`)).toEqual(['455']);
    expect((await house.get('forgotten-invoices?whose=all')).status).toBe(403);
    expect((await house.get(`forgotten-invoices?ownerId=${people.boris.id}`)).status).toBe(403);
  });
  it('are all for the head, with who has how many and which reasons dominate', async () => {
    expect(await numbers('forgotten-invoices?whose=all', 'head')).toEqual(['452', '455', '453', 'ТД-454']);
    expect(await numbers('forgotten-invoices?whose=ownerless', 'head')).toEqual(['ТД-454']);
    const { body } = await house.get('forgotten-invoices/totals', 'head');
    expect(body).toMatchObject({ count: 4, owed: '21000.00', lookedAt: 4 });
    expect(body.people.map((p: { count: number }) => p.count)).toEqual([2, 1, 1]);
    expect((await house.get('forgotten-invoices/totals')).status).toBe(403);
    expect((await house.get('forgotten-invoices/chance', 'head')).body).toMatchObject({
      enough: false,
      atLeast: 200,
      brier: null,
    });
  });
  it('cost the same number of statements whatever their number', async () => {
    const few = await house.readsOf(() => house.get('forgotten-invoices?whose=all&limit=1', 'head'));
    expect(await house.readsOf(() => house.get('forgotten-invoices?whose=all&limit=50', 'head'))).toBe(few);
  });

  it('a promise takes one off the list and its undo brings it back, with the history of both', async () => {
    const promise = await house.ask('POST', 'invoices/2A/care/promise', { body: { on: '2026-11-30' } });
    expect(promise.status).toBe(204);
    expect(await numbers('forgotten-invoices')).toEqual(['455']);
    expect((await house.get('invoices/2A/care')).body).toMatchObject({
      promisedOn: '2026-11-30',
      waiting: { since: '2026-11-30', days: 0, step: null },
    });
    expect((await house.ask('POST', 'invoices/2A/care/undo')).status).toBe(204);
    expect(await numbers('forgotten-invoices')).toEqual(['452', '455']);
    const { body } = await house.get('invoices/2A/care');
    expect(body.history.map((h: { kind: string; undone: boolean }) => [h.kind, h.undone])).toEqual([
      ['undone', false],
      ['promised', true],
    ]);
    expect((await house.ask('POST', 'invoices/2A/care/undo')).body.code).toBe('sales.invoice-nothing-to-undo');
  });
  it('a refusal needs a reason of the list; what is wrong is refused in words', async () => {
    const refuse = (reason: string) => house.ask('POST', 'invoices/5A/care/refuse', { body: { reason } });
    expect(await refuse('mood')).toMatchObject({ status: 422, body: { code: 'sales.loss-reason-unknown' } });
    expect((await refuse('price')).status).toBe(204);
    expect((await house.get('invoices/5A/care')).body).toMatchObject({
      refused: { code: 'price', name: 'Дорого' },
      waiting: { step: null },
    });
    expect((await house.ask('POST', 'invoices/5A/care/undo')).status).toBe(204);
    expect((await house.ask('POST', 'invoices/2A/care/promise', { body: { on: '2026-11-31' } })).body.code).toBe(
      'kernel.day-invalid',
    );
    expect((await house.ask('POST', 'invoices/2A/care/promise', { body: { on: '2026-11-01' } })).body.code).toBe(
      'sales.invoice-promise-in-past',
    );
    expect(await house.ask('POST', 'invoices/2A/care/promise', { body: { on: '2099-11-01' } })).toMatchObject({
      status: 422,
      body: { code: 'sales.invoice-promise-too-far', detail: expect.stringContaining('90 дней') as string },
    });
    expect((await house.ask('POST', 'invoices/6A/care/contact', { body: {} })).body).toMatchObject({
      code: 'sales.invoice-awaits-nothing',
      detail: expect.stringContaining('он оплачен') as string,
    });
    expect((await house.ask('POST', 'invoices/no/care/contact', { as: 'head', body: {} })).status).toBe(404);
  });
  it('nobody changes another’s; the head gives it to somebody, and that one may', async () => {
    const give = (to: string | null, as: 'anna' | 'head') =>
      house.ask('PUT', `invoices/${encodeURIComponent('4A/B')}/care/keeper`, { as, body: { employeeId: to } });
    expect(await give(people.anna.id, 'anna')).toMatchObject({
      status: 403,
      body: { code: 'sales.invoice-not-yours' },
    });
    expect((await give(people.anna.id, 'head')).status).toBe(204);
    expect(await numbers('forgotten-invoices')).toEqual(['452', '455', 'ТД-454']);
    expect((await give(null, 'anna')).status).toBe(204);
    expect(await numbers('forgotten-invoices?whose=ownerless', 'head')).toEqual(['ТД-454']);
    expect((await house.get('forgotten-invoices', 'accountant')).status).toBe(200);
    expect((await house.ask('GET', 'forgotten-invoices', { as: 'worker' })).status).toBe(403);
  });
  it('a phantom says of whom, and counts again when a person says that both are wanted', async () => {
    expect((await house.get('invoices/1A/care')).body).toMatchObject({
      phantomOf: { number: '455' },
      waiting: null,
      reasons: [{ code: 'phantom' }],
    });
    expect((await house.ask('POST', 'invoices/1A/care/two-orders')).status).toBe(204);
    expect(await numbers('forgotten-invoices')).toEqual(['452', '455', '451']);
    expect((await house.ask('POST', 'invoices/1A/care/two-orders')).body.code).toBe('sales.invoice-is-no-phantom');
    expect((await house.ask('POST', 'invoices/1A/care/undo')).status).toBe(204);
    expect(await numbers('forgotten-invoices')).toEqual(['452', '455']);
  });
});

describe.each(testEngines())('forgotten invoices of the first reading, on %s', (engine) => {
  let house: SalesHouse;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
    const document = { contractKey: null, posted: true, marked: false, note: null };
    const words = { fullName: null, inn: null, phones: null, email: null, address: null, person: null };
    const line = { no: 1, itemKey: null, name: 'Кирпич', quantity: '1', price: '100.00', sum: '100.00', vat: '0.00' };
    const invoice = (key: string) => ({
      ...{ ...document, kind: 'invoice' as const, key, number: key, at: ago(house, 7), partyKey: 'p' },
      ...{ authorKey: 'a', total: '100.00', vat: '0.00', payBy: null, draft: false, warehouseKey: null, lines: [line] },
    });
    await house.app
      .get(UnitOfWork)
      .run(() =>
        house.app
          .get(OwnBooks)
          .write(
            { kind: 'author', key: 'a', login: 'e11', name: 'Анна' },
            { kind: 'party', key: 'p', code: 'p', name: 'Ромашка', ...words, marked: false },
            invoice('1'),
            invoice('2'),
          ),
      );
  });
  afterAll(() => house.close());

  it('are still being counted until the round has looked, which it does right after the reading', async () => {
    const asked = async () => {
      const [list, totals] = [
        await house.get('forgotten-invoices'),
        await house.get('forgotten-invoices/totals', 'head'),
      ];
      const { items, counting } = list.body as { items: { number: string }[]; counting: boolean };
      return { numbers: items.map((i) => i.number), counting, totals: totals.body.counting as boolean };
    };
    expect(await asked()).toEqual({ numbers: [], counting: true, totals: true });
    await aMirror(house.database).read(house.clock.now(), 'native', false);
    expect(await asked()).toEqual({ numbers: [], counting: true, totals: true });
    expect(await house.app.get(AwaitedInvoiceDirectory).forgottenOf(everything)).toMatchObject({ late: true });
    expect((await spoken()).text).toContain('Ещё считаем');
    expect(await house.app.get(WatchLedger).execute()).toBe('read');
    await house.settled();
    // The older of two that say the same is a phantom: that was looked for before.
    expect(await asked()).toEqual({ numbers: ['2'], counting: false, totals: false });
    expect(await house.app.get(AwaitedInvoiceDirectory).forgottenOf(everything)).toMatchObject({
      count: 1,
      late: false,
    });
    expect((await spoken()).text).toContain('Забыто: 1 счёт');
  });
  const everything = { employeeIds: [people.anna.id], ownerless: true, limit: 10 };
  const spoken = () => {
    const { id: employeeId, role } = people.anna;
    const command = house.app.get(SpokenCommands).byId('sales.forgotten-invoices');
    if (!command) throw new Error('no such command');
    const context: SpokenContext = {
      ...{ employeeId, role, language: 'ru', zone: 'Europe/Moscow', calendar: house.staff.calendar },
      ...{ now: house.clock.now(), room: 'assistant', conversationId: null, messageId: null, phrase: '' },
    };
    return actingAs({ kind: 'employee', employeeId, role, sessionId: 's' }, () => command.handler.run({}, context));
  };
});
