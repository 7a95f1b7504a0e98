import { WorkingCalendar } from '@prorab/kernel';
import { ContactReceived, ContactTaken, CustomerCalled } from '@prorab/sales/contract';
import { ANNA, BORIS, LINE, PSKOV, aCallWorld } from './a-call-world.builder.js';
import type { ExchangeRecord } from '../../../domain/exchange-record.js';
import { BlockedRecords } from '../../../application/blocked-records.js';
import { FakeCallRecords } from '../../../application/ports/fake-call-records.js';
import { FakeRecordsMark } from '../../../application/ports/fake-records-mark.js';
import { RecordsUnreadable } from '../../../domain/records.errors.js';
import { FillFromRecords } from '../../../application/use-cases/fill-from-records.use-case.js';

const NUMBER = '+79112223344';
const begin = Date.parse('2026-11-27T09:00:00Z');
const DIALLED = { channelId: '17.6', way: 'phone', phone: '101', dialled: '89112223344', callerNumber: '' } as const;
const at = (seconds: number): Date => new Date(begin + seconds * 1000);

describe('calls that went past us', () => {
  let world: Awaited<ReturnType<typeof aCallWorld>>;
  let records: FakeCallRecords;
  let fill: FillFromRecords;
  const mark = new FakeRecordsMark();
  const write = (of: Partial<ExchangeRecord> = {}): void =>
    void records.written.push({
      ...{ channelId: '17.5', way: 'trunk', held: 'dialplan', dialled: LINE, callerNumber: NUMBER, callerName: '' },
      ...{ phone: null, extension: null, startedAt: at(10), answeredAt: null, endedAt: at(30), end: null },
      ...of,
    });
  const breaksInTalk = async (channelId: string): Promise<void> => {
    world.control.pickUp(`${channelId}~0`);
    await world.settled();
    world.clock.advance({ seconds: 900 });
    world.control.channels.clear();
    await world.control.connect();
    await world.settled();
  };
  const later = (): void => world.clock.advance({ seconds: 600 });
  beforeEach(async () => {
    world = await aCallWorld();
    records = new FakeCallRecords();
    mark.mark = '0';
    const { changes, lines, owners, sides, numbers, visits, hours, unwelcome, health, clock } = world;
    const blocked = new BlockedRecords(lines, unwelcome);
    fill = new FillFromRecords(
      ...([records, mark, changes, lines, owners, sides, numbers, visits, hours, blocked, health, clock] as const),
    );
  });
  afterEach(() => world.end());

  it('taken by a phone while we were away is a talk of its owner, known to sales, its recording fetched', async () => {
    write({ extension: '101' });
    write({ extension: '102', answeredAt: at(14), endedAt: at(60) });
    later();
    expect(await fill.execute()).toEqual({ found: 1, corrected: 0, unreadable: 0 });
    expect(world.stateOf('17.5')).toMatchObject({
      ...{ stage: 'ended', outcome: 'talked', answeredBy: BORIS, answeredAt: at(14), endedAt: at(60), line: LINE },
      ...{ branchId: PSKOV, caller: { kind: 'number', number: NUMBER }, recordings: ['calls/17.5'] },
    });
    expect(world.outbox.of(ContactReceived)).toMatchObject([{ from: [{ value: NUMBER }], employeeHint: BORIS }]);
    expect(world.outbox.of(ContactTaken)).toMatchObject([{ employeeId: BORIS }]);
    expect(world.outbox.events).toHaveLength(3);
    expect(await fill.execute()).toEqual({ found: 0, corrected: 0, unreadable: 0 });
  });
  it('taken by nobody is missed, and waits to be called back', async () => {
    write();
    later();
    await fill.execute();
    expect(world.stateOf('17.5')).toMatchObject({ outcome: 'missed', answeredBy: null });
    expect([...world.missed.rows.values()]).toMatchObject([{ count: 1, closedAt: null }]);
  });
  it('of a blocked number, taken by nobody, are refused ones: counted, and nobody calls back; a talk with it is one', async () => {
    await world.unwelcome.block({ number: NUMBER, reason: 'Реклама', by: null, at: at(0) });
    write();
    write({ channelId: '17.7', extension: '101', startedAt: at(40), answeredAt: at(44), endedAt: at(60) });
    later();
    expect(await fill.execute()).toMatchObject({ found: 1 });
    expect([world.stateOf('17.5'), world.stateOf('17.7')?.outcome]).toEqual([undefined, 'talked']);
    expect([world.missed.rows.size, world.outbox.of(ContactReceived).length]).toEqual([0, 1]);
    expect(world.unwelcome.refused).toEqual(new Map([[NUMBER, 1]]));
    expect(await fill.execute()).toMatchObject({ found: 0 });
    expect(world.unwelcome.refused).toEqual(new Map([[NUMBER, 1]]));
  });
  it('out of hours, taken by nobody, is of that kind, and waits to be called back; taken by somebody it is a talk', async () => {
    const hours = { mon: '09:00-18:00' };
    world.hours.calendars.set(PSKOV, new WorkingCalendar({ zone: 'Europe/Moscow', hours, holidays: null }));
    write();
    write({ channelId: '17.7', extension: '101', startedAt: at(40), answeredAt: at(44), endedAt: at(60) });
    later();
    await fill.execute();
    expect([world.stateOf('17.5')?.outcome, world.stateOf('17.7')?.outcome]).toEqual(['closed', 'talked']);
  });
  it('have names that are cut and cleaned as those of any other call', async () => {
    write({ callerName: `Ivan\u0007 \u202Egpj.exe ${'x'.repeat(500)}` });
    write({ channelId: '17.7', callerNumber: '+79112223366', callerName: '79112223366' });
    later();
    await fill.execute();
    const { callerName = '' } = world.stateOf('17.5') ?? {};
    expect(callerName).toMatch(/^Ivan gpj\.exe x+$/);
    expect(callerName).toHaveLength(100);
    expect(world.stateOf('17.7')?.callerName).toBe('');
  });
  it('taken by nobody, but spoken with since: nobody has to call back', async () => {
    const channel = world.control.arrive(LINE, { number: NUMBER });
    await world.settled();
    world.control.pickUp(`${channel}~0`);
    await world.settled();
    world.clock.advance({ seconds: 60 });
    world.control.end(channel);
    await world.settled();
    write();
    later();
    await fill.execute();
    expect([...world.missed.rows.values()]).toMatchObject([{ end: 'talk', closedBy: ANNA }]);
  });
  it('of a land line have its city; the name is cleaned as of any other', async () => {
    write({ callerNumber: '+78112445566', callerName: 'Ivan\n\u202e  <b>' });
    write({ channelId: '17.7', callerName: '79112223344' });
    later();
    await fill.execute();
    expect(world.stateOf('17.5')).toMatchObject({ place: { city: 'Псков' }, callerName: 'Ivan <b>' });
    expect(world.stateOf('17.7')).toMatchObject({ callerName: '' });
  });
  it('dialled at a phone are calls of its owner: told to sales, recorded, and who waited for one waits no longer', async () => {
    write({ endedAt: at(20) });
    write({ ...DIALLED, startedAt: at(30), answeredAt: at(34), endedAt: at(60) });
    write({ ...DIALLED, channelId: '17.7', dialled: '+79113334455', end: 'busy', startedAt: at(70), endedAt: at(80) });
    later();
    expect(await fill.execute()).toEqual({ found: 3, corrected: 0, unreadable: 0 });
    expect(world.stateOf('17.6')).toMatchObject({
      ...{ direction: 'out', stage: 'ended', outcome: 'talked', calledBy: ANNA, answeredBy: ANNA, line: LINE },
      ...{ caller: { kind: 'number', number: NUMBER }, answeredAt: at(34), endedAt: at(60) },
      ...{ recordings: ['calls/17.6'], legs: [{ purpose: 'own', extension: '101', end: 'normal' }] },
    });
    expect(world.stateOf('17.7')).toMatchObject({ outcome: 'unanswered', answeredAt: null, clientEnd: 'busy' });
    expect(world.outbox.of(CustomerCalled)).toMatchObject([
      { number: NUMBER, employeeId: ANNA, talkedSeconds: 26, why: null },
      { number: '+79113334455', employeeId: ANNA, talkedSeconds: null, why: 'busy' },
    ]);
    expect([...world.missed.rows.values()]).toMatchObject([{ end: 'talk', closedBy: ANNA }]);
    expect(await fill.execute()).toMatchObject({ found: 0 });
  });
  it('dialled at a phone to a colleague, or to 112, are in the history, not recorded, and no business of sales', async () => {
    write({ ...DIALLED, dialled: '102', extension: '102', answeredAt: at(12) });
    write({ ...DIALLED, channelId: '17.7', dialled: '112', answeredAt: at(12) });
    write({ ...DIALLED, channelId: '17.8', dialled: '+375291234567', phone: '999' });
    later();
    expect(await fill.execute()).toMatchObject({ found: 3 });
    const inside = { kind: 'inside', extension: '102' };
    expect(world.stateOf('17.6')).toMatchObject({ caller: inside, callerName: 'Борис', line: '101', recordings: [] });
    expect(world.stateOf('17.7')).toMatchObject({ caller: { kind: 'odd', said: '112' }, recordings: [] });
    // Where the house does not call, from a phone of nobody: the dialplan has let it out all the same.
    expect(world.stateOf('17.8')).toMatchObject({ caller: { number: '+375291234567' }, calledBy: null });
    expect(world.outbox.of(CustomerCalled)).toMatchObject([{ number: '+375291234567', employeeId: null }]);
  });
  it('dialled at a phone and refused by us are none; what we have held is known already', async () => {
    write({ ...DIALLED, held: 'prorab' });
    later();
    expect(await fill.execute()).toEqual({ found: 0, corrected: 0, unreadable: 0 });
  });
  it('that we have made, and that broke, ended when the exchange says', async () => {
    world.control.phones.add(`${NUMBER.slice(1)}@pskov`);
    const channelId = world.control.dial('101', '89112223344');
    await world.settled();
    await breaksInTalk(channelId);
    expect(world.stateOf(channelId)).toMatchObject({ outcome: 'broken' });
    write({ ...DIALLED, channelId, held: 'prorab', answeredAt: at(2), endedAt: at(70) });
    later();
    expect(await fill.execute()).toEqual({ found: 0, corrected: 1, unreadable: 0 });
    expect(world.stateOf(channelId)).toMatchObject({ outcome: 'talked', answeredBy: ANNA, endedAt: at(70) });
  });
  it('that broke for us ended when the exchange says', async () => {
    const channelId = world.control.arrive(LINE, { number: NUMBER });
    await world.settled();
    await breaksInTalk(channelId);
    expect(world.stateOf(channelId)).toMatchObject({ outcome: 'broken', endedAt: at(900) });
    write({ channelId, held: 'prorab', extension: '101', answeredAt: at(0), endedAt: at(70) });
    later();
    expect(await fill.execute()).toEqual({ found: 0, corrected: 1, unreadable: 0 });
    expect(world.stateOf(channelId)).toMatchObject({ outcome: 'talked', answeredBy: ANNA, endedAt: at(70) });
  });
  it('that are open for us still are looked at again, for an hour; what is written behind them waits for nobody', async () => {
    const channelId = world.control.arrive(LINE, { number: NUMBER });
    await world.settled();
    write({ channelId, held: 'prorab' });
    write({ channelId: '17.6', callerNumber: '+79113334455' });
    later();
    expect(await fill.execute()).toMatchObject({ found: 1 });
    expect(mark.mark).toBe('0');
    world.clock.advance({ seconds: 3600 });
    expect(await fill.execute()).toMatchObject({ found: 0 });
    expect(mark.mark).toBe('2');
    expect(world.stateOf('17.6')).toMatchObject({ outcome: 'missed' });
  });
  it('of a blocked number, read again behind one that is open still, are counted once', async () => {
    await world.unwelcome.block({ number: '+79113334455', reason: 'Реклама', by: null, at: at(0) });
    const channelId = world.control.arrive(LINE, { number: NUMBER });
    await world.settled();
    write({ channelId, held: 'prorab' });
    write({ channelId: '17.6', callerNumber: '+79113334455' });
    later();
    for (let n = 0; n < 3; n++) await fill.execute();
    world.clock.advance({ seconds: 3600 });
    await fill.execute();
    expect(world.unwelcome.refused).toEqual(new Map([['+79113334455', 1]]));
  });
  it('that we have refused, and what cannot be read, are no calls', async () => {
    write({ held: 'refused' });
    records.written.push(null);
    write({ channelId: '17.6~0', way: 'other' });
    later();
    expect(await fill.execute()).toEqual({ found: 0, corrected: 0, unreadable: 1 });
    expect(world.calls.rows.size).toBe(0);
  });
  it('are not read from before we were switched on, and not in the moment in which they end', async () => {
    write();
    mark.mark = null;
    await fill.execute();
    expect(mark.mark).toBe('1');
    write({ channelId: '17.7', endedAt: world.clock.now() });
    expect(await fill.execute()).toMatchObject({ found: 0 });
    later();
    expect(await fill.execute()).toMatchObject({ found: 1 });
    expect(world.stateOf('17.5')).toBeUndefined();
  });
  it('of a long outage come in portions', async () => {
    for (let n = 0; n < 2_500; n++) write({ channelId: `18.${n}`, callerNumber: '', startedAt: at(n), endedAt: at(n) });
    world.clock.advance({ seconds: 3600 });
    expect(await fill.execute()).toMatchObject({ found: 2_500 });
  });
  it('that cannot be read are told to whoever looks after the house', async () => {
    records.since = async () => {
      throw new RecordsUnreadable('/var/log/asterisk/cdr-csv/Master.csv', 'EACCES');
    };
    await expect(fill.execute()).rejects.toThrow(RecordsUnreadable);
    expect(world.health.all().find((r) => r.reader === 'asterisk-cdr')).toMatchObject({ state: 'retrying' });
  });
});
