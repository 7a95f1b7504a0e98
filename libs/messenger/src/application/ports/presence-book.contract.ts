import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { minutesLater } from '../../domain/a-conversation.builder.js';
import type { PresenceBook } from './presence-book.port.js';

export interface PresenceBookBench {
  book: PresenceBook;
  work: UnitOfWork;
  close(): Promise<void>;
}

/** What every book of presence promises. */
export function describePresenceBook(name: string, make: () => Promise<PresenceBookBench>): void {
  describe(`book of presence: ${name}`, () => {
    let bench: PresenceBookBench;
    beforeEach(async () => (bench = await make()));
    afterEach(() => bench.close());

    it('keeps what one says of himself and when he was seen, each without the other', async () => {
      const [anna, boris] = [newId(), newId()];
      const { book, work } = bench;
      expect(await book.of(anna)).toBeNull();
      await work.run(() => book.say({ employeeId: anna, status: 'busy', text: 'на объекте 🏗' }));
      await work.run(() => book.seen(boris, minutesLater(1)));
      expect(await book.of(anna)).toEqual({
        ...{ employeeId: anna, status: 'busy', text: 'на объекте 🏗', lastSeenAt: null },
      });
      expect(await book.of(boris)).toEqual({
        ...{ employeeId: boris, status: 'online', text: null, lastSeenAt: minutesLater(1) },
      });
      await work.run(() => book.seen(anna, minutesLater(2)));
      await work.run(() => book.say({ employeeId: boris, status: 'invisible', text: null }));
      const all = (await book.all()).sort((a, b) => (a.employeeId === anna ? -1 : b.employeeId === anna ? 1 : 0));
      expect(all).toEqual([
        { employeeId: anna, status: 'busy', text: 'на объекте 🏗', lastSeenAt: minutesLater(2) },
        { employeeId: boris, status: 'invisible', text: null, lastSeenAt: minutesLater(1) },
      ]);
    });

    it('loses nothing of what two desks of one person say at once', async () => {
      const employeeId = newId();
      await Promise.all([
        bench.work.run(() => bench.book.say({ employeeId, status: 'away', text: 'обед' })),
        bench.work.run(() => bench.book.seen(employeeId, minutesLater(3))),
      ]);
      expect(await bench.book.of(employeeId)).toEqual({
        ...{ employeeId, status: 'away', text: 'обед', lastSeenAt: minutesLater(3) },
      });
    });
  });
}
