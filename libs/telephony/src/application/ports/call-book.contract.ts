import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { aCallerCard } from '../../domain/a-caller-card.builder.js';
import { Call } from '../../domain/call.js';
import type { CallBook } from './call-book.port.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00.000Z') + seconds * 1000);
const [anna, boris] = [newId(), newId()];
let made = 0;
export const aCall = (startedAt = at(0)): Call =>
  Call.arrive({
    ...{
      id: newId(),
      channelId: `170.${++made}.${newId()}`,
      line: '+78112201234',
      lineTitle: 'Псков',
      branchId: newId(),
    },
    ...{ caller: { kind: 'number', number: '+79112223344' }, callerName: 'Иван', startedAt },
  });

const aMadeCall = (by: string, startedAt: Date, number = '+79112223377'): Call =>
  Call.make(
    {
      ...{ id: newId(), channelId: `out-${newId()}`, line: '+78112201234', lineTitle: 'Псков', branchId: null },
      ...{ caller: { kind: 'number', number }, callerName: '', startedAt },
      about: { partyId: newId(), inquiryId: newId() },
    },
    { employeeId: by, extension: '101', lifted: false },
  );

/** Run over the fake and every store. */
export function callBookContract(
  name: string,
  make: () => Promise<{ calls: CallBook; work: Pick<UnitOfWork, 'run'> }>,
): void {
  describe(`calls as they are kept: ${name}`, () => {
    it('come back as they were, with legs, times and all', async () => {
      const { calls, work } = await make();
      const call = aCall();
      call.recognise(
        aCallerCard({
          responsibleId: anna,
          openInvoices: { count: 2, sum: '1200.50', newest: '17' },
          openInquiry: { inquiryId: newId(), number: 451, subject: 'Кирпич', ownerId: boris },
          lastContact: { at: at(-60).toISOString(), channel: 'letter' },
        }),
      );
      const phones = [
        { employeeId: anna, extension: '101' },
        { employeeId: boris, extension: '102' },
      ];
      call.ring([{ phones, seconds: 20, because: 'group' }], at(1));
      call.rang(`${call.state.channelId}~0`, at(2));
      await work.run(() => calls.add(call));
      call.picked(`${call.state.channelId}~1`, at(7));
      await work.run(() => calls.save(call));
      const found = await work.run(() => calls.takeByChannel(call.state.channelId));
      expect(found?.state).toEqual(call.state);
    });
    it('are there once, also when two processes hear of one at the same moment', async () => {
      const { calls, work } = await make();
      const call = aCall();
      const again = Call.restore({ ...call.state, id: newId() });
      const added = [await work.run(() => calls.add(call)), await work.run(() => calls.add(again))];
      expect(added).toEqual([true, false]);
      expect((await work.run(() => calls.takeByChannel(call.state.channelId)))?.state.id).toBe(call.state.id);
      expect(await work.run(() => calls.takeByChannel('nobody'))).toBeNull();
      expect([await calls.channelOf(call.state.id), await calls.channelOf(newId())]).toEqual([
        call.state.channelId,
        null,
      ]);
    });
    it('are open until they end, the oldest first', async () => {
      const { calls, work } = await make();
      const [late, early, over] = [aCall(at(9)), aCall(at(3)), aCall(at(1))];
      over.callerLeft(at(2));
      for (const call of [late, early, over]) await work.run(() => calls.add(call));
      const open = await calls.open();
      const ours = new Set([late, early, over].map((c) => c.state.channelId));
      expect(open.filter((id) => ours.has(id))).toEqual([early.state.channelId, late.state.channelId]);
    });
    it('tell what is compared with the exchange: of a span, or of one, by its id or its channel', async () => {
      const { calls, work } = await make();
      const day = at(-10_000_000);
      const [early, late, outside] = [aCall(day), aCall(new Date(day.getTime() + 5_000)), aCall(at(-5_000_000))];
      late.callerLeft(new Date(day.getTime() + 9_000));
      for (const call of [early, late, outside]) await work.run(() => calls.add(call));
      const found = await calls.begun(day, new Date(day.getTime() + 60_000));
      expect(found.map((c) => c.id)).toEqual([early.state.id, late.state.id]);
      const { id, channelId, startedAt } = late.state;
      const said = {
        ...{ id, channelId, startedAt, isIncoming: true, number: '+79112223344' },
        ...{ wasAtExchange: true, hasTalked: false, hasEnded: true, recording: null },
      };
      expect(found[1]).toEqual(said);
      expect([await calls.find(id), await calls.find(channelId), await calls.find('nobody')]).toEqual([
        said,
        said,
        null,
      ]);
    });
    it('tell of those that we make whether their own phone has rung', async () => {
      const { calls, work } = await make();
      const [rang, not] = [aMadeCall(anna, at(0)), aMadeCall(anna, at(0))];
      rang.rang(rang.state.channelId, at(1));
      for (const call of [rang, not]) await work.run(() => calls.add(call));
      const of = async ({ state }: Call): Promise<unknown> => (await calls.find(state.id))?.wasAtExchange;
      expect([await of(rang), await of(not)]).toEqual([true, false]);
    });
    it('know the last talk with a number after a moment', async () => {
      const { calls, work } = await make();
      const number = `+7911${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
      const talk = async (who: string, from: number, to: number | null): Promise<void> => {
        const one = Call.restore({ ...aCall(at(from)).state, caller: { kind: 'number', number } });
        one.ring([{ phones: [{ employeeId: who, extension: '101' }], seconds: 20, because: 'group' }], at(from));
        one.picked(`${one.state.channelId}~0`, at(from));
        if (to !== null) one.callerLeft(at(to));
        await work.run(() => calls.add(one));
      };
      expect(await calls.talkAfter(number, at(0))).toBeNull();
      await talk(anna, 0, 10);
      await talk(boris, 20, 30);
      expect(await calls.talkAfter(number, at(5))).toEqual({ at: at(30), employeeId: boris });
      expect(await calls.talkAfter(number, at(30))).toBeNull();
      await talk(anna, 40, null);
      expect(await calls.talkAfter(number, at(30))).toEqual({ at: at(40), employeeId: anna });
    });
    it('say whose phone rings now', async () => {
      const { calls, work } = await make();
      const [rings, busy, over] = [newId(), newId(), newId()];
      const one = aCall(at(0));
      const phones = [rings, busy].map((employeeId, n) => ({ employeeId, extension: `10${n}` }));
      one.ring([{ phones, seconds: 20, because: 'group' }], at(0));
      one.legEnded(`${one.state.channelId}~1`, 'busy', at(1));
      const gone = aCall(at(0));
      gone.ring([{ phones: [{ employeeId: over, extension: '103' }], seconds: 20, because: 'group' }], at(0));
      gone.callerLeft(at(1));
      for (const call of [one, gone]) await work.run(() => calls.add(call));
      const { ringing, talking } = await calls.activity(at(2));
      expect([rings, busy, over].map((who) => ringing.has(who))).toEqual([true, false, false]);
      expect(talking.has(rings)).toBe(false);
    });
    it('that go out come back as they were', async () => {
      const { calls, work } = await make();
      const call = aMadeCall(anna, at(0));
      await work.run(() => calls.add(call));
      call.picked(call.state.channelId, at(1));
      call.clientRang(at(2));
      call.clientEnded('busy', at(3));
      await work.run(() => calls.save(call));
      expect((await work.run(() => calls.takeByChannel(call.state.channelId)))?.state).toEqual(call.state);
    });
    it('of one who calls: what goes on, however long, and what he has begun lately; he is busy meanwhile', async () => {
      const { calls, work } = await make();
      const who = newId();
      const [open, over, before, other] = [
        ...[aMadeCall(who, at(0)), aMadeCall(who, at(50)), aMadeCall(who, at(1)), aMadeCall(newId(), at(55))],
      ] as const;
      for (const call of [over, before]) call.legEnded(call.state.channelId, 'busy', at(56));
      for (const call of [open, over, before, other]) await work.run(() => calls.add(call));
      expect(await calls.outgoingOf(who, at(40))).toEqual([
        { channelId: over.state.channelId, to: '+79112223377', isOpen: false, startedAt: at(50) },
        { channelId: open.state.channelId, to: '+79112223377', isOpen: true, startedAt: at(0) },
      ]);
      expect((await calls.activity(at(60))).talking.has(who)).toBe(true);
    });
    it('know the line that a number was last in touch by', async () => {
      const { calls, work } = await make();
      const number = `+7911${String(Date.now()).slice(-7)}`;
      expect(await calls.lastLineOf(number)).toBeNull();
      const [early, late] = [aMadeCall(newId(), at(1), number), aMadeCall(newId(), at(2), number)];
      for (const call of [late, Call.restore({ ...early.state, line: '+78120000000' })])
        await work.run(() => calls.add(call));
      expect(await calls.lastLineOf(number)).toBe('+78112201234');
    });
    it('say who talks and who has talked last', async () => {
      const { calls, work } = await make();
      const [talking, talked] = [newId(), newId()];
      const call = async (who: string, from: number, to: number | null): Promise<void> => {
        const one = aCall(at(from));
        one.ring([{ phones: [{ employeeId: who, extension: '101' }], seconds: 20, because: 'group' }], at(from));
        one.picked(`${one.state.channelId}~0`, at(from));
        if (to !== null) one.callerLeft(at(to));
        await work.run(() => calls.add(one));
      };
      await call(talking, 0, null);
      await call(talked, 0, 10);
      await call(talked, 20, 30);
      await call(talked, -200_000, -190_000);
      const { talking: now, lastTalkAt } = await calls.activity(at(60));
      expect(now.has(talking)).toBe(true);
      expect(now.has(talked)).toBe(false);
      expect(lastTalkAt.get(talked)).toEqual(at(30));
      expect(lastTalkAt.has(talking)).toBe(false);
      expect((await calls.activity(at(400_000))).lastTalkAt.has(talked)).toBe(false);
    });
  });
}
