import type { UnitOfWork } from '@prorab/platform/marks';
import { newId } from '@prorab/kernel';
import { defaultPolicy } from '../../domain/distribution/policy-document.js';
import { act, anInquiry, minutesLater } from '../../domain/inquiry/an-inquiry.builder.js';
import { aParty, since } from '../../domain/party/a-party.builder.js';
import { decide, propose } from '../../domain/party/duplicate-proposal.js';
import { merge, planMerge } from '../../domain/party/merge.js';
import type { DuplicateProposals } from './duplicate-proposals.port.js';
import type { InquiryBook } from './inquiry-book.port.js';
import type { InquiryNumbers } from './inquiry-numbers.port.js';
import type { LoadBoard } from './load-board.port.js';
import type { MergeLog } from './merge-log.port.js';
import type { PolicyBook } from './policy-book.port.js';
import type { TimeLine, TimeLineEntry } from './time-line.port.js';

export interface SalesBooksBench {
  work: UnitOfWork;
  timeLine: TimeLine;
  proposals: DuplicateProposals;
  merges: MergeLog;
  policies: PolicyBook;
  numbers: InquiryNumbers;
  load: LoadBoard;
  inquiries: InquiryBook;
  close(): Promise<void>;
}

/** What the smaller books promise: time line, proposals, merges, policy, numbers, load. */
export function describeSalesBooks(name: string, make: () => Promise<SalesBooksBench>): void {
  describe(`books of sales: ${name}`, () => {
    let bench: SalesBooksBench;
    beforeEach(async () => (bench = await make()));
    afterEach(() => bench.close());
    const inWork = <T>(work: () => Promise<T>): Promise<T> => bench.work.run(work);
    const entry = (contactId: string, partyId: string, minutes = 0): TimeLineEntry => ({
      contactId,
      partyId,
      inquiryId: null,
      channel: 'letter',
      direction: 'in',
      at: minutesLater(minutes),
      subject: 'Тема',
      preview: '',
      threadKey: null,
      employeeId: null,
    });

    it('time line: a contact is there once, newest first, and moves to another party', async () => {
      const [one, two] = [newId(), newId()];
      await inWork(() => bench.timeLine.add(entry('c-1', one), entry('c-2', one, 5)));
      await inWork(() => bench.timeLine.add(entry('c-1', two), entry('c-3', two)));
      expect(await inWork(() => bench.timeLine.known(['c-1', 'c-9']))).toEqual(new Map([['c-1', 'in']]));
      expect(await bench.timeLine.ofParty(one, 10)).toEqual([entry('c-2', one, 5), entry('c-1', one)]);
      expect([await bench.timeLine.byId('c-2'), await bench.timeLine.byId('c-9')]).toEqual([
        entry('c-2', one, 5),
        null,
      ]);
      await inWork(() => bench.timeLine.moveToParty(['c-1'], two));
      expect((await bench.timeLine.idsOfParty(two)).sort()).toEqual(['c-1', 'c-3']);
      expect(await bench.timeLine.known([])).toEqual(new Map());
    });

    it('time line: contacts of an inquiry, oldest first, and they move to another', async () => {
      const [party, one, two] = [newId(), newId(), newId()];
      const of = (id: string, inquiryId: string, minutes: number) => ({ ...entry(id, party, minutes), inquiryId });
      await inWork(() => bench.timeLine.add(of('c-2', one, 5), of('c-1', one, 0), of('c-3', two, 0)));
      expect(await bench.timeLine.ofInquiry(one)).toEqual([of('c-1', one, 0), of('c-2', one, 5)]);
      await inWork(() => bench.timeLine.moveToInquiry([], two));
      await inWork(() => bench.timeLine.moveToInquiry(['c-2'], two));
      expect(await bench.timeLine.ofInquiry(one)).toEqual([of('c-1', one, 0)]);
      expect(await bench.timeLine.ofInquiry(two)).toEqual([of('c-3', two, 0), of('c-2', two, 5)]);
    });

    it('time line: what is noted of a contact is kept before it is there, and the last word holds', async () => {
      const note = (text: string, minutes: number) =>
        inWork(() => bench.timeLine.note('c-1', text, minutesLater(minutes)));
      expect(await bench.timeLine.noteOf('c-1')).toBeNull();
      expect(await note('второе', 2)).toBe(true);
      expect([await note('первое', 1), await note('второе', 2)]).toEqual([false, false]);
      expect(await bench.timeLine.noteOf('c-1')).toBe('второе');
      expect(await note('', 3)).toBe(true);
      expect(await bench.timeLine.noteOf('c-1')).toBe('');
    });

    it('proposals: one for a pair, best first, the decided are not open and do not come back', async () => {
      const [a, b, c] = [newId(), newId(), newId()];
      const weak = propose(a, b, { score: 0.5, reasons: ['name:0.90'] }, since);
      const strong = propose(c, a, { score: 0.9, reasons: ['point:phone:+7'] }, since);
      await inWork(() => bench.proposals.add(weak, strong));
      await inWork(() => bench.proposals.add(propose(b, a, { score: 1, reasons: ['x'] }, since)));
      expect(await bench.proposals.open(10)).toEqual([strong, weak]);
      await inWork(async () =>
        bench.proposals.save(decide(await bench.proposals.takeForChange(weak.id), 'dismissed', null, since)),
      );
      expect(await bench.proposals.open(10)).toEqual([strong]);
      expect((await bench.proposals.ofPair(b, a))?.state).toBe('dismissed');
      await expect(inWork(() => bench.proposals.takeForChange(newId()))).rejects.toEqual(
        expect.objectContaining({ code: 'sales.proposal-missing' }),
      );
    });

    it('merges: kept whole, so that the undo finds both as they were', async () => {
      const [s, a] = [aParty('Один', ['email', 'a@x.ru']), aParty('Один', ['phone', '+78121234567'])];
      const record = merge(
        s,
        a,
        planMerge(s, a, { inquiryIds: [newId()], contacts: 1 }),
        { accepted: [], movedContactIds: ['c-1'], silent: false },
        { at: since, by: null },
      );
      await inWork(() => bench.merges.add(record));
      expect(await inWork(() => bench.merges.takeForChange(record.id))).toEqual(record);
      await inWork(() => bench.merges.save({ ...record, undoneAt: minutesLater(5) }));
      expect(await bench.merges.ofParty(a.id)).toEqual([{ ...record, undoneAt: minutesLater(5) }]);
      await expect(inWork(() => bench.merges.takeForChange(newId()))).rejects.toEqual(
        expect.objectContaining({ code: 'sales.merge-missing' }),
      );
    });

    it('policy: the default until another is kept', async () => {
      expect(await bench.policies.current()).toEqual(defaultPolicy);
      const other = { ...defaultPolicy, name: 'лето', groups: { фасады: ['a@x.ru'] } };
      await inWork(() => bench.policies.keep(defaultPolicy, { at: since, by: null }));
      await inWork(() => bench.policies.keep(other, { at: minutesLater(1, since), by: null }));
      expect(await bench.policies.current()).toEqual(other);
    });

    it('numbers: one after the other', async () => {
      expect([await inWork(() => bench.numbers.next()), await inWork(() => bench.numbers.next())]).toEqual([1, 2]);
    });

    it('load: what everybody holds by status and channel, and when each was last given one', async () => {
      const anna = newId();
      const held = [1, 2, 3].map((n) => anInquiry({ channel: n === 3 ? 'call' : 'letter' }, n));
      for (const i of held) i.assign(anna, act());
      held[1]!.answer(anna, act());
      await inWork(() => bench.inquiries.save(...held, anInquiry({}, 4)));
      await inWork(() => bench.load.given([anna], minutesLater(1)));
      await inWork(() => bench.load.given([anna], minutesLater(2)));
      const { held: counts, lastGivenAt } = await inWork(() => bench.load.current());
      const sorted = counts.map((c) => `${c.status} ${c.channel} ${c.count}`).sort();
      expect(sorted).toEqual(['answered letter 1', 'assigned call 1', 'assigned letter 1']);
      expect(lastGivenAt).toEqual(new Map([[anna, minutesLater(2)]]));
    });
  });
}
