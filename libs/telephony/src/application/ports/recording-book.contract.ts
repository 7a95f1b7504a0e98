import { aCallerCard } from '../../domain/a-caller-card.builder.js';
import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { type KeptVoice, Recording } from '../../domain/recording.js';
import { Call } from '../../domain/call.js';
import type { CallBook } from './call-book.port.js';
import { aCall } from './call-book.contract.js';
import type { RecordingBook } from './recording-book.port.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00.000Z') + seconds * 1000);
let files = 0;
const aVoice = (): KeptVoice => ({
  ...{ hash: (++files).toString(16).padStart(64, '0'), type: 'audio/ogg' as const, bytes: 1_234, seconds: 61.5 },
  peaks: [0, 57, 100],
});

/** Run over the fake and every store. */
export function recordingBookContract(
  name: string,
  make: () => Promise<{ recordings: RecordingBook; calls: CallBook; work: Pick<UnitOfWork, 'run'> }>,
): void {
  describe(`recordings as they are kept: ${name}`, () => {
    let world: Awaited<ReturnType<typeof make>>;
    beforeEach(async () => void (world = await make()));
    const talk = async (seconds: number, of: { partyId?: string; who?: string } = {}): Promise<string> => {
      const call = aCall(at(seconds));
      if (of.partyId) call.recognise(aCallerCard({ partyId: of.partyId }));
      const [who, other] = [of.who ?? newId(), newId()];
      const phones = [
        { employeeId: other, extension: '102' },
        { employeeId: who, extension: '101' },
      ];
      call.ring([{ phones, seconds: 20, because: 'group' }], at(seconds));
      call.picked(`${call.state.channelId}~1`, at(seconds));
      call.callerLeft(at(seconds + 1));
      await world.work.run(async () => {
        await world.calls.add(call);
        await world.recordings.add(
          Recording.await({ callId: call.state.id, name: `calls/${call.state.id}`, talkedAt: at(seconds + 1) }),
        );
      });
      return call.state.id;
    };
    const change = (callId: string, what: (recording: Recording) => void): Promise<void> =>
      world.work.run(async () => {
        const recording = await world.recordings.takeForChange(callId);
        if (!recording) throw new Error('it is not there');
        what(recording);
        await world.recordings.save(recording);
      });

    it('are of the branch whose number was called', async () => {
      const call = aCall(at(0));
      const nobodys = Call.restore({ ...call.state, id: newId(), channelId: newId(), branchId: null });
      await world.work.run(async () => void (await Promise.all([call, nobodys].map((c) => world.calls.add(c)))));
      expect(await world.recordings.branchOf(call.state.id)).toBe(call.state.branchId);
      expect(await world.recordings.branchOf(nobodys.state.id)).toBeNull();
    });
    it('come back as they were, and one that is there stays as it is', async () => {
      const callId = await talk(0);
      expect((await world.recordings.find(callId))?.state.stage).toBe('waiting');
      const voice = aVoice();
      await change(callId, (one) => one.keep(voice, at(9)));
      await world.work.run(() => world.recordings.add(Recording.await({ callId, name: 'other', talkedAt: at(5) })));
      const stage = 'kept';
      const kept = { callId, name: `calls/${callId}`, stage, talkedAt: at(1), voice, madeAt: at(9) };
      expect((await world.recordings.find(callId))?.state).toEqual(kept);
      expect(await world.recordings.find(newId())).toBeNull();
    });
    it('know who has talked, not whose phone has only rung', async () => {
      const who = newId();
      expect(await world.recordings.talkersOf(await talk(0, { who }))).toEqual([who]);
      expect(await world.recordings.talkersOf(newId())).toBeNull();
    });
    it('are found by the number and by the party, as long as anybody may hear them', async () => {
      const partyId = newId();
      const [waiting, kept, gone] = [
        await talk(1, { partyId }),
        await talk(2, { partyId }),
        await talk(3, { partyId }),
      ];
      await change(kept, (one) => one.keep(aVoice(), at(9)));
      await change(gone, (one) => one.withdraw());
      await talk(4);
      expect(await world.recordings.ofPerson({ partyId })).toEqual([waiting, kept]);
      expect(await world.recordings.ofPerson({ number: '+79112223344' })).toEqual(
        expect.arrayContaining([waiting, kept]),
      );
      expect(await world.recordings.ofPerson({ number: '+79112223344' })).not.toContain(gone);
      expect(await world.recordings.ofPerson({ number: '+79110000000' })).toEqual([]);
      expect(await world.recordings.removing(1_000)).toContain(gone);
    });
    it('of a person may be going on: these are his calls in which there is something to record', async () => {
      const [partyId, phones] = [newId(), [{ employeeId: newId(), extension: '101' }]];
      const begun = ([1, 2, 3] as const).map((second) => {
        const call = aCall(at(second));
        call.recognise(aCallerCard({ partyId }));
        call.ring([{ phones, seconds: 20, because: 'group' }], at(second));
        return call;
      });
      const [talking, over, ringing] = begun;
      for (const call of [talking, over]) call?.picked(`${call.state.channelId}~0`, at(9));
      over?.callerLeft(at(10));
      await world.work.run(async () => {
        for (const call of begun) await world.calls.add(call);
      });
      expect(await world.recordings.goingOnOf({ partyId })).toEqual([talking?.state.channelId]);
      expect(await world.recordings.goingOnOf({ number: '+79112223344' })).toContain(talking?.state.channelId);
      expect(await world.recordings.goingOnOf({ number: '+79112223344' })).not.toContain(ringing?.state.channelId);
      expect(await world.recordings.goingOnOf({ partyId: newId() })).toEqual([]);
    });
    it('of a person or none, his calls may be noted: these have words, also of a talk that is not over', async () => {
      const partyId = newId();
      const [noted, taken, bare] = ([1, 2, 3] as const).map((second) => {
        const call = aCall(at(second));
        call.recognise(aCallerCard({ partyId }));
        return call;
      });
      noted?.note('самовывоз', newId(), at(5));
      taken?.note('самовывоз', newId(), at(5));
      taken?.forgetNote(at(6));
      await world.work.run(async () => {
        for (const call of [noted, taken, bare]) if (call) await world.calls.add(call);
      });
      expect(await world.recordings.notedOf({ partyId })).toEqual([noted?.state.channelId]);
      expect(await world.recordings.notedOf({ number: '+79112223344' })).toContain(noted?.state.channelId);
      expect(await world.recordings.notedOf({ partyId: newId() })).toEqual([]);
    });
    it('that cannot be read are a person’s as well, and are swept', async () => {
      const partyId = newId();
      const callId = await talk(-95_000, { partyId });
      await change(callId, (one) => one.isNone('unreadable', at(9)));
      expect(await world.recordings.ofPerson({ partyId })).toEqual([callId]);
      expect(await world.recordings.talkedBefore(at(-94_000), 1_000)).toContain(callId);
    });
    it('are old by the end of the talk, the oldest first', async () => {
      const [late, early, fresh] = [await talk(-50_000), await talk(-90_000), await talk(-10)];
      const old = await world.recordings.talkedBefore(at(-40_000), 100);
      expect(old.filter((id) => [late, early, fresh].includes(id))).toEqual([early, late]);
      expect(await world.recordings.talkedBefore(at(-40_000), 1)).toHaveLength(1);
    });
    it('know when two calls have the same file', async () => {
      const [one, other] = [await talk(0), await talk(0)];
      const voice = aVoice();
      await change(one, (r) => r.keep(voice, at(9)));
      expect(await world.recordings.isSharedFile(voice.hash, one)).toBe(false);
      await change(other, (r) => r.keep(voice, at(9)));
      expect(await world.recordings.isSharedFile(voice.hash, one)).toBe(true);
      await change(other, (r) => r.withdraw());
      await change(other, (r) => r.isRemoved());
      expect(await world.recordings.isSharedFile(voice.hash, one)).toBe(false);
    });
  });
}
