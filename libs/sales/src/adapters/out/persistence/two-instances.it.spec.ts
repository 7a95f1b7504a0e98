import { ManualClock, newId } from '@prorab/kernel';
import { FakeJobs, type TestHouse, eventually, openTestHouse, testEngines } from '@prorab/platform/testing';
import { aLetter } from '../../../application/a-sales-world.builder.js';
import { Distribution } from '../../../application/distribution.js';
import { InquiryMatching } from '../../../application/invoices/inquiry-matching.js';
import { InvoiceSettling } from '../../../application/invoices/invoice-settling.js';
import { OrderOutcomes } from '../../../application/invoices/order-outcomes.js';
import { PartyMatching } from '../../../application/invoices/party-matching.js';
import { InquiryChanges } from '../../../application/inquiry-changes.js';
import { PartyMerging } from '../../../application/party-merging.js';
import { FakeColleagues, FakeWorkingHours } from '../../../application/ports/fake-people.js';
import { FakeLedger } from '../../../application/ports/ledger/fake-ledger.js';
import { FakeLedgerOrderBook } from '../../../application/ports/ledger/fake-ledger-orders.js';
import { SalesRules } from '../../../application/sales-rules.js';
import { SenderRecognition } from '../../../application/sender-recognition.js';
import { AssignWaitingInquiries } from '../../../application/use-cases/assign-waiting-inquiries.use-case.js';
import { MatchLedgerParties } from '../../../application/use-cases/invoices/match-ledger-parties.use-case.js';
import { ReceiveContact } from '../../../application/use-cases/receive-contact.use-case.js';
import { defaultPolicy } from '../../../domain/distribution/policy-document.js';
import { LedgerOrder } from '../../../domain/ledger-order/ledger-order.js';
import { InvoiceUnfitForOrder } from '../../../domain/ledger-order/ledger-order-errors.js';
import { alwaysOpen, minutesLater } from '../../../domain/inquiry/an-inquiry.builder.js';
import { salesTables } from '../../../sales.tables.js';
import { MikroDuplicateProposals } from './mikro-duplicate-proposals.js';
import { MikroInquiryBook } from './mikro-inquiry-book.js';
import { MikroInquiryNumbers } from './mikro-inquiry-numbers.js';
import { MikroLedgerOrderBook } from './ledger-orders/mikro-ledger-order-book.js';
import { MikroLedgerMirror } from './mikro-ledger-mirror.js';
import { MikroLoadBoard } from './mikro-load-board.js';
import { MikroMergeLog } from './mikro-merge-log.js';
import { MikroPartyBook } from './mikro-party-book.js';
import { MikroPolicyBook } from './mikro-policy-book.js';
import { MikroTimeLine } from './mikro-time-line.js';

const clock = new ManualClock(minutesLater(600));
const rules = new SalesRules();

/** Sales on one instance of the platform, over the real books. */
function salesOn({ database, work, feed, outbox, locks }: TestHouse, colleagues: FakeColleagues) {
  const [inquiries, parties, timeLine] = [
    new MikroInquiryBook(database),
    new MikroPartyBook(database),
    new MikroTimeLine(database),
  ];
  const [proposals, load] = [new MikroDuplicateProposals(database), new MikroLoadBoard(database)];
  const changes = new InquiryChanges(inquiries, new FakeWorkingHours(alwaysOpen), feed, outbox, work, clock);
  const merging = new PartyMerging(parties, inquiries, timeLine, new MikroMergeLog(database), changes, outbox, clock);
  const senders = new SenderRecognition(parties, proposals, merging, rules, clock);
  const distribution = new Distribution(colleagues, load, new MikroPolicyBook(database, defaultPolicy), locks);
  const numbers = new MikroInquiryNumbers(database);
  const mirror = new MikroLedgerMirror(database, clock);
  const matching = new PartyMatching(mirror, parties, proposals, rules, locks, clock);
  const ofInquiries = new InquiryMatching(mirror, inquiries, new FakeLedgerOrderBook());
  const orders = new MikroLedgerOrderBook(database);
  const settling = new InvoiceSettling(mirror, new FakeLedger(), ofInquiries, outbox, feed, new FakeJobs(), clock);
  return {
    ...{ orders, settling, outcomes: new OrderOutcomes(orders, mirror, parties, settling, outbox, clock) },
    ...{ parties, mirror, match: new MatchLedgerParties(matching, ofInquiries, mirror, work) },
    load,
    receive: new ReceiveContact(senders, inquiries, numbers, timeLine, colleagues, changes, rules, locks, work, clock),
    giveOut: new AssignWaitingInquiries(inquiries, parties, distribution, changes, rules, work, clock),
  };
}

describe.each(testEngines())('two instances at once on %s', (engine) => {
  it('make one party and one inquiry of each thread, number them without a gap, and fill nobody over his capacity', async () => {
    const house = await openTestHouse(engine, [salesTables], clock);
    const other = await house.another();
    try {
      const colleagues = new FakeColleagues();
      const people = Array.from({ length: 4 }, () => newId());
      for (const id of people) colleagues.hire(id, { capacity: 3 });
      const [one, two] = [salesOn(house, colleagues), salesOn(other, colleagues)];
      // Twenty customers, each writes three times in a thread of his own; every letter is told to both instances at once.
      const letters = Array.from({ length: 60 }, (_, i) =>
        aLetter(`c${i % 20}@x.ru`, { threadKey: `t-${i % 20}`, receivedAt: minutesLater(i).toISOString() }),
      );
      for (let at = 0; at < letters.length; at += 10) {
        const some = letters.slice(at, at + 10);
        await Promise.all(
          some.flatMap((contact) => [one.receive.execute({ contact }), two.receive.execute({ contact })]),
        );
        await Promise.all([one.giveOut.execute({ limit: 5, page: 2 }), two.giveOut.execute({ limit: 5, page: 2 })]);
      }
      const count = async (sql: string): Promise<number> =>
        Number((await house.database.all<{ n: number }>(sql))[0]?.n);
      expect(await count('select count(*) as n from sales_party')).toBe(20);
      expect(await count('select count(*) as n from sales_inquiry')).toBe(20);
      expect(await count('select max(number) as n from sales_inquiry')).toBe(20);
      expect(await count('select sum(contact_count) as n from sales_inquiry')).toBe(60);
      expect(await count('select count(*) as n from sales_time_line')).toBe(60);
      const { held } = await one.load.current();
      const byPerson = people.map((id) => held.filter((h) => h.employeeId === id).reduce((sum, h) => sum + h.count, 0));
      expect(byPerson).toEqual([3, 3, 3, 3]);
      // Oldest first: none that waits is older than one that was given out.
      const [given] = await house.database.all<{ n: number }>(
        "select max(number) as n from sales_inquiry where status = 'assigned'",
      );
      const [waits] = await house.database.all<{ n: number }>(
        "select count(*) as n from sales_inquiry where status = 'waiting'",
      );
      expect([given !== undefined, waits?.n]).toEqual([true, 8]);
    } finally {
      await other.close();
      await house.close();
    }
  }, 60_000);

  it.each(['the books', 'the letter'])(
    'know one customer who writes while the books bring him, %s first, and neither fails',
    async (first) => {
      const house = await openTestHouse(engine, [salesTables], clock);
      const other = await house.another();
      try {
        const [books, desk] = [salesOn(house, new FakeColleagues()), salesOn(other, new FakeColleagues())];
        const ledger = new FakeLedger();
        ledger.party('p1', { name: 'Ромашка', code: null, email: 'zakaz@romashka.ru', phones: '495 123-45-67' });
        for await (const { facts, readAt } of ledger.changes('all'))
          await house.work.run(() => books.mirror.apply(facts, readAt));
        const contact = aLetter('zakaz@romashka.ru', { threadKey: 't', receivedAt: minutesLater(1).toISOString() });
        const match = { on: house, run: (): Promise<unknown> => books.match.execute() };
        const receive = { on: other, run: (): Promise<unknown> => desk.receive.execute({ contact }) };
        const [one, two] = first === 'the books' ? [match, receive] : [receive, match];
        // SQLite lets nobody else in meanwhile.
        let mayEnd = engine === 'sqlite';
        const someoneWaits = async (): Promise<boolean> => {
          if (mayEnd) return true;
          const sql = "select count(*) as n from information_schema.innodb_trx where trx_state = 'LOCK WAIT'";
          return Number((await one.on.database.all<{ n: number }>(sql))[0]?.n) > 0;
        };
        const { promise: written, resolve } = Promise.withResolvers<void>();
        const early = one.on.work.run(async () => {
          await one.run();
          resolve();
          await eventually(someoneWaits);
        });
        await written;
        const late = two.run().finally(() => (mayEnd = true));
        await Promise.all([early, late]);
        const parties = await house.database.all<{ id: string; name: string }>('select id, name from sales_party');
        expect(parties).toMatchObject([{ name: 'Ромашка' }]);
        const [party] = parties;
        expect(await books.mirror.partyOfBooks('p1')).toMatchObject({ partyId: party?.id });
        const inquiries = await house.database.all('select party_id from sales_inquiry');
        expect(inquiries).toEqual([{ party_id: party?.id }]);
        const points = await house.database.all<{ point_key: string }>('select point_key from sales_contact_point');
        expect(points.map((p) => p.point_key).sort()).toEqual(['email:zakaz@romashka.ru', 'phone:+74951234567']);
      } finally {
        await other.close();
        await house.close();
      }
    },
    60_000,
  );

  it('never make one invoice that of two orders', async () => {
    const house = await openTestHouse(engine, [salesTables], clock);
    const other = await house.another();
    try {
      const [one, two] = [salesOn(house, new FakeColleagues()), salesOn(other, new FakeColleagues())];
      const ledger = new FakeLedger();
      for (const key of ['old1', 'old2', 'new']) ledger.issues(key, '10.00', { number: key, marked: key !== 'new' });
      for await (const { facts, readAt } of ledger.changes('all'))
        await house.work.run(async () => {
          const { touched, before } = await one.mirror.apply(facts, readAt);
          await one.settling.settle(touched, before, { silent: true });
        });
      const ids = ['old1', 'old2'].map((invoiceKey) => {
        const party = { partyId: newId(), code1c: null, inn: null, name: 'Ромашка', phone: null, email: null };
        const given = { id: newId(), inquiryId: newId(), party, lines: [], note: null };
        const order = LedgerOrder.give(given, { at: clock.now(), by: newId() });
        order.put(clock.now());
        order.answered({ state: 'done', invoiceNumber: invoiceKey, invoiceKey }, clock.now());
        return { order, id: given.id };
      });
      await house.work.run(async () => {
        for (const { order } of ids) await one.orders.save(order);
      });
      const [first = '', second = ''] = ids.map(({ id }) => id);
      // SQLite lets nobody else in meanwhile.
      let mayEnd = engine === 'sqlite';
      const someoneWaits = async (): Promise<boolean> => {
        if (mayEnd) return true;
        const sql = "select count(*) as n from information_schema.innodb_trx where trx_state = 'LOCK WAIT'";
        return Number((await house.database.all<{ n: number }>(sql))[0]?.n) > 0;
      };
      const { promise: said, resolve } = Promise.withResolvers<void>();
      const early = house.work.run(async () => {
        await one.outcomes.saidAnew(first, 'new');
        resolve();
        await eventually(someoneWaits);
      });
      await said;
      const late = other.work
        .run(() => two.outcomes.saidAnew(second, 'new'))
        .catch((error: unknown) => error)
        .finally(() => (mayEnd = true));
      await early;
      expect(await late).toBeInstanceOf(InvoiceUnfitForOrder);
      expect((await one.orders.find(second))?.invoiceKey).toBe('old2');
    } finally {
      await other.close();
      await house.close();
    }
  }, 60_000);
});
