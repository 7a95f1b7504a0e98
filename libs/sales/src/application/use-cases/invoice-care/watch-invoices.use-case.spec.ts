import { DomainError } from '@prorab/kernel';
import { actingAs } from '@prorab/platform/marks';
import { FakeLocks } from '@prorab/platform/testing';
import fc from 'fast-check';
import { InvoiceCareChanged, InvoiceForgotten, OldInvoicesSetAside } from '../../../contract/index.js';
import { InvoiceActUndoable } from '../../../domain/invoice-care/invoice-care-errors.js';
import { untouched } from '../../../domain/invoice-care/invoice-care.js';
import { ledgerFakes } from '../../a-ledger-watch.builder.js';
import { type CareWorld, aCareWorld } from '../../a-care-world.builder.js';
import { anna, boris } from '../../a-sales-world.builder.js';
import { InquiryMatching } from '../../invoices/inquiry-matching.js';
import { PartyMatching } from '../../invoices/party-matching.js';
import { FakeInquiryBook } from '../../ports/fake-inquiry-book.js';
import { FakePartyBook } from '../../ports/fake-party-book.js';
import { FakeDuplicateProposals } from '../../ports/fake-sales-books.js';
import { FakeLedgerMirror } from '../../ports/ledger/fake-ledger-mirror.js';
import { FakeLedgerOrderBook } from '../../ports/ledger/fake-ledger-orders.js';
import { MatchLedgerParties } from '../invoices/match-ledger-parties.use-case.js';
import { BeginInvoiceCare } from './begin-invoice-care.use-case.js';

const noon = (day: string): Date => new Date(`${day}T09:00:00Z`);
const eventsOf = <E extends object>(world: CareWorld, kind: new (...args: never[]) => E): E[] =>
  world.outbox.events.filter((e): e is E => e instanceof kind);
const told = (world: CareWorld) =>
  eventsOf(world, InvoiceForgotten).map(({ invoiceKey, step, to }) => `${invoiceKey} ${step} ${to}`);
/** Goes round at noon of each of these days. */
async function onDays(world: CareWorld, ...days: string[]): Promise<void> {
  for (const day of days) {
    world.at(noon(day));
    await world.round.execute();
  }
}
const june = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => `2026-06-${String(from + n).padStart(2, '0')}`);

describe('the round of invoices that nobody pays', () => {
  it('tells each step once, the manager first, then the head, however often it goes round', async () => {
    const world = aCareWorld();
    world.colleagues.hire(anna);
    world.invoices.issue('a', noon('2026-06-01'), { employeeId: anna });
    await onDays(world, ...june(1, 30), ...june(30, 30));
    expect(told(world)).toEqual(['a 1 manager', 'a 3 manager', 'a 7 manager', 'a 10 head']);
    expect(eventsOf(world, InvoiceForgotten)[0]).toMatchObject({
      ownerId: anna,
      number: 'a',
      at: '2026-06-02T09:00:00.000Z',
    });
  });
  it('goes to the customer’s own manager when its author has left, else to the heads', async () => {
    const world = aCareWorld();
    world.colleagues.hire(boris);
    world.invoices.issue('a', noon('2026-06-01'), { employeeId: anna, responsibleId: boris });
    world.invoices.issue('b', noon('2026-06-01'), { employeeId: anna });
    await onDays(world, '2026-06-02');
    expect(eventsOf(world, InvoiceForgotten).map((e) => e.ownerId)).toEqual(expect.arrayContaining([boris, null]));
  });
  it('goes to whoever ordered the invoice when its author is a robot of the books, before the customer’s own manager', async () => {
    const world = aCareWorld();
    world.colleagues.hire(anna);
    world.colleagues.hire(boris);
    world.invoices.issue('a', noon('2026-06-01'), { orderedById: anna, responsibleId: boris });
    world.invoices.issue('b', noon('2026-06-01'), { orderedById: anna, employeeId: boris });
    await onDays(world, '2026-06-02');
    const owners = eventsOf(world, InvoiceForgotten).map((e) => [e.invoiceKey, e.ownerId]);
    expect(new Map(owners as [string, string][])).toEqual(
      new Map([
        ['a', anna],
        ['b', boris],
      ]),
    );
    await world.handOver.execute({ invoiceKey: 'a', to: null });
    expect(world.watch.kept.get('a')?.whoseId).toBeNull();
  });
  it('is not alarmed by what the books do not say any more, nor by a mirror that is behind', async () => {
    const world = aCareWorld();
    for (const key of ['gone', 'unposted', 'marked', 'draft', 'changed', 'good'])
      world.invoices.issue(key, noon('2026-06-01'));
    world.ledger.otherwise.set('gone', null);
    world.ledger.otherwise.set('unposted', { posted: false });
    world.ledger.otherwise.set('marked', { marked: true });
    world.ledger.otherwise.set('draft', { draft: true });
    world.ledger.otherwise.set('changed', { total: '999.99' });
    await onDays(world, '2026-06-02');
    expect(told(world)).toEqual(['good 1 manager']);
    world.ledger.otherwise.clear();
    world.ledger.failure = new DomainError('unavailable', 'sales.ledger-unavailable', 'the books do not answer');
    await onDays(world, '2026-06-04');
    expect(told(world)).toHaveLength(1);
  });
  it('is not alarmed by an invoice that was paid since the books were last read', async () => {
    const world = aCareWorld();
    for (const key of ['paid', 'open']) world.invoices.issue(key, noon('2026-06-01'));
    world.ledger.arrives = () => world.invoices.change('paid', { state: 'paid' });
    await onDays(world, '2026-06-02');
    expect(told(world)).toEqual(['open 1 manager']);
  });
  it('is broken off with the look at the books before it tells, and told of when the house runs again', async () => {
    const world = aCareWorld();
    const [mirror, { rules }] = [new FakeLedgerMirror(), ledgerFakes()];
    const ofBooks = new PartyMatching(
      ...([mirror, new FakePartyBook(), new FakeDuplicateProposals(), rules, new FakeLocks(), world.clock] as const),
    );
    const inquiries = new InquiryMatching(mirror, new FakeInquiryBook(), new FakeLedgerOrderBook());
    const parties = new MatchLedgerParties(ofBooks, inquiries, mirror, world.work);
    const begin = new BeginInvoiceCare(parties, world.markPhantoms, world.round);
    world.invoices.issue('a', noon('2026-06-01'));
    world.at(noon('2026-06-02'));
    for (const cut of [world.round, begin]) {
      const stop = new AbortController();
      world.ledger.arrives = () => stop.abort();
      await expect(cut.execute({ signal: stop.signal })).rejects.toThrow('abort');
      expect([world.ledger.asked, told(world)]).toEqual([0, []]);
    }
    world.ledger.arrives = () => undefined;
    await begin.execute({ signal: new AbortController().signal });
    expect(told(world)).toEqual(['a 1 manager']);
  });
  it('is silent while the books are not read, and goes on when they are', async () => {
    const world = aCareWorld();
    world.invoices.issue('a', noon('2026-06-01'));
    await onDays(world, '2026-06-01');
    for (const minutes of [10, 40, 80]) {
      world.clock.set(new Date(noon('2026-06-01').getTime() + minutes * 60_000));
      await world.round.execute();
    }
    world.clock.set(noon('2026-06-04'));
    await world.round.execute();
    expect(told(world)).toEqual([]);
    await onDays(world, '2026-06-05');
    expect(told(world)).toEqual(['a 3 manager']);
  });
  it('begins with a window: what is older is one line', async () => {
    const world = aCareWorld();
    for (let n = 0; n < 200; n++) world.invoices.issue(`old-${n}`, noon('2026-03-02'));
    world.invoices.issue('new', noon('2026-05-29'));
    await onDays(world, '2026-06-01', '2026-06-02');
    expect(told(world)).toEqual(['new 1 manager']);
    expect(eventsOf(world, OldInvoicesSetAside)).toMatchObject([{ count: 200, owed: '200000.00' }]);
  });
  it('does not begin before all the books were read', async () => {
    const world = aCareWorld();
    world.invoices.issue('a', noon('2026-05-01'));
    world.clock.set(noon('2026-06-02'));
    world.invoices.books = { source: 'onec77', asOf: world.clock.now(), complete: false };
    expect(await world.round.execute()).toEqual({ told: 0 });
    expect(await world.watch.start()).toBeNull();
  });
  it('has not begun before a first round is over', async () => {
    const world = aCareWorld();
    world.invoices.issue('a', noon('2026-05-29'));
    world.watch.keep = () => Promise.reject(new Error('the database is gone'));
    await expect(world.round.execute()).rejects.toThrow('gone');
    expect(await world.watch.start()).toBeNull();
    Reflect.deleteProperty(world.watch, 'keep');
    await world.round.execute();
    expect(await world.watch.start()).toEqual({ startedAt: world.clock.now() });
  });
  it('leaves phantoms, drafts and what only is not tied alone', async () => {
    const world = aCareWorld();
    world.invoices.issue('a', noon('2026-06-01'), { phantomOf: 'b' });
    world.invoices.issue('c', noon('2026-06-01'), { state: 'not-tied' });
    await onDays(world, ...june(2, 20));
    expect(told(world)).toEqual([]);
  });
  it('tells the neighbours when what was told does not hold any more', async () => {
    const world = aCareWorld();
    for (const key of ['paid', 'called', 'same']) world.invoices.issue(key, noon('2026-06-01'));
    await onDays(world, '2026-06-02');
    world.invoices.change('paid', { state: 'paid' });
    world.invoices.change('called', { lastContactAt: noon('2026-06-03') });
    await onDays(world, '2026-06-03');
    expect(
      eventsOf(world, InvoiceCareChanged)
        .map((e) => e.invoiceKey)
        .sort(),
    ).toEqual(['called', 'paid']);
    expect([...world.watch.kept.keys()].sort()).toEqual(['called', 'same']);
  });
});

describe('what people do about an invoice', () => {
  const aTold = async (): Promise<CareWorld> => {
    const world = aCareWorld();
    world.colleagues.hire(anna);
    world.colleagues.hire(boris);
    world.invoices.issue('a', noon('2026-06-01'), { employeeId: anna });
    await onDays(world, '2026-06-02');
    return world;
  };
  it('goes on to the end: of what is watched and not awaited any more nothing stays, and no promise is left out', async () => {
    const world = aCareWorld({ firstDays: 3 });
    const many = 6_000;
    const stays = { ...{ whoseId: null, since: '2026-05-29', days: 1, step: null, told: null, listed: false } };
    for (let n = 0; n < many; n++) {
      const key = `k${n}`;
      await world.watch.keep({ ...stays, invoiceKey: `gone${n}`, owed: 1, chance: null, weight: 1, because: [] });
      world.invoices.issue(key, noon('2026-04-01'));
      world.book.kept.set(key, { ...untouched(key), promisedOn: '2026-06-20' });
    }
    await world.round.execute();
    expect(world.watch.kept.size).toBe(many);
    expect([...world.watch.kept.keys()].every((key) => key.startsWith('k'))).toBe(true);
  });
  it('a promise is waited for, then counted from; its undo brings the old count back', async () => {
    const world = await aTold();
    await world.promise.execute({ invoiceKey: 'a', on: '2026-06-09' });
    expect(eventsOf(world, InvoiceCareChanged)).toHaveLength(1);
    await onDays(world, ...june(3, 9));
    expect(told(world)).toHaveLength(1);
    await onDays(world, '2026-06-10');
    expect(told(world)).toEqual(['a 1 manager', 'a 1 manager']);
    await world.undo.execute({ invoiceKey: 'a' });
    await onDays(world, '2026-06-10');
    expect(told(world).at(-1)).toBe('a 7 manager');
    await expect(world.undo.execute({ invoiceKey: 'a' })).rejects.toMatchObject({
      code: 'sales.invoice-nothing-to-undo',
    });
  });
  it('a promise of yesterday, a reason of no list, a snooze into the past are refused', async () => {
    const world = await aTold();
    await expect(world.promise.execute({ invoiceKey: 'a', on: '2026-06-01' })).rejects.toMatchObject({
      code: 'sales.invoice-promise-in-past',
    });
    await expect(world.refuse.execute({ invoiceKey: 'a', reason: 'mood' })).rejects.toMatchObject({
      code: 'sales.loss-reason-unknown',
    });
    await expect(world.snooze.execute({ invoiceKey: 'a', until: noon('2026-06-01') })).rejects.toMatchObject({
      code: 'sales.invoice-snooze-invalid',
    });
    await expect(world.promise.execute({ invoiceKey: 'no', on: '2026-06-09' })).rejects.toMatchObject({
      code: 'sales.invoice-missing',
    });
    world.invoices.change('a', { state: 'paid' });
    await expect(world.noteContact.execute({ invoiceKey: 'a' })).rejects.toMatchObject({
      code: 'sales.invoice-awaits-nothing',
    });
  });
  it('a refusal ends it, and its undo goes on', async () => {
    const world = await aTold();
    await world.refuse.execute({ invoiceKey: 'a', reason: 'price', note: 'нашли дешевле' });
    await onDays(world, ...june(3, 20));
    expect(told(world)).toHaveLength(1);
    await world.undo.execute({ invoiceKey: 'a' });
    await onDays(world, '2026-06-22');
    expect(told(world).at(-1)).toBe('a 10 head');
    expect(world.book.history.get('a')?.map((h) => [h.kind, h.undone])).toEqual([
      ...[
        ['told', false],
        ['refused', true],
        ['undone', false],
        ['told', false],
      ],
    ]);
  });
  it('put off, it is not in the list, and the same step comes again at that time', async () => {
    const world = await aTold();
    await world.snooze.execute({ invoiceKey: 'a', until: noon('2026-06-03') });
    expect(world.watch.kept.get('a')).toMatchObject({ listed: false, told: null });
    await onDays(world, '2026-06-03');
    expect(told(world)).toEqual(['a 1 manager', 'a 1 manager']);
    expect(world.watch.kept.get('a')).toMatchObject({ listed: true });
  });
  it('given to another it is his; not mine: the heads’', async () => {
    const world = await aTold();
    await world.handOver.execute({ invoiceKey: 'a', to: boris });
    expect(world.watch.kept.get('a')?.whoseId).toBe(boris);
    await actingAs({ kind: 'employee', employeeId: boris, role: 'manager', sessionId: 's' }, () =>
      world.handOver.execute({ invoiceKey: 'a', to: null }),
    );
    expect(world.watch.kept.get('a')?.whoseId).toBeNull();
    expect(world.book.history.get('a')?.at(-1)).toMatchObject({ kind: 'not-mine', byId: boris });
    await expect(world.handOver.execute({ invoiceKey: 'a', to: 'nobody' })).rejects.toMatchObject({
      code: 'sales.invoice-owner-unknown',
    });
  });
});

/** One thing that happens to the invoice in the log of a random world. */
type Happening =
  | { on: number; what: 'part-paid' | 'contact' | 'noted' | 'refused' | 'undo' | 'paid' }
  | { on: number; what: 'promised'; ahead: number }
  | { on: number; what: 'snoozed'; ahead: number };

describe('random days against a slow, obvious computation', () => {
  const first = Date.UTC(2026, 5, 1);
  const dayOf = (n: number): string => new Date(first + n * 86_400_000).toISOString().slice(0, 10);
  /** Works Monday to Friday, not on the 12th, and what is drawn off besides. */
  const isWorking = (n: number, off: ReadonlySet<number>): boolean =>
    ![5, 6].includes(n % 7) && dayOf(n) !== '2026-06-12' && !off.has(n);

  /** Walks day after day and writes down what a patient person would say at noon. */
  function oracle(log: readonly Happening[], off: ReadonlySet<number>, days: number): string[] {
    const said: string[] = [];
    const lastSaid = (): number[] => said.at(-1)?.split(' ').map(Number) ?? [-1, 0];
    let [paid, moved] = [false, 0];
    // What a person may take back.
    let people = { promised: -1, noted: -1, asleepUntil: -1, refused: false };
    const undo: (() => void)[] = [];
    const does = (over: Partial<typeof people>): void => {
      const before = Object.fromEntries(Object.keys(over).map((k) => [k, people[k as keyof typeof people]]));
      undo[0] = () => void (people = { ...people, ...before });
      people = { ...people, ...over };
    };
    for (let n = 0; n < days; n++) {
      // In the morning things happen.
      for (const h of log.filter((x) => x.on === n)) {
        if (paid) continue;
        if (h.what === 'paid') paid = true;
        if (h.what === 'part-paid' || h.what === 'contact') moved = n;
        if (h.what === 'noted') does({ noted: n });
        if (h.what === 'refused') does({ refused: true });
        if (h.what === 'promised') does({ promised: n + h.ahead, asleepUntil: -1, refused: false });
        if (h.what === 'snoozed') does({ asleepUntil: n + h.ahead });
        if (h.what === 'undo') undo.shift()?.();
      }
      if (paid || people.refused || !isWorking(n, off) || n < people.asleepUntil) continue;
      const from = Math.max(0, moved, people.promised, people.noted);
      let waited = 0;
      for (let d = from + 1; d <= n; d++) if (isWorking(d, off)) waited++;
      const step = waited >= 10 ? 10 : waited >= 7 ? 7 : waited >= 3 ? 3 : waited >= 1 ? 1 : 0;
      const [lastOn = -1, lastStep = 0] = lastSaid();
      const isHigher = step > (lastOn > from ? lastStep : 0);
      const isAwake = step > 0 && lastOn < people.asleepUntil;
      if (!isHigher && !isAwake) continue;
      said.push(`${n} ${step}`);
      people = { ...people, asleepUntil: -1 };
    }
    return said;
  }

  const happening = fc.oneof(
    fc.record({
      on: fc.nat(40),
      what: fc.constantFrom('part-paid', 'contact', 'noted', 'refused', 'undo', 'undo', 'paid'),
    }),
    fc.record({ on: fc.nat(40), what: fc.constantFrom('promised', 'snoozed'), ahead: fc.integer({ min: 1, max: 9 }) }),
  ) as fc.Arbitrary<Happening>;

  it('says the same, step for step', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { maxLength: 8 }),
        fc.uniqueArray(fc.nat(40), { maxLength: 6 }),
        async (unordered, free) => {
          const log = [...unordered].sort((a, b) => a.on - b.on);
          const off = new Set(free);
          const world = aCareWorld({ watchDays: 400 });
          world.calendars.calendar = world.calendars.calendar.without(
            free.map((n) => ({
              from: new Date(`${dayOf(n)}T00:00:00+03:00`),
              to: new Date(`${dayOf(n + 1)}T00:00:00+03:00`),
            })),
          );
          world.invoices.issue('a', new Date(`${dayOf(0)}T06:30:00Z`));
          const said: string[] = [];
          for (let n = 0; n < 45; n++) {
            world.at(`${dayOf(n)}T07:00:00Z`);
            for (const h of log.filter((x) => x.on === n)) await happen(world, h, n);
            // At noon, and again in the evening: nothing is said twice, and nothing outside of working hours.
            for (const hour of ['09', '14', '20']) {
              world.at(`${dayOf(n)}T${hour}:00:00Z`);
              const before = told(world).length;
              await world.round.execute();
              said.push(
                ...told(world)
                  .slice(before)
                  .map((line) => `${n} ${line.split(' ')[1]}`),
              );
            }
          }
          expect(said).toEqual(oracle(log, off, 45));
        },
      ),
      { numRuns: 150 },
    );
  });

  async function happen(world: CareWorld, h: Happening, n: number): Promise<void> {
    const [invoiceKey, now] = ['a', world.clock.now()];
    if (world.invoices.all.get('a')?.state === 'paid') return;
    if (h.what === 'paid') world.invoices.change('a', { state: 'paid' });
    if (h.what === 'undo')
      await world.undo.execute({ invoiceKey }).catch((error: unknown) => {
        if (!(error instanceof InvoiceActUndoable)) throw error;
      });
    if (h.what === 'part-paid') world.invoices.change('a', { state: 'partly', lastPaidAt: now });
    if (h.what === 'contact') world.invoices.change('a', { lastContactAt: now });
    if (h.what === 'noted') await world.noteContact.execute({ invoiceKey });
    if (h.what === 'refused') await world.refuse.execute({ invoiceKey, reason: 'price' });
    if (h.what === 'promised') await world.promise.execute({ invoiceKey, on: dayOf(n + h.ahead) });
    if (h.what === 'snoozed')
      await world.snooze.execute({ invoiceKey, until: new Date(`${dayOf(n + h.ahead)}T06:00:00Z`) });
  }
});
