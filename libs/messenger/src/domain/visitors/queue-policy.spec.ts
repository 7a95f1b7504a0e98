import fc from 'fast-check';
import { type QueueAgent, type WaitingChat, estimatedWaitSeconds, nextChoice } from './queue-policy.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 9, minute));
const chat = (id: string, more: Partial<WaitingChat> = {}): WaitingChat => ({
  ...{ id, waitingSince: at(0), department: null, ownerId: null, notAgent: null },
  ...more,
});
const agent = (employeeId: string, more: Partial<QueueAgent> = {}): QueueAgent => ({
  ...{ employeeId, load: 0, assignedAt: null, departments: [] },
  ...more,
});

describe('the queue', () => {
  it('serves who has waited longest', () => {
    const waiting = [chat('late', { waitingSince: at(2) }), chat('early', { waitingSince: at(1) })];
    expect(nextChoice(waiting, [agent('anna')], 4)).toEqual({ chatId: 'early', employeeId: 'anna' });
  });
  it('gives to the owner of the inquiry, however much he has, as long as it fits', () => {
    const agents = [agent('anna', { load: 3 }), agent('boris')];
    const mine = chat('c', { ownerId: 'anna' });
    expect(nextChoice([mine], agents, 4)?.employeeId).toBe('anna');
    expect(nextChoice([mine], agents, 3)?.employeeId).toBe('boris');
  });
  it('gives to who has least, then to who has been without a new one longest', () => {
    const agents = [
      agent('anna', { load: 1 }),
      agent('boris', { assignedAt: at(5) }),
      agent('vera', { assignedAt: at(3) }),
    ];
    expect(nextChoice([chat('c')], agents, 4)?.employeeId).toBe('vera');
    expect(nextChoice([chat('c')], [...agents, agent('new')], 4)?.employeeId).toBe('new');
  });
  it('keeps a chat for its department and goes on with the next one', () => {
    const waiting = [
      chat('accounts', { department: 'accounts', waitingSince: at(0) }),
      chat('any', { waitingSince: at(1) }),
    ];
    expect(nextChoice(waiting, [agent('anna')], 4)).toEqual({ chatId: 'any', employeeId: 'anna' });
    const both = [agent('anna'), agent('dina', { departments: ['accounts'], load: 2 })];
    expect(nextChoice(waiting, both, 4)).toEqual({ chatId: 'accounts', employeeId: 'dina' });
  });
  it('does not give a chat back to who has just returned it, be he its owner', () => {
    const returned = chat('c', { notAgent: 'anna', ownerId: 'anna' });
    expect(nextChoice([returned], [agent('anna')], 4)).toBeNull();
    expect(nextChoice([returned], [agent('anna'), agent('boris', { load: 3 })], 4)?.employeeId).toBe('boris');
  });
  it('fills everybody up to the capacity and nobody beyond it, without a difference of more than one', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        (chats, people, capacity) => {
          let waiting = Array.from({ length: chats }, (_, i) => chat(`c${i}`, { waitingSince: at(i) }));
          const agents = Array.from({ length: people }, (_, i) => ({ ...agent(`a${i}`), load: 0 }));
          for (
            let choice = nextChoice(waiting, agents, capacity);
            choice;
            choice = nextChoice(waiting, agents, capacity)
          ) {
            const { chatId, employeeId } = choice;
            waiting = waiting.filter((c) => c.id !== chatId);
            const chosen = agents.find((a) => a.employeeId === employeeId);
            if (chosen) chosen.load++;
          }
          const loads = agents.map((a) => a.load);
          expect(loads.reduce((a, b) => a + b, 0)).toBe(Math.min(chats, people * capacity));
          expect(Math.max(...loads)).toBeLessThanOrEqual(capacity);
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
  it('estimates the wait by place and agents, and promises nothing when nobody is there', () => {
    expect([estimatedWaitSeconds(1, 2, 60), estimatedWaitSeconds(5, 2, 60)]).toEqual([60, 180]);
    expect(estimatedWaitSeconds(3, 0, 60)).toBe(0);
  });
});
