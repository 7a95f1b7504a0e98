import { ManualClock, newId } from '@prorab/kernel';
import { actingAs, defineRights } from '@prorab/platform/marks';
import {
  FakeAuditLog,
  FakeChangeFeed,
  FakeFileStore,
  FakeJobs,
  FakeLocks,
  FakeOutbox,
  FakeUnitOfWork,
} from '@prorab/platform/testing';
import { ContactNoted } from '@prorab/sales/contract';
import { CallMissing } from '../../domain/call.errors.js';
import { ExchangeUnavailable } from '../../domain/exchange.errors.js';
import { RangeInvalid, RecordingMissing, RecordingNotReady, RecordingNotYours } from '../../domain/recording.errors.js';
import { CallChanges } from '../call-changes.js';
import { MissedCalls } from '../missed-calls.js';
import { FakeMissedBook } from '../ports/fake-missed-book.js';
import { FakeBranchHours } from '../ports/fake-missed-neighbours.js';
import { aCall } from '../ports/call-book.contract.js';
import { FakeCallBook } from '../ports/fake-call-book.js';
import { FakeCallControl, wavOf } from '../ports/fake-call-control.js';
import { FakeOperators } from '../ports/fake-neighbours.js';
import { FakeRecordingBook } from '../ports/fake-recording-book.js';
import { FakeVoicePress } from '../ports/fake-voice-press.js';
import type { PressedVoice } from '../ports/voice-press.port.js';
import { readAll } from '../ports/voice-press.contract.js';
import { RecordingAccess } from '../recording-access.js';
import { RecordingRemoval } from '../recording-removal.js';
import { RecordingRules } from '../recording-rules.js';
import { KeepRecording } from './keep-recording.use-case.js';
import { OpenRecording } from './open-recording.use-case.js';
import { RemoveRecordings } from './remove-recordings.use-case.js';
import { SweepRecordings } from './sweep-recordings.use-case.js';

defineRights('telephony', { 'telephony.recording.listen-any': ['head'] });
const NUMBER = '+79112223344';

function aHouse() {
  const clock = new ManualClock('2026-11-27T09:00:00Z');
  const files = new FakeFileStore(() => new Date(clock.now().getTime() - 1));
  const [work, jobs, audit, control] = [
    new FakeUnitOfWork(),
    new FakeJobs(),
    new FakeAuditLog(),
    new FakeCallControl(),
  ];
  const operators = new FakeOperators();
  const calls = new FakeCallBook();
  const recordings = new FakeRecordingBook(calls);
  const feed = new FakeChangeFeed();
  const episodes = new MissedCalls(new FakeMissedBook(), new FakeBranchHours(), new FakeJobs(), feed, new FakeLocks());
  const outbox = new FakeOutbox();
  const changes = new CallChanges(calls, episodes, recordings, jobs, outbox, feed, work, new FakeAuditLog());
  const removal = new RecordingRemoval(recordings, files, control, work, clock);
  const press = new FakeVoicePress();
  const keep = new KeepRecording(recordings, control, press, files, removal, work, clock);
  const open = new OpenRecording(new RecordingAccess(recordings, operators), files, audit, work);
  const remove = new RemoveRecordings(recordings, calls, changes, removal, audit, work, clock);
  const sweep = new SweepRecordings(recordings, removal, work, clock, new RecordingRules(6));
  const who = newId();
  /** Somebody has called, and `who` talks with him; `record`: as the exchange does. */
  const talking = async () => {
    const call = aCall(clock.now());
    const { id, channelId } = call.state;
    await changes.arrived(call);
    const phones = [{ employeeId: who, extension: '101' }];
    await changes.change(channelId, (c) => c.ring([{ phones, seconds: 20, because: 'group' }], clock.now()));
    await changes.change(channelId, (c) => c.picked(`${channelId}~0`, clock.now()));
    const record = async (): Promise<void> => {
      await control.join(`bridge-${id}`, []);
      await control.record(`bridge-${id}`, `calls/${id}`);
    };
    return { callId: id, channelId, record };
  };
  /** The same, and it is over; its recording lies at the exchange. */
  const talk = async ({ finished = true, sound = 'a second' }: { finished?: boolean; sound?: string } = {}) => {
    const { callId: id, channelId, record } = await talking();
    await record();
    if (sound !== 'a second') {
      const one = control.recordings.get(`calls/${id}`);
      if (one) one.sound = sound === 'none' ? wavOf(new Int16Array(0)) : Buffer.from(sound);
    }
    await changes.change(channelId, (c) => c.callerLeft(clock.now()));
    if (finished) await control.endBridge(`bridge-${id}`);
    return id;
  };
  const as = <T>(role: string, employeeId: string, what: () => Promise<T>): Promise<T> =>
    actingAs({ kind: 'employee', role, employeeId, sessionId: newId() }, what);
  const stageOf = (callId: string) => recordings.rows.get(callId)?.stage;
  return {
    clock,
    operators,
    changes,
    files,
    jobs,
    audit,
    control,
    recordings,
    press,
    keep,
    open,
    remove,
    sweep,
    who,
    talking,
    talk,
    as,
    stageOf,
    outbox,
    channelOf: (callId: string) => [...calls.rows.values()].find(({ id }) => id === callId)?.channelId,
    noteOf: (channelId = '') => calls.rows.get(channelId)?.note?.text,
  };
}

describe('the recording of a call', () => {
  it('is ordered with the end of a talk, once; never of a call that nobody took', async () => {
    const house = aHouse();
    const callId = await house.talk();
    expect(house.jobs.orders).toMatchObject([{ job: 'telephony.keep-recording', key: callId, payload: { callId } }]);
    expect(house.stageOf(callId)).toBe('waiting');
    const missed = aCall(house.clock.now());
    await house.changes.arrived(missed);
    await house.changes.change(missed.state.channelId, (c) => c.callerLeft(house.clock.now()));
    expect(house.jobs.orders).toHaveLength(1);
    expect(house.recordings.rows.size).toBe(1);
  });
  it('is fetched and kept, and the exchange forgets it; done again, nothing happens', async () => {
    const { keep, talk, control, files, stageOf, recordings } = aHouse();
    const callId = await talk();
    await keep.execute({ callId });
    expect(stageOf(callId)).toBe('kept');
    expect(recordings.rows.get(callId)?.voice).toMatchObject({ seconds: 1, type: 'audio/wav' });
    expect(control.recordings.size).toBe(0);
    await keep.execute({ callId });
    expect(files.files.size).toBe(1);
  });
  it('that was kept when we fell down is only forgotten at the exchange', async () => {
    const { keep, talk, control, stageOf } = aHouse();
    const callId = await talk();
    const forget = control.forgetRecording.bind(control);
    control.forgetRecording = () => Promise.reject(new ExchangeUnavailable('killed'));
    await expect(keep.execute({ callId })).rejects.toBeInstanceOf(ExchangeUnavailable);
    expect(stageOf(callId)).toBe('kept');
    control.forgetRecording = forget;
    control.orders.length = 0;
    await keep.execute({ callId });
    expect(control.orders).toEqual([`forget calls/${callId}`]);
  });
  it('still going on though the talk is over is ended first', async () => {
    const { keep, talk, stageOf } = aHouse();
    const callId = await talk({ finished: false });
    await expect(keep.execute({ callId })).rejects.toBeInstanceOf(RecordingNotReady);
    await keep.execute({ callId });
    expect(stageOf(callId)).toBe('kept');
  });
  it('without sound is none, and takes no place anywhere', async () => {
    const { keep, talk, control, files, stageOf } = aHouse();
    const callId = await talk({ sound: 'none' });
    await keep.execute({ callId });
    expect([stageOf(callId), files.files.size, control.recordings.size]).toEqual(['empty', 0, 0]);
  });
  it('that cannot be read is for a person at once: it is said, its file stays, and is tried again when he says so', async () => {
    const { keep, talk, control, files, stageOf, remove } = aHouse();
    const callId = await talk({ sound: 'no WAV at all' });
    await expect(keep.execute({ callId })).rejects.toMatchObject({
      ...{ advice: 'ask-a-human', code: 'telephony.recording-unreadable' },
      details: { name: callId },
    });
    expect([stageOf(callId), control.recordings.size, files.files.size]).toEqual(['unreadable', 1, 0]);
    const lies = control.recordings.get(`calls/${callId}`);
    if (lies) lies.sound = wavOf(new Int16Array(8_000));
    await keep.execute({ callId });
    expect([stageOf(callId), control.recordings.size, files.files.size]).toEqual(['kept', 0, 1]);
    const other = await talk({ sound: 'nor this' });
    await expect(keep.execute({ callId: other })).rejects.toThrow();
    expect(await remove.execute({ person: { number: NUMBER } })).toEqual({ removed: 2, pending: 0 });
    expect([stageOf(other), control.recordings.size]).toEqual(['removed', 0]);
  });
  it('on which the encoder fails again and again is kept as it is, some minutes later', async () => {
    const { keep, talk, control, files, press, recordings, stageOf } = aHouse();
    const callId = await talk();
    press.fails = true;
    await expect(keep.execute({ callId, attempt: 9 })).rejects.toThrow('the encoder fails');
    expect([stageOf(callId), control.recordings.size, files.files.size]).toEqual(['waiting', 1, 0]);
    await keep.execute({ callId, attempt: 10 });
    expect([stageOf(callId), control.recordings.size, files.files.size]).toEqual(['kept', 0, 1]);
    expect(recordings.rows.get(callId)?.voice).toMatchObject({ type: 'audio/wav', seconds: 1 });
  });
  it('that the exchange does not have is waited for an hour', async () => {
    const { keep, talk, control, clock, stageOf } = aHouse();
    const callId = await talk();
    control.recordings.clear();
    await expect(keep.execute({ callId })).rejects.toBeInstanceOf(RecordingNotReady);
    clock.advance({ hours: 1 });
    await keep.execute({ callId });
    expect(stageOf(callId)).toBe('missing');
  });
});

describe('listening', () => {
  it('is for the head and whoever has talked, and each time is on record', async () => {
    const { keep, talk, as, open, who, audit } = aHouse();
    const callId = await talk();
    await keep.execute({ callId });
    const whole = await as('head', newId(), () => open.execute({ callId, range: null }));
    expect((await readAll(whole.content as AsyncIterable<Uint8Array>)).length).toBe(whole.size);
    const part = await as('manager', who, () => open.execute({ callId, range: { start: 10, end: 19 } }));
    expect((await readAll(part.content as AsyncIterable<Uint8Array>)).length).toBe(10);
    await expect(as('manager', newId(), () => open.execute({ callId, range: null }))).rejects.toBeInstanceOf(
      RecordingNotYours,
    );
    await expect(as('head', newId(), () => open.execute({ callId: newId(), range: null }))).rejects.toBeInstanceOf(
      CallMissing,
    );
    await expect(
      as('head', newId(), () => open.execute({ callId, range: { start: 99_999_999, end: null } })),
    ).rejects.toBeInstanceOf(RangeInvalid);
    expect(audit.entries.map((e) => [e.action, e.subject, e.after])).toEqual([
      ['telephony.recording.listen', `call:${callId}`, null],
      ['telephony.recording.listen', `call:${callId}`, { from: 10, to: 19, of: whole.size }],
    ]);
  });
  it('to what is not there says so, but not to strangers', async () => {
    const { talk, as, open } = aHouse();
    const callId = await talk();
    const listen = (role: string) => as(role, newId(), () => open.execute({ callId, range: null }));
    await expect(listen('head')).rejects.toBeInstanceOf(RecordingMissing);
    await expect(listen('seller')).rejects.toBeInstanceOf(RecordingNotYours);
  });
});

describe('a person who wants to be forgotten', () => {
  it('is heard by nobody any more, and the bytes are gone, here and at the exchange', async () => {
    const { keep, talk, remove, files, control, audit, stageOf } = aHouse();
    const [kept, waiting] = [await talk(), await talk()];
    await keep.execute({ callId: kept });
    expect(await remove.execute({ person: { number: '+79990000000' } })).toEqual({ removed: 0, pending: 0 });
    expect(files.files.size).toBe(1);
    expect(await remove.execute({ person: { number: NUMBER } })).toEqual({ removed: 2, pending: 0 });
    expect([files.files.size, control.recordings.size]).toEqual([0, 0]);
    expect([stageOf(kept), stageOf(waiting)]).toEqual(['removed', 'removed']);
    expect(audit.entries.at(-1)).toMatchObject({
      ...{ action: 'telephony.recording.remove', subject: `number:${NUMBER}` },
      after: { callIds: expect.arrayContaining([kept, waiting]) as string[] },
    });
    await keep.execute({ callId: waiting });
    expect([stageOf(waiting), files.files.size]).toEqual(['removed', 0]);
  });
  it('while the exchange is away: nobody hears it, and it goes with the next sweep', async () => {
    const { talk, remove, sweep, control, stageOf } = aHouse();
    const callId = await talk();
    control.cut();
    expect(await remove.execute({ person: { number: NUMBER } })).toEqual({ removed: 0, pending: 1 });
    expect(await sweep.execute()).toEqual({ removed: 0 });
    expect(stageOf(callId)).toBe('removing');
    await control.connect();
    expect(await sweep.execute()).toEqual({ removed: 1 });
    expect([stageOf(callId), control.recordings.size]).toEqual(['removed', 0]);
  });
  it('while he still talks: it is recorded no more, and nothing of it is kept when it ends', async () => {
    const { talking, keep, remove, changes, control, files, jobs, stageOf } = aHouse();
    const { callId, channelId, record } = await talking();
    await record();
    expect(await remove.execute({ person: { number: NUMBER } })).toEqual({ removed: 1, pending: 0 });
    expect([stageOf(callId), control.recordings.size]).toEqual(['removed', 0]);
    // We were away, and the talk went on: it is recorded anew.
    await record();
    await changes.change(channelId, (c) => c.callerLeft(new Date('2026-11-27T09:05:00Z')));
    expect(jobs.orders.at(-1)).toMatchObject({ payload: { callId } });
    await expect(keep.execute({ callId })).rejects.toBeInstanceOf(RecordingNotReady);
    await keep.execute({ callId });
    expect([stageOf(callId), control.recordings.size, files.files.size]).toEqual(['removed', 0, 0]);
  });
  it('while his talk is being fetched: nothing of it stays', async () => {
    const { talk, keep, remove, press, files, control } = aHouse();
    const callId = await talk();
    const pressed = press.press.bind(press);
    press.press = async <T>(name: string, wav: AsyncIterable<Uint8Array>, kept: (v: PressedVoice) => Promise<T>) => {
      const voice = await pressed(name, wav, kept);
      await remove.execute({ person: { number: NUMBER } });
      return voice;
    };
    await keep.execute({ callId });
    expect([files.files.size, control.recordings.size]).toEqual([0, 0]);
  });
  it('takes along what was noted of his calls, here and in sales, also of one without a recording', async () => {
    const { remove, talk, changes, recordings, clock, channelOf, noteOf, outbox } = aHouse();
    const callIds = [await talk(), await talk(), await talk()];
    const [noted, unrecorded, bare] = callIds.map(channelOf);
    for (const channel of [noted, unrecorded])
      await changes.change(channel ?? '', (c) => (c.note('Иван, развёлся', newId(), clock.now()), []));
    recordings.rows.delete(callIds[1] ?? '');
    clock.advance({ minutes: 1 });
    expect(await remove.execute({ person: { number: '+79990000000' } })).toEqual({ removed: 0, pending: 0 });
    expect(noteOf(noted)).toBe('Иван, развёлся');
    expect(await remove.execute({ person: { number: NUMBER } })).toEqual({ removed: 2, pending: 0 });
    expect([noted, unrecorded, bare].map(noteOf)).toEqual(['', '', undefined]);
    const told = outbox.of(ContactNoted).slice(2);
    expect(told).toMatchObject([
      { contactId: callIds[0], text: '', notedAt: clock.now().toISOString() },
      { contactId: callIds[1], text: '', notedAt: clock.now().toISOString() },
    ]);
  });
  it('does not take away what another call has the same', async () => {
    const { talk, keep, recordings, clock, sweep, files, stageOf } = aHouse();
    const old = await talk();
    await keep.execute({ callId: old });
    clock.advance({ days: 200 });
    const young = await talk();
    await keep.execute({ callId: young });
    expect(recordings.rows.get(young)?.voice?.hash).toBe(recordings.rows.get(old)?.voice?.hash);
    expect(await sweep.execute()).toEqual({ removed: 1 });
    expect([stageOf(old), stageOf(young), files.files.size]).toEqual(['removed', 'kept', 1]);
    clock.advance({ days: 200 });
    expect(await sweep.execute()).toEqual({ removed: 1 });
    expect(files.files.size).toBe(0);
  });
});

describe('the message of a caller whom nobody took', () => {
  const rules = { say: null, voicemail: true, callBack: false, thanks: null };
  const left = async (house: ReturnType<typeof aHouse>, sound: Uint8Array | null = null) => {
    const call = aCall(house.clock.now());
    const { id, channelId, branchId } = call.state;
    house.control.recordings.set(`voice/${id}`, {
      ...{ bridge: null, channelId, finished: true },
      sound: sound ?? wavOf(Int16Array.from({ length: 8_000 }, (_, n) => (n % 20 < 10 ? 8_000 : -8_000))),
    });
    await house.changes.arrived(call);
    await house.changes.change(channelId, (c) => c.outOfHours(house.clock.now(), rules));
    await house.changes.change(channelId, (c) => c.callerLeft(house.clock.now()));
    return { id, branchId };
  };
  it('is kept like a talk, and everybody of the branch may hear it, nobody else but the head', async () => {
    const house = aHouse();
    const { id, branchId } = await left(house);
    const [here, elsewhere] = [newId(), newId()];
    const card = { name: 'x', extension: '1', atWork: true, deputyId: null };
    house.operators.cards.push({ ...card, employeeId: here, branchId: branchId ?? '' });
    house.operators.cards.push({ ...card, employeeId: elsewhere, branchId: newId() });
    await house.keep.execute({ callId: id });
    expect(house.stageOf(id)).toBe('kept');
    const open = () => house.open.execute({ callId: id, range: null });
    expect((await house.as('manager', here, open)).size).toBeGreaterThan(0);
    expect((await house.as('head', newId(), open)).size).toBeGreaterThan(0);
    await expect(house.as('manager', elsewhere, open)).rejects.toBeInstanceOf(RecordingNotYours);
  });
  it('in which nobody says anything is none, and its bytes go', async () => {
    const house = aHouse();
    const { id } = await left(house, wavOf(new Int16Array(8_000)));
    await house.keep.execute({ callId: id });
    expect(house.stageOf(id)).toBe('empty');
    expect(house.control.recordings.size).toBe(0);
  });
});
