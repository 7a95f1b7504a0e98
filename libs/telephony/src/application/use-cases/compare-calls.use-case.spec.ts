import { ManualClock } from '@prorab/kernel';
import { FakeUnitOfWork } from '@prorab/platform/testing';
import type { Call } from '../../domain/call.js';
import type { ExchangeRecord } from '../../domain/exchange-record.js';
import { aCall } from '../ports/call-book.contract.js';
import { FakeCallBook } from '../ports/fake-call-book.js';
import { FakeCallControl } from '../ports/fake-call-control.js';
import { FakeCallRecords } from '../ports/fake-call-records.js';
import { FakeDifferenceBook } from '../ports/fake-difference-book.js';
import { TelephonySettings } from '../telephony-settings.js';
import { BlockedRecords } from '../blocked-records.js';
import { FakeLines } from '../ports/fake-lines.js';
import { FakeUnwelcomeCallers } from '../ports/fake-unwelcome-callers.js';
import { CompareCalls } from './compare-calls.use-case.js';

const at = (hours: number): Date => new Date(Date.parse('2026-11-27T04:30:00Z') + hours * 3_600_000);

function world(on = true) {
  const [calls, records, control, book] = [
    ...[new FakeCallBook(), new FakeCallRecords(), new FakeCallControl(), new FakeDifferenceBook()],
  ] as const;
  const clock = new ManualClock(at(0).toISOString());
  const rules = { group: 'all', seconds: 25, keeperSeconds: 12 } as const;
  const settings = new TelephonySettings({ rules, lookupMs: 300, on });
  const unwelcome = new FakeUnwelcomeCallers();
  const blocked = new BlockedRecords(new FakeLines(), unwelcome);
  const compare = new CompareCalls(calls, records, control, book, blocked, settings, new FakeUnitOfWork(), clock);
  const write = (channelId: string, hours: number): void =>
    void records.written.push({
      ...{ channelId, way: 'trunk', held: 'prorab', dialled: '', callerNumber: '+79112223344', callerName: '' },
      ...{ phone: null, extension: null, startedAt: at(hours), answeredAt: null, endedAt: at(hours), end: null },
    } satisfies ExchangeRecord);
  const missed = async (hours: number): Promise<Call> => {
    const call = aCall(at(hours));
    call.callerLeft(at(hours));
    await calls.add(call);
    return call;
  };
  const lies = (recording: string): void =>
    void control.recordings.set(recording, { channelId: null, bridge: '', finished: true, sound: new Uint8Array() });
  const keys = (): string[] => [...book.rows.values()].map(({ kind, key }) => `${kind} ${key}`);
  return { calls, records, control, book, clock, compare, write, missed, lies, keys, unwelcome };
}

describe('calls compared at night', () => {
  it('name what only one side has since the day before, up to two hours ago', async () => {
    const { compare, write, missed, keys, book } = world();
    const [ours, both, old, young] = [await missed(-10), await missed(-9), await missed(-27), await missed(-1)];
    write(both.state.channelId, -9);
    write('theirs', -5);
    await compare.execute();
    expect(keys()).toEqual([`house-only ${ours.state.id}`, 'exchange-only theirs']);
    expect(await book.last()).toEqual({
      ...{ at: at(0), from: at(-26), to: at(-2), calls: 2, records: 2, recordings: 0, differences: 2 },
    });
    expect([old, young].every((call) => !keys().join().includes(call.state.id))).toBe(true);
  });
  it('do not miss what a blocked number has tried while we were away', async () => {
    const { compare, write, keys, unwelcome } = world();
    await unwelcome.block({ number: '+79112223344', reason: 'Реклама', by: null, at: at(-9) });
    write('a', -5);
    await compare.execute();
    expect(keys()).toEqual([]);
  });
  it('go on where they stopped, also after the house stood still, and name nothing twice', async () => {
    const { compare, write, keys, clock, book } = world();
    write('a', -5);
    await compare.execute();
    await compare.execute();
    clock.advance({ hours: 72 });
    write('b', 1);
    write('c', 60);
    await compare.execute();
    expect(keys()).toEqual(['exchange-only a', 'exchange-only b', 'exchange-only c']);
    expect(await book.last()).toMatchObject({ from: at(-2), to: at(70), records: 2 });
  });
  it('name sounds of no call; those of calls that nobody has taken are taken away, those that are awaited or cannot be read stay', async () => {
    const { compare, calls, control, missed, lies, keys } = world();
    const [nobody, awaited, broken] = [await missed(-1), await missed(-1), await missed(-1)];
    const stages = { [awaited.state.id]: 'waiting', [broken.state.id]: 'unreadable' } as const;
    calls.recordingOf = (id) => stages[id] ?? null;
    for (const key of [nobody.state.channelId, awaited.state.id, broken.state.id, 'stray']) lies(`calls/${key}`);
    lies('voicemail/of somebody else');
    await compare.execute();
    expect(keys()).toEqual(['recording-only calls/stray']);
    expect([...control.recordings.keys()]).toEqual([
      ...[`calls/${awaited.state.id}`, `calls/${broken.state.id}`, 'calls/stray', 'voicemail/of somebody else'],
    ]);
  });
  it('wait for an exchange that is away, and are nothing without one', async () => {
    const { compare, control, book } = world();
    control.down = true;
    await expect(compare.execute()).rejects.toThrow();
    expect(await book.last()).toBeNull();
    const off = world(false);
    await off.compare.execute();
    expect(await off.book.last()).toBeNull();
  });
});
