import { type ManualClock, newId } from '@prorab/kernel';
import { eventually } from '@prorab/platform/testing';
import type { PresenceBoard, PresenceChange } from './presence-board.port.js';

export interface PresenceBoardBench {
  board: PresenceBoard;
  /** Another instance of the house, where there can be one. */
  another?: PresenceBoard;
  clock: ManualClock;
  close(): Promise<void>;
}

/** What every board of presence promises. */
export function describePresenceBoard(name: string, make: () => Promise<PresenceBoardBench>): void {
  describe(`board of presence: ${name}`, () => {
    let bench: PresenceBoardBench;
    beforeEach(async () => (bench = await make()));
    afterEach(() => bench.close());
    const mark = (inquiryId: string, mode: 'viewing' | 'typing', deskId = newId(), name = 'Анна') => ({
      ...{ inquiryId, mode, deskId, name },
      employeeId: name,
    });
    const see = (board: PresenceBoard, inquiryId: string, ...modes: string[]) =>
      eventually(async () => {
        const seen = (await board.of(inquiryId)).map((p) => `${p.name} ${p.mode}`);
        return JSON.stringify(seen) === JSON.stringify(modes);
      });

    it('shows who looks and who types, and tells of the changes only', async () => {
      const inquiryId = newId();
      const told: PresenceChange[] = [];
      const stop = bench.board.onChange((change) => told.push(change));
      const desk = newId();
      await bench.board.mark(mark(inquiryId, 'viewing', desk));
      await bench.board.mark(mark(inquiryId, 'viewing', desk));
      await bench.board.mark(mark(inquiryId, 'typing', newId(), 'Борис'));
      await see(bench.board, inquiryId, 'Анна viewing', 'Борис typing');
      expect(await bench.board.of(newId())).toEqual([]);
      await eventually(() => told.length === 2, { message: 'two changes' });
      stop();
      await bench.board.leave({ deskId: desk, inquiryId });
      await see(bench.board, inquiryId, 'Борис typing');
      expect(told.map((t) => [t.inquiryId, t.employees.length])).toEqual([
        [inquiryId, 1],
        [inquiryId, 2],
      ]);
    });

    it('forgets a desk that leaves altogether, and one that is silent for thirty seconds', async () => {
      const [one, two] = [newId(), newId()];
      const desk = newId();
      await bench.board.mark(mark(one, 'viewing', desk));
      await bench.board.mark(mark(two, 'viewing', desk));
      await see(bench.board, two, 'Анна viewing');
      await bench.board.leave({ deskId: desk });
      await see(bench.board, one);
      await see(bench.board, two);
      await bench.board.mark(mark(one, 'typing'));
      await see(bench.board, one, 'Анна typing');
      bench.clock.advance({ seconds: 29 });
      expect(await bench.board.of(one)).toHaveLength(1);
      bench.clock.advance({ seconds: 1 });
      await see(bench.board, one);
    });

    it('is one board for all instances', async () => {
      if (!bench.another) return;
      const inquiryId = newId();
      const told: PresenceChange[] = [];
      bench.another.onChange((change) => told.push(change));
      await bench.board.mark(mark(inquiryId, 'typing'));
      await see(bench.another, inquiryId, 'Анна typing');
      await bench.another.mark(mark(inquiryId, 'viewing', newId(), 'Борис'));
      await see(bench.board, inquiryId, 'Анна typing', 'Борис viewing');
      expect(told[0]).toEqual({ inquiryId, employees: [{ id: 'Анна', name: 'Анна', mode: 'typing' }] });
    });
  });
}
