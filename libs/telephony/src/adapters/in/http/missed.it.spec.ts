import { newId } from '@prorab/kernel';
import { UnitOfWork } from '@prorab/platform/marks';
import { eventually, testEngines } from '@prorab/platform/testing';
import { InquiryAnswered } from '@prorab/sales/contract';
import { people } from '../../../../../../test/houses/some-people.js';
import type { MissedView } from '../../../application/queries/list-missed.query.js';
import { RecordingBook } from '../../../application/ports/recording-book.port.js';
import type { Caller } from '../../../domain/caller.js';
import { aTelephonyHouse } from './a-telephony-house.builder.js';

const number = (n: number): Caller => ({ kind: 'number', number: `+7911222${String(1000 + n)}` });

describe.each(testEngines())('missed calls on %s', (engine) => {
  let house: Awaited<ReturnType<typeof aTelephonyHouse>>;
  beforeAll(async () => void (house = await aTelephonyHouse(engine)));
  afterAll(() => house.close());

  it('wait in order, page by page, each page by one question and one for its messages', async () => {
    for (let n = 0; n < 25; n++) {
      await house.misses(n % 5 === 4 ? { kind: 'hidden' } : number(n));
      if (n % 2) house.clock.advance({ seconds: 1 });
    }
    await house.misses(number(3));
    const seen: MissedView[] = [];
    let after = '';
    do {
      let page: { items: MissedView[]; next: string | null } = { items: [], next: null };
      const asked = await house.readsOf(async () => {
        page = (await house.ask('GET', `missed?limit=10${after}`)).body as typeof page;
      });
      expect(asked).toBe(2);
      seen.push(...page.items);
      after = page.next ? `&after=${encodeURIComponent(page.next)}` : '';
    } while (after);
    expect(seen).toHaveLength(25);
    expect(new Set(seen.map((e) => e.id)).size).toBe(25);
    expect(seen.map((e) => e.firstAt)).toEqual(seen.map((e) => e.firstAt).toSorted());
    expect(seen.find((e) => e.callerNumber === '+79112221003')?.count).toBe(2);
    expect(seen.filter((e) => e.callerKind === 'hidden')).toHaveLength(5);
    expect(await house.open(`?branchId=${newId()}`)).toEqual([]);
  });

  it('are closed by a person once, with a reason; not by one who may not', async () => {
    await house.misses({ kind: 'hidden' });
    const all = await house.open('?limit=100');
    const path = `missed/${all.at(-1)?.id}/close`;
    expect((await house.ask('POST', path, { as: 'accountant', body: { reason: 'Реклама' } })).status).toBe(403);
    expect((await house.ask('POST', path, { body: { reason: '  ' } })).status).toBe(400);
    expect((await house.ask('POST', path, { body: { reason: 'Реклама' } })).status).toBe(204);
    expect((await house.ask('POST', path, { as: 'boris', body: { reason: 'x' } })).body).toMatchObject({
      ...{ status: 409, code: 'telephony.missed-closed' },
    });
    expect((await house.ask('POST', `missed/${newId()}/close`, { body: { reason: 'x' } })).status).toBe(404);
    expect(await house.open('?limit=100')).toHaveLength(all.length - 1);
    const [done] = await house.open('?open=false&limit=1');
    expect(done).toMatchObject({ id: all.at(-1)?.id, end: 'person', closedBy: people.anna.id, reason: 'Реклама' });
  });

  it('are over when a letter answers the inquiry; till then one is told after two minutes, the heads after fifteen', async () => {
    const inquiryId = newId();
    const [answered, forgotten] = [number(901), number(902)];
    house.inquiries.of.set(await house.misses(answered), inquiryId);
    await house.misses(forgotten);
    const waits = async () => {
      await house.settled();
      return (await house.waits()).filter((w) => /90[12]$/.test(w.number)).map((w) => [w.step, w.number.slice(-3)]);
    };
    house.clock.advance({ minutes: 1 });
    expect(await waits()).toEqual([]);
    house.clock.advance({ minutes: 2 });
    // Nothing waits any more, though the last of it may still be at work.
    await eventually(async () =>
      expect((await waits()).toSorted()).toEqual([
        ['owner', '901'],
        ['owner', '902'],
      ]),
    );
    expect((await house.waits()).every((w) => w.employeeId === people.boris.id)).toBe(true);
    const at = house.clock.now().toISOString();
    await house.tell(
      InquiryAnswered.of({ inquiryId, number: 7, employeeId: people.anna.id, via: 'board', first: true, at }),
    );
    await house.settled();
    await eventually(async () => {
      const left = await house.open('?limit=100');
      expect(left.map((e) => e.callerNumber).filter((n) => /90[12]$/.test(n ?? ''))).toEqual(['+79112221902']);
    });
    house.clock.advance({ minutes: 20 });
    await eventually(async () =>
      expect((await waits()).filter(([step]) => step === 'head')).toEqual([['head', '902']]),
    );
  });

  it('of one number at one moment are one episode', async () => {
    const calls = [];
    for (let n = 0; n < 30; n++) calls.push(await house.rings(number(950 + (n % 5))));
    await Promise.all(calls.map((call) => house.leaves(call)));
    const of = (await house.open('?limit=100')).filter((e) => /95[0-4]$/.test(e.callerNumber ?? ''));
    expect(of.map((e) => e.count)).toEqual([6, 6, 6, 6, 6]);
  });
  // The last: there is no exchange to fetch the message from, and that is tried again and again.
  it('stand first when they ask to be called back, page by page too, and say what was left for us', async () => {
    const rules = { say: null, voicemail: true, callBack: true, thanks: null };
    const before = (await house.open('?limit=100')).length;
    const asks = async (caller: Caller, key: string): Promise<string> => {
      const call = await house.rings(caller);
      const { channelId } = call.state;
      await house.changeOf(channelId, (c, at) => c.outOfHours(at, rules));
      await house.changeOf(channelId, (c, at) => c.pressed(key, at));
      return house.leaves(call);
    };
    const ids = [await asks(number(910), '1'), await asks(number(911), '1'), await asks(number(912), '2')];
    house.clock.advance({ seconds: 1 });
    const [first, second, ...rest] = await house.open('?limit=100');
    expect([first, second].map((e) => [e?.callerNumber, e?.callBackAt !== null])).toEqual([
      ['+79112221910', true],
      ['+79112221911', true],
    ]);
    expect(rest).toHaveLength(before + 1);
    expect(rest.at(-1)).toMatchObject({ callerNumber: '+79112221912', callBackAt: null, lastCallId: ids[2] });
    expect(rest.at(-1)?.messages).toEqual([{ callId: ids[2], stage: 'waiting', seconds: null }]);
    await house.app.get(UnitOfWork).run(async () => {
      const recording = await house.app.get(RecordingBook).takeForChange(ids[2] ?? '');
      recording?.isNone('unreadable', house.clock.now());
      if (recording) await house.app.get(RecordingBook).save(recording);
    });
    const spoilt = (await house.open('?limit=100')).find(({ lastCallId }) => lastCallId === ids[2]);
    expect(spoilt?.messages).toEqual([{ callId: ids[2], stage: 'unreadable', seconds: null }]);
    const pages: MissedView[] = [];
    let after = '';
    do {
      const { body } = await house.ask('GET', `missed?limit=1${after}`);
      pages.push(...(body.items as MissedView[]));
      after = body.next ? `&after=${encodeURIComponent(String(body.next))}` : '';
    } while (after && pages.length < 4);
    expect(pages.map((e) => e.id)).toEqual([first, second, ...rest].slice(0, 4).map((e) => e?.id));
  });
});
