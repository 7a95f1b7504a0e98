import { newId } from '@prorab/kernel';
import { eventually } from '@prorab/platform/testing';
import { anna, boris, vera } from '../../domain/a-conversation.builder.js';
import type { Participant } from '../../domain/participant.js';
import type { FanOut } from './fan-out.port.js';

export interface FanOutBench {
  fanOut: FanOut;
  /** A device that has these conversations. Of several instances, each time of the next one. */
  connect(who: Participant, ...conversations: string[]): Promise<{ heard: [event: string, payload: unknown][] }>;
  close(): Promise<void>;
}

const busy = { employeeId: newId(), status: 'busy', text: 'на объекте', lastSeenAt: null } as const;
/** Presence is told within a second, not in the order of the rest. */
const inOrder = <T extends readonly [string, unknown]>(heard: readonly T[]): T[] =>
  [...heard].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** What every fan-out promises. */
export function describeFanOut(name: string, make: () => Promise<FanOutBench>): void {
  describe(`fan-out: ${name}`, () => {
    let bench: FanOutBench;
    const conversation = newId();
    const visitor: Participant = { kind: 'visitor', id: newId() };
    beforeAll(async () => (bench = await make()));
    afterAll(() => bench.close());

    it('tells whom it is for, on each of his devices, and nobody else', async () => {
      const [there, phone, elsewhere] = [
        await bench.connect(anna, conversation),
        await bench.connect(anna),
        await bench.connect(boris, newId()),
      ];
      const guest = await bench.connect(visitor, conversation);
      bench.fanOut.toConversation(conversation, 'chat:message', { seq: 1 });
      bench.fanOut.toOutsiders(conversation, 'chat:message', { seq: 2 });
      bench.fanOut.toPerson(anna, 'chat:gone', { n: 3 });
      bench.fanOut.tellPresence(busy);
      bench.fanOut.toPerson(visitor, 'chat:conversation', { n: 5 });
      bench.fanOut.toPerson(boris, 'chat:conversation', { n: 6 });
      await eventually(() => {
        expect(there.heard).toEqual([
          ['chat:message', { seq: 1 }],
          ['chat:gone', { n: 3 }],
          ['presence', { people: [busy] }],
        ]);
        expect(phone.heard).toEqual(there.heard.slice(1));
        expect(inOrder(elsewhere.heard)).toEqual([
          ['chat:conversation', { n: 6 }],
          ['presence', { people: [busy] }],
        ]);
        expect(guest.heard).toEqual([
          ['chat:message', { seq: 2 }],
          ['chat:conversation', { n: 5 }],
        ]);
      });
    });

    it('lets in and puts out every device of one person', async () => {
      const fresh = newId();
      const devices = [await bench.connect(vera), await bench.connect(vera)];
      const other = await bench.connect(boris);
      const heard = (n: number) =>
        devices.map((d) => d.heard.some(([, p]) => (p as { n: number }).n === n)).filter(Boolean).length;
      bench.fanOut.letIn(vera, fresh);
      bench.fanOut.toConversation(fresh, 'chat:message', { n: 1 });
      await eventually(() => heard(1) === 2, { message: 'both devices hear what they were let into' });
      bench.fanOut.putOut(vera, fresh);
      bench.fanOut.toConversation(fresh, 'chat:message', { n: 2 });
      bench.fanOut.toPerson(vera, 'chat:gone', { n: 3 });
      await eventually(() => heard(3) === 2);
      expect(heard(2)).toBe(0);
      expect(other.heard).toEqual([]);
    });
  });
}
