import type { UnitOfWork } from '@prorab/platform/marks';
import { newId } from '@prorab/kernel';
import { act, anInquiry, minutesLater } from '../../domain/inquiry/an-inquiry.builder.js';
import type { FirstContact, Inquiry } from '../../domain/inquiry/inquiry.js';
import type { InquiryBook } from './inquiry-book.port.js';

export interface InquiryBookBench {
  book: InquiryBook;
  work: UnitOfWork;
  /** Another instance on the same rows, for the adapters that lock. */
  another?: { book: InquiryBook; work: UnitOfWork };
  /** What the history of an inquiry holds, oldest first. */
  historyOf(id: string): Promise<{ kind: string; because: readonly unknown[] }[]>;
  close(): Promise<void>;
}

/** What every book of inquiries promises. */
export function describeInquiryBook(name: string, make: () => Promise<InquiryBookBench>): void {
  describe(`book of inquiries: ${name}`, () => {
    let bench: InquiryBookBench;
    let number = 0;
    const anna = newId();
    beforeEach(async () => (bench = await make()));
    afterEach(() => bench.close());
    const add = async (
      over: Partial<FirstContact> = {},
      change: (i: Inquiry) => void = () => undefined,
    ): Promise<Inquiry> => {
      const inquiry = anInquiry(over, ++number);
      change(inquiry);
      await bench.work.run(() => bench.book.save(inquiry));
      return inquiry;
    };
    const ids = (some: Promise<Inquiry[]>): Promise<string[]> => some.then((list) => list.map((i) => i.id));
    const inWork = <T>(work: () => Promise<T>): Promise<T> => bench.work.run(work);

    it('gives back what it was given, to the last field', async () => {
      const given = await add({ threadKey: 't-1', group: 'facades', subject: 'Ёлка 🌲' }, (i) => {
        i.assign(
          anna,
          act(minutesLater(3), {
            because: [{ rule: 'r', outcome: 'chose', code: 'at-work', employeeId: anna, numbers: { load: 1.5 } }],
          }),
        );
        i.planNextStep({ text: 'Позвонить', due: minutesLater(90) }, act(minutesLater(4)));
      });
      const found = await inWork(() => bench.book.takeForChange(given.id));
      expect(found.state).toEqual(given.state);
      expect(found.state.version).toBe(1);
      expect((await bench.historyOf(given.id)).map((h) => h.kind)).toEqual(['opened', 'moved', 'next-step']);
      expect((await bench.historyOf(given.id))[1]?.because).toEqual([
        { rule: 'r', outcome: 'chose', code: 'at-work', employeeId: anna, numbers: { load: 1.5 } },
      ]);
      await expect(inWork(() => bench.book.takeForChange(newId()))).rejects.toEqual(
        expect.objectContaining({ code: 'sales.inquiry-missing' }),
      );
    });

    it('finds all of some parties, newest first, without spam', async () => {
      const [ours, theirs] = [newId(), newId()];
      const old = await add({ partyId: ours, receivedAt: minutesLater(1) });
      const fresh = await add({ partyId: ours, receivedAt: minutesLater(9) }, (i) =>
        i.assign(anna, act(minutesLater(9))),
      );
      await add({ partyId: ours, receivedAt: minutesLater(5) }, (i) => i.markSpam(act(minutesLater(6))));
      const other = await add({ partyId: theirs, receivedAt: minutesLater(3) });
      expect(await ids(bench.book.ofParties([ours]))).toEqual([fresh.id, old.id]);
      expect(await ids(bench.book.ofParties([ours, theirs]))).toEqual([fresh.id, other.id, old.id]);
      expect(await ids(bench.book.ofParties([]))).toEqual([]);
    });

    it('keeps a link; threads that have moved lead to the other inquiry only, and back', async () => {
      const [one, two] = [await add({ threadKey: 't-1' }), await add({ threadKey: 't-2' })];
      const change = (work: (one: Inquiry, two: Inquiry) => void) =>
        inWork(async () => {
          const [a, b] = [await bench.book.takeForChange(one.id), await bench.book.takeForChange(two.id)];
          work(a, b);
          await bench.book.save(a, b);
          return a.state;
        });
      const linked = await change((a, b) => {
        const before = a.state;
        a.linkTo(b.state, ['c-1'], act());
        b.absorb(before, act());
      });
      expect(linked.link).toEqual({
        ...{ to: two.id, threads: ['t-1'], gained: ['t-1'], contactIds: ['c-1'] },
        respondBy: one.state.respondBy,
      });
      expect((await inWork(() => bench.book.takeForChange(one.id))).state).toEqual(linked);
      expect(await ids(inWork(() => bench.book.takeByThreads(['t-1'])))).toEqual([two.id]);
      expect((await bench.book.threadsOf([one.id, two.id])).sort()).toEqual(['t-1', 't-1', 't-2']);
      const contacts = { channels: ['letter'], contactCount: 1, lastContactAt: minutesLater(0) } as const;
      await change((a, b) => {
        const before = a.state;
        a.separate(b.state, contacts, act());
        b.release(before, contacts, act());
      });
      expect(await ids(inWork(() => bench.book.takeByThreads(['t-1'])))).toEqual([one.id]);
      expect(await ids(inWork(() => bench.book.takeByThreads(['t-2'])))).toEqual([two.id]);
    });

    it('refuses a change on top of a version that is not the stored one', async () => {
      const { id } = await add();
      const [one, two] = [
        await inWork(() => bench.book.takeForChange(id)),
        await inWork(() => bench.book.takeForChange(id)),
      ];
      one.take(anna, act());
      await inWork(() => bench.book.save(one));
      two.markSpam(act());
      await expect(inWork(() => bench.book.save(two))).rejects.toEqual(
        expect.objectContaining({ code: 'sales.inquiry-changed' }),
      );
      expect((await inWork(() => bench.book.takeForChange(id))).state).toMatchObject({ ownerId: anna, version: 2 });
    });

    it('finds by thread, also one that was joined later, and nothing by no thread', async () => {
      const one = await add({ threadKey: 't-1' });
      await add({ threadKey: 't-9' });
      await inWork(async () => {
        const inquiry = await bench.book.takeForChange(one.id);
        inquiry.join({ channel: 'chat', threadKey: 't-2', at: minutesLater(2) }, act(minutesLater(2)));
        await bench.book.save(inquiry);
      });
      expect(await inWork(() => ids(bench.book.takeByThreads(['t-2'])))).toEqual([one.id]);
      expect(await inWork(() => ids(bench.book.takeByThreads(['t-1', 't-2'])))).toEqual([one.id]);
      expect(await inWork(() => ids(bench.book.takeByThreads([])))).toEqual([]);
      expect((await inWork(() => bench.book.takeForChange(one.id))).state.threads).toEqual(['t-1', 't-2']);
    });

    it('finds the open ones of a party since an instant, and the ids of all its inquiries', async () => {
      const partyId = newId();
      const near = await add({ partyId, receivedAt: minutesLater(60) });
      const old = await add({ partyId });
      const closed = await add({ partyId, receivedAt: minutesLater(60) }, (i) => i.markSpam(act(minutesLater(61))));
      expect(await inWork(() => ids(bench.book.takeOpenOfParty(partyId, minutesLater(30))))).toEqual([near.id]);
      expect((await inWork(() => bench.book.idsOfParty(partyId))).sort()).toEqual([near.id, old.id, closed.id].sort());
      expect(await inWork(() => ids(bench.book.takeMany([closed.id, near.id, newId()])))).toEqual(
        [near.id, closed.id].sort(),
      );
    });

    it('hands the waiting ones out oldest first, page by page', async () => {
      const made = [];
      for (const minutes of [30, 10, 20]) made.push(await add({ receivedAt: minutesLater(minutes) }));
      await add({}, (i) => i.assign(anna, act()));
      const oldest = [made[1]!.id, made[2]!.id, made[0]!.id];
      expect(await inWork(() => ids(bench.book.takeOldestWaiting({ limit: 10 })))).toEqual(oldest);
      const after = { receivedAt: minutesLater(10), id: made[1]!.id };
      expect(await inWork(() => ids(bench.book.takeOldestWaiting({ limit: 1, after })))).toEqual([oldest[1]]);
    });

    it('finds what the clock looks for: untaken, overdue, and what one holds', async () => {
      const held = await add({}, (i) => i.assign(anna, act()));
      const late = await add({ receivedAt: minutesLater(-30) });
      await add({ receivedAt: minutesLater(-30) }, (i) => i.escalate(act()));
      await add({}, (i) => (i.take(anna, act()), i.win(act())));
      expect(await inWork(() => ids(bench.book.takeUntaken(minutesLater(14), 10)))).toEqual([]);
      expect(await inWork(() => ids(bench.book.takeUntaken(minutesLater(15), 10)))).toEqual([held.id]);
      expect(await inWork(() => ids(bench.book.takeOverdue(minutesLater(30), 10)))).toEqual([late.id]);
      expect(await inWork(() => ids(bench.book.takeHeldBy(anna)))).toEqual([held.id]);
    });

    it('saves many at once', async () => {
      const many = Array.from({ length: 120 }, () => anInquiry({ threadKey: `m-${number}` }, ++number));
      await inWork(() => bench.book.save(...many));
      const again = await inWork(() => bench.book.takeOldestWaiting({ limit: 200 }));
      expect(again).toHaveLength(120);
      for (const inquiry of again) inquiry.assign(anna, act());
      await inWork(() => bench.book.save(...again));
      expect(await inWork(() => ids(bench.book.takeHeldBy(anna)))).toHaveLength(120);
    });

    it('gives one waiting inquiry to exactly one of two instances that ask at once', async () => {
      if (!bench.another) return;
      const other = bench.another;
      for (let i = 0; i < 20; i++) await add({ receivedAt: minutesLater(i) });
      const claim = (b: { book: InquiryBook; work: UnitOfWork }, who: string) =>
        b.work.run(async () => {
          const mine = await b.book.takeOldestWaiting({ limit: 10 });
          await new Promise((resolve) => setTimeout(resolve, 50));
          for (const inquiry of mine) inquiry.assign(who, act());
          await b.book.save(...mine);
          return mine.map((i) => i.id);
        });
      const [one, two] = await Promise.all([claim(bench, anna), claim(other, newId())]);
      expect(new Set([...one, ...two]).size).toBe(one.length + two.length);
      expect(one.length + two.length).toBe(20);
    });
  });
}
