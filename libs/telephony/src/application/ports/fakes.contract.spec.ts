import { FakeUnitOfWork, eventually } from '@prorab/platform/testing';
import { callBookContract } from './call-book.contract.js';
import { FakeCallBook } from './fake-call-book.js';
import { type WorldOfCalls, callControlContract } from './call-control.contract.js';
import { FakeCallControl } from './fake-call-control.js';

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
