import { FakeUnitOfWork, eventually } from '@prorab/platform/testing';
import { callBookContract } from './call-book.contract.js';
import { FakeCallBook } from './fake-call-book.js';
import { type WorldOfCalls, callControlContract } from './call-control.contract.js';
import { FakeCallControl } from './fake-call-control.js';
import { FakeRecordingBook } from './fake-recording-book.js';
import { FakeVoicePress } from './fake-voice-press.js';
import { recordingBookContract } from './recording-book.contract.js';
import { voicePressContract } from './voice-press.contract.js';

async function fakeWorld(): Promise<WorldOfCalls> {
  const control = new FakeCallControl();
  return {
    control,
    callIn: async (to, from) => {
      const id = control.arrive(to, from === 'hidden' ? { number: '' } : from);
      return {
        talks: async () => void (await eventually(() => control.channels.get(id)?.state === 'up')),
        isRefused: async () => eventually(() => control.refused.get(id) ?? false),
        hangUp: () => control.end(id),
      };
    },
    phone: async (extension) => {
      control.phones.add(extension);
      let last = '';
      return {
        rung: async () => {
          const id = (last = await eventually(() => control.ringingAt(extension) ?? false));
          return {
            display: control.displayOf(id),
            answer: () => control.pickUp(id),
            refuse: (how) => control.end(id, how),
          };
        },
        hangUp: () => control.end(last),
        hasEnded: async () => void (await eventually(() => !control.channels.has(last))),
      };
    },
    end: async () => undefined,
  };
}
callBookContract('in memory', async () => ({ calls: new FakeCallBook(), work: new FakeUnitOfWork() }));
callControlContract('in memory', fakeWorld);
recordingBookContract('in memory', async () => {
  const calls = new FakeCallBook();
  return { calls, recordings: new FakeRecordingBook(calls), work: new FakeUnitOfWork() };
});
voicePressContract('in memory', async () => new FakeVoicePress());
