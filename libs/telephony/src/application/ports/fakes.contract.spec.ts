import { FakeUnitOfWork, eventually } from '@prorab/platform/testing';
import { callBookContract } from './call-book.contract.js';
import { FakeCallBook } from './fake-call-book.js';
import { type WorldOfCalls, callControlContract } from './call-control.contract.js';
import { FakeCallControl } from './fake-call-control.js';
import { FakeCallerDirectory, FakeLines, FakeOperators, aCustomer } from './fake-neighbours.js';
import { callerDirectoryContract, linesContract, operatorsContract } from './neighbours.contract.js';

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

callerDirectoryContract('in memory', async ({ keeper }) => {
  const directory = new FakeCallerDirectory();
  directory.known.set('+79112223344', aCustomer('ООО «Ромашка»', keeper));
  return directory;
});
linesContract('in memory', async () => {
  const lines = new FakeLines();
  const line = { number: '+78112201234', title: 'Псков', city: 'Псков', branchId: 'pskov', areaCode: '8112' };
  lines.named.set(line.number, line);
  return lines;
});
operatorsContract('in memory', async () => {
  const operators = new FakeOperators();
  const card = { branchId: 'pskov', deputyId: null };
  operators.cards.push(
    { ...card, employeeId: 'b', name: 'Борис', extension: '102', atWork: false, deputyId: 'a' },
    { ...card, employeeId: 'a', name: 'Анна', extension: '101', atWork: true },
  );
  return operators;
});
