import { newId } from '@prorab/kernel';
import type { Clock } from '@prorab/kernel';
import { FakeChangeFeed, FakeJobs, FakeOutbox } from '@prorab/platform/testing';
import type { UnitOfWork } from '@prorab/platform/marks';
import { sharesOf } from '../../../domain/invoice/payment-shares.js';
import { InquiryMatching } from '../../invoices/inquiry-matching.js';
import { InvoiceSettling } from '../../invoices/invoice-settling.js';
import type { LedgerFact, LedgerUnread } from '../ledger.port.js';
import { FakeLedgerOrderBook } from './fake-ledger-orders.js';
import { FakeInquiryBook } from '../fake-inquiry-book.js';
import { FakeLedger } from './fake-ledger.js';
import type { LedgerMirror } from './ledger-mirror.port.js';

export interface LedgerMirrorBench {
  mirror: LedgerMirror;
  work: UnitOfWork;
  clock: Clock;
  close(): Promise<void>;
}

/** What the mirror promises: facts in any order, and what follows from them. */
export function describeLedgerMirror(name: string, make: () => Promise<LedgerMirrorBench>): void {
  describe(`ledger mirror: ${name}`, () => {
    let bench: LedgerMirrorBench;
    let books: FakeLedger;
    beforeEach(async () => {
      bench = await make();
      books = new FakeLedger();
    });
    afterEach(() => bench.close());

    /** Brings over what the books have gained, settled. */
    const follow = async (): Promise<void> => {
      const inquiries = new InquiryMatching(bench.mirror, new FakeInquiryBook(), new FakeLedgerOrderBook());
      const settling = new InvoiceSettling(
        bench.mirror,
        books,
        inquiries,
        new FakeOutbox(),
        new FakeChangeFeed(),
        new FakeJobs(),
        bench.clock,
      );
      for await (const page of books.changes('all'))
        await bench.work.run(async () => {
          const { touched, before } = await bench.mirror.apply(page.facts, page.readAt);
          await settling.settle(touched, before, { silent: true });
          await page.keep();
        });
    };
    const states = async (...keys: string[]): Promise<(string | undefined)[]> =>
      Promise.all(keys.map(async (key) => (await bench.mirror.invoice(key))?.state));
    const inWork = <T>(work: () => Promise<T>): Promise<T> => bench.work.run(work);

    it('says how an invoice was before, and what a payment is for', async () => {
      books.issues('n1', '100.00');
      const first: LedgerFact[] = [];
      for await (const page of books.changes('all')) first.push(...page.facts);
      const { before } = await inWork(() => bench.mirror.apply(first, bench.clock.now()));
      expect(before).toEqual(new Map([['n1', null]]));
      const again = await inWork(() => bench.mirror.apply(first, bench.clock.now()));
      expect(again.before.get('n1')).toMatchObject({ key: 'n1', total: 10_000 });
      expect([...again.touched.invoices]).toEqual(['n1']);
      books.pays('m1', '40.00', 'n1');
      await follow();
      const [claims] = await inWork(() => bench.mirror.claims(['m1', 'none']));
      expect(claims).toMatchObject({ key: 'm1', amount: 4_000, base: { invoiceKey: 'n1', total: 10_000, by: 'base' } });
      expect(sharesOf(claims!)).toMatchObject([{ invoiceKey: 'n1', amount: 4_000 }]);
      expect(await bench.mirror.invoice('n1')).toMatchObject({ paid: 4_000, state: 'partly', paidAt: null });
    });
    it('sets aside what it cannot keep, and keeps all the rest of the page', async () => {
      books.issues('bad', '900000000000000000000.00', { partyKey: 'p' });
      books.issues('day', '1.00', { payBy: '2026-02-30' });
      books.issues('n1', '100.00');
      books.pays('m1', '40.00', 'n1');
      books.deletes('payment', 'y'.repeat(300));
      await follow();
      expect(await states('n1', 'bad', 'day')).toEqual(['partly', undefined, undefined]);
      expect((await bench.mirror.setAside(9)).map(({ kind, key }) => `${kind} ${key.slice(0, 3)}`).sort()).toEqual(
        expect.arrayContaining(['invoice bad', 'invoice day']),
      );
      expect(await bench.mirror.setAside(1)).toHaveLength(1);
      books.issues('bad', '1.00');
      books.issues('day', '1.00');
      await follow();
      expect(await states('bad', 'day')).toEqual(['unpaid', 'unpaid']);
      expect((await bench.mirror.setAside(9)).filter((one) => one.kind === 'invoice')).toEqual([]);
    });
    it('sets aside what could not be read, once, until a fact of it comes well or it is gone', async () => {
      const why = { ru: 'Счет № 451: не читается дата', en: 'Invoice 451: no such date' };
      const unread = (kind: 'invoice' | 'party', key: string): LedgerUnread => ({ kind, key, why });
      const apply = (facts: LedgerFact[], ...of: LedgerUnread[]): Promise<unknown> =>
        inWork(() => bench.mirror.apply(facts, bench.clock.now(), of));
      await apply([], unread('invoice', 'n1'), unread('party', '?x'));
      await apply([], unread('invoice', 'n1'));
      const aside = await bench.mirror.setAside(9);
      expect(aside).toHaveLength(2);
      expect(aside).toEqual(expect.arrayContaining([unread('invoice', 'n1'), unread('party', '?x')]));
      books.issues('n1', '100.00');
      const facts: LedgerFact[] = [];
      for await (const page of books.changes('all')) facts.push(...page.facts);
      // A fact beside it says what of it can be read: it is kept, and stays on the list.
      await apply(facts, unread('invoice', 'n1'));
      expect(await states('n1')).toEqual(['unpaid']);
      expect(await bench.mirror.setAside(9)).toHaveLength(2);
      await apply([...facts, { kind: 'party', key: '?x', gone: true }]);
      expect(await bench.mirror.setAside(9)).toEqual([]);
    });
    it('keeps all of them, however many, and lets go those that come well', async () => {
      const why = { ru: 'не читается', en: 'cannot be read' };
      const many = (from: number): LedgerUnread[] =>
        Array.from({ length: 600 }, (_, n) => ({ kind: 'party', key: `p${from + n}`, why }));
      for (const from of [0, 300, 600]) await inWork(() => bench.mirror.apply([], bench.clock.now(), many(from)));
      expect(await bench.mirror.setAside(5_000)).toHaveLength(1_200);
      const gone = many(0).map(({ kind, key }): LedgerFact => ({ kind, key, gone: true }));
      await inWork(() => bench.mirror.apply(gone, bench.clock.now()));
      const left = await bench.mirror.setAside(5_000);
      expect(left.map(({ key }) => key).sort()).toEqual(
        many(600)
          .map(({ key }) => key)
          .sort(),
      );
    });
    it('a payment may come before its invoice, and a shipment after both', async () => {
      books.pays('m1', '100.00', null, { base: { kind: 'shipment', key: 's1' } });
      await follow();
      books.issues('n1', '100.00');
      await follow();
      expect(await states('n1')).toEqual(['unpaid']);
      books.ships('s1', 'n1', '100.00');
      await follow();
      expect(await bench.mirror.invoice('n1')).toMatchObject({ state: 'paid', shipped: 10_000, paid: 10_000 });
      books.ships('s1', null, '100.00');
      await follow();
      expect(await bench.mirror.invoice('n1')).toMatchObject({ state: 'unpaid', shipped: 0, paid: 0 });
    });
    it('follows movements that lay a payment against shipments of several invoices', async () => {
      for (const n of [1, 2]) {
        books.issues(`n${n}`, '50.00');
        books.ships(`s${n}`, `n${n}`, '50.00');
      }
      books.pays('m1', '70.00', null);
      const against = (n: number, amount: string): LedgerFact => ({
        ...{ kind: 'settlement', key: `k${n}`, partyKey: null, contractKey: null, amount },
        ...{ document: { kind: 'payment', key: 'm1' }, against: { kind: 'shipment', key: `s${n}` } },
      });
      books.tell(against(1, '-50.00'), against(2, '-20.00'));
      await follow();
      expect(await states('n1', 'n2')).toEqual(['paid', 'partly']);
      books.deletes('settlement', 'k2');
      await follow();
      expect(await states('n1', 'n2')).toEqual(['paid', 'unpaid']);
    });
    it('what is unposted, marked or deleted pays nothing, and comes back', async () => {
      books.issues('n1', '100.00');
      books.pays('m1', '100.00', 'n1');
      await follow();
      expect(await states('n1')).toEqual(['paid']);
      books.pays('m1', '100.00', 'n1', { posted: false });
      await follow();
      expect(await states('n1')).toEqual(['unpaid']);
      books.pays('m1', '100.00', 'n1');
      await follow();
      books.deletes('payment', 'm1');
      await follow();
      expect(await states('n1')).toEqual(['unpaid']);
      books.deletes('invoice', 'n1');
      await follow();
      expect(await states('n1')).toEqual(['void']);
      books.issues('n1', '100.00');
      books.pays('m1', '100.00', 'n1');
      await follow();
      expect(await states('n1')).toEqual(['paid']);
    });
    it('an invoice is not called unpaid while the balance knows of money (SA-09)', async () => {
      books.party('p1');
      books.issues('n1', '100.00', { partyKey: 'p1' });
      books.ships('s1', 'n1', '100.00', { partyKey: 'p1' });
      books.owes('p1', '100.00');
      await follow();
      expect(await states('n1')).toEqual(['unpaid']);
      books.pays('m1', '100.00', null, { partyKey: 'p1' });
      books.owes('p1', '0.00');
      await follow();
      expect(await states('n1')).toEqual(['not-tied']);
      books.pays('m1', '100.00', 'n1', { partyKey: 'p1' });
      await follow();
      expect(await states('n1')).toEqual(['paid']);
    });
    it('turns over so many at once, and says whose there are more of', async () => {
      for (const n of [1, 2, 3, 4]) books.issues(`n${n}`, '100.00', { partyKey: 'p1' });
      books.issues('m1', '100.00', { partyKey: 'p2' });
      await follow();
      const reach = { rest: 10_000, until: null };
      const astray = (limit: number, ...parties: string[]) =>
        inWork(() => bench.mirror.astray(new Map(parties.map((key) => [key, reach])), limit));
      const some = await astray(3, 'p1', 'p2');
      expect(some.pictures).toHaveLength(3);
      expect(some.left).toContain('p1');
      expect(await astray(4, 'p1')).toMatchObject({ pictures: [{}, {}, {}, {}], left: [] });
      expect(await astray(1, 'p2')).toMatchObject({ pictures: [{ key: 'm1' }], left: [] });
    });
    it('what a person says goes before what the books say, and can be taken back', async () => {
      books.issues('n1', '100.00');
      books.issues('n2', '100.00');
      books.pays('m1', '100.00', 'n1');
      await follow();
      const say = async (invoiceKey: string, amount: number): Promise<void> => {
        const tie = { invoiceKey, amount, tiedBy: 'person', tiedById: null } as const;
        await inWork(() => bench.mirror.keepTie('m1', tie, bench.clock.now()));
      };
      await say('n2', 6_000);
      expect(await inWork(() => bench.mirror.takePayment('m1'))).toMatchObject({
        ...{ key: 'm1', amount: 10_000, ties: [{ invoiceKey: 'n2', amount: 6_000 }] },
      });
      expect(await inWork(() => bench.mirror.takePayment('none'))).toBeNull();
      const settle = async (): Promise<void> => {
        books.pays('m1', '100.00', 'n1');
        await follow();
      };
      await settle();
      expect(await states('n1', 'n2')).toEqual(['partly', 'partly']);
      expect(await inWork(() => bench.mirror.dropTie('m1', 'n2'))).toBe(true);
      expect(await inWork(() => bench.mirror.dropTie('m1', 'n2'))).toBe(false);
      await settle();
      expect(await states('n1', 'n2')).toEqual(['paid', 'unpaid']);
    });
    it('knows whose customers and employees the books speak of', async () => {
      const [ours, anna] = [newId(), newId()];
      books.party('p1', { inn: '7701234567' });
      books.party('p2');
      books.tell({ kind: 'author', key: 'a1', login: 'ivanova', name: 'Иванова Мария' });
      books.issues('n1', '100.00', { partyKey: 'p1', authorKey: 'a1' });
      await follow();
      expect((await bench.mirror.unmatched(10)).map((p) => [p.key, p.inn])).toEqual([
        ['p1', '7701234567'],
        ['p2', null],
      ]);
      await inWork(async () => {
        await bench.mirror.setParties([{ key: 'p1', tiedTo: ours, partyId: ours, matched: 'tied' }]);
        await bench.mirror.setEmployees(new Map([['a1', anna]]));
      });
      expect(await bench.mirror.unmatched(1)).toMatchObject([{ key: 'p2' }]);
      expect(await bench.mirror.ofOurParty(ours)).toMatchObject([{ key: 'p1', matched: 'tied', tiedTo: ours }]);
      expect(await bench.mirror.authors(false)).toEqual([]);
      expect(await bench.mirror.authors(true)).toMatchObject([{ key: 'a1', employeeId: anna }]);
      books.issues('n2', '100.00', { partyKey: 'p1', authorKey: 'a1' });
      books.party('p1', { inn: '7701234567', name: 'Ромашка' });
      await follow();
      for (const key of ['n1', 'n2'])
        expect(await bench.mirror.invoice(key)).toMatchObject({ partyId: ours, employeeId: anna });
      expect(await bench.mirror.partyOfBooks('p1')).toMatchObject({ name: 'Ромашка', partyId: ours });
    });
    it('keeps of which inquiry an invoice is, whatever the books say later', async () => {
      const inquiry = newId();
      books.party('p1');
      books.issues('n1', '100.00', { partyKey: 'p1' });
      books.issues('n2', '100.00', { partyKey: 'p1', draft: true });
      await follow();
      expect((await bench.mirror.withoutInquiry(['p1'])).map((i) => i.key)).toEqual(['n1']);
      await inWork(() => bench.mirror.setInquiries([{ invoiceKey: 'n1', inquiryId: inquiry, by: 'person' }]));
      books.issues('n1', '150.00', { partyKey: 'p1' });
      await follow();
      expect(await bench.mirror.invoice('n1')).toMatchObject({
        inquiryId: inquiry,
        inquiryBy: 'person',
        total: 15_000,
      });
      expect(await bench.mirror.withoutInquiry(['p1'])).toEqual([]);
      expect((await bench.mirror.ofInquiry(inquiry)).map((i) => i.key)).toEqual(['n1']);
    });
    it('knows the invoice of a number that bears the key of an order first in its note', async () => {
      const [key, other] = [newId(), newId()];
      books.issues('n1', '1.00', { number: '105', note: `${other} чужой` });
      books.issues('n2', '1.00', { number: '105', note: `как в ${key}` });
      books.issues('n3', '1.00', { number: '105', note: `${key} Самовывоз` });
      books.issues('n4', '1.00', { number: '106', note: key });
      await follow();
      const bearing = (invoiceNumber: string) => bench.mirror.bearing(key, { invoiceNumber });
      expect(await Promise.all(['105', '106', '107'].map(bearing))).toEqual(['n3', 'n4', null]);
      books.tell({ kind: 'invoice', key: 'n4', gone: true });
      await follow();
      expect(await bearing('106')).toBeNull();
    });
    it('the mirror of other books is laid aside whole', async () => {
      books.party('p1');
      books.issues('n1', '100.00', { partyKey: 'p1' });
      books.pays('m1', '100.00', 'n1');
      expect(await bench.mirror.isEmpty()).toBe(true);
      await follow();
      expect(await bench.mirror.isEmpty()).toBe(false);
      await inWork(() => bench.mirror.empty());
      expect(await bench.mirror.isEmpty()).toBe(true);
      expect(await bench.mirror.invoice('n1')).toBeNull();
      expect(await bench.mirror.unmatched(10)).toEqual([]);
      await books.forget();
      await follow();
      expect(await states('n1')).toEqual(['paid']);
    });
    it('what a person said of a payment holds again when its books come back', async () => {
      books.issues('n1', '100.00');
      books.issues('n2', '100.00');
      books.pays('m1', '100.00', 'n1');
      await follow();
      const of = { invoiceKey: 'n1', amount: 0, tiedBy: 'person' as const, tiedById: newId() };
      await inWork(() => bench.mirror.keepTie('m1', of, bench.clock.now()));
      await inWork(() => bench.mirror.keepTie('m1', { ...of, invoiceKey: 'n2', amount: 10_000 }, bench.clock.now()));
      await inWork(() => bench.mirror.empty());
      await books.forget();
      await follow();
      expect(await states('n1', 'n2')).toEqual(['unpaid', 'paid']);
    });
    it('and not where the same keys mean other things', async () => {
      books.issues('n1', '100.00');
      books.issues('n2', '100.00');
      books.pays('m1', '100.00', 'n1');
      await follow();
      const of = { invoiceKey: 'n1', amount: 0, tiedBy: 'person' as const, tiedById: newId() };
      await inWork(() => bench.mirror.keepTie('m1', of, bench.clock.now()));
      await inWork(() => bench.mirror.empty());
      await inWork(() => bench.mirror.forgetWords());
      await books.forget();
      await follow();
      expect(await states('n1', 'n2')).toEqual(['paid', 'unpaid']);
    });
  });
}
