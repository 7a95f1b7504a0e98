import { ContactReceived, ContactTaken } from '@prorab/sales/contract';
import { ANNA, BORIS, LINE, PSKOV, aCallWorld } from './a-call-world.builder.js';
import type { ExchangeRecord } from '../../../domain/exchange-record.js';
import { FakeCallRecords } from '../../../application/ports/fake-call-records.js';
import { FakeRecordsMark } from '../../../application/ports/fake-records-mark.js';
import { RecordsUnreadable } from '../../../domain/records.errors.js';
import { FillFromRecords } from '../../../application/use-cases/fill-from-records.use-case.js';

const NUMBER = '+79112223344';
const begin = Date.parse('2026-11-27T09:00:00Z');
const at = (seconds: number): Date => new Date(begin + seconds * 1000);

describe('calls that went past us', () => {
  let world: Awaited<ReturnType<typeof aCallWorld>>;
  let records: FakeCallRecords;
  let fill: FillFromRecords;
  const mark = new FakeRecordsMark();
  const write = (of: Partial<ExchangeRecord> = {}): void =>
    void records.written.push({
      ...{ channelId: '17.5', way: 'trunk', held: 'dialplan', dialled: LINE, callerNumber: NUMBER, callerName: '' },
      ...{ extension: null, startedAt: at(10), answeredAt: null, endedAt: at(30) },
      ...of,
    });
  const later = (): void => world.clock.advance({ seconds: 600 });
  beforeEach(async () => {
    world = await aCallWorld();
    records = new FakeCallRecords();
    mark.mark = '0';
    const { changes, lines, operators, health, clock } = world;
    fill = new FillFromRecords(records, mark, changes, lines, operators, health, clock);
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
  it('that broke for us ended when the exchange says', async () => {
    const channelId = world.control.arrive(LINE, { number: NUMBER });
    await world.settled();
    world.control.pickUp(`${channelId}~0`);
    await world.settled();
    world.clock.advance({ seconds: 900 });
    world.control.channels.clear();
    await world.control.connect();
    await world.settled();
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
