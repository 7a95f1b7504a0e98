import { newId } from '@prorab/kernel';
import type { ChangeFeed, FeedChange, UnitOfWork } from '../marks/index.js';

export interface ChangeFeedBench {
  feed: ChangeFeed;
  work: UnitOfWork;
  /** All changes of the stream with their numbers, in the order of these. */
  read(stream: string): Promise<(FeedChange & { seq: number })[]>;
}

export function changeFeedContract(name: string, make: () => Promise<ChangeFeedBench>): void {
  describe(`change feed: ${name}`, () => {
    const change = (stream: string, subject: string): FeedChange => ({
      ...{ stream, kind: 'moved', subject, payload: { subject, nothing: null } },
    });

    it('numbers each stream from one in the order of the changes; a rollback leaves no gap', async () => {
      const { feed, work, read } = await make();
      const [board, team] = [newId(), newId()];
      await work.run(async () => {
        feed.append(change(board, 'a'));
        feed.append(change(team, 'x'));
        await work.run(async () => feed.append(change(board, 'b')));
      });
      const failing = work.run(async () => {
        feed.append(change(board, 'never'));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      await work.run(async () => feed.append(change(board, 'c')));
      expect(await read(board)).toMatchObject(
        ['a', 'b', 'c'].map((subject, at) => ({ ...change(board, subject), seq: at + 1 })),
      );
      expect(await read(team)).toMatchObject([{ ...change(team, 'x'), seq: 1 }]);
    });
    it('tells the payload as it was when the work ended', async () => {
      const { feed, work, read } = await make();
      const stream = newId();
      const payload = { at: new Date('2026-01-02T03:04:05Z'), people: ['anna'] };
      await work.run(async () => feed.append({ ...change(stream, 'a'), payload }));
      payload.people.push('too late');
      expect((await read(stream)).map((c) => c.payload)).toEqual([
        { at: '2026-01-02T03:04:05.000Z', people: ['anna'] },
      ]);
    });
    it('refuses a change outside a unit of work', async () => {
      const { feed } = await make();
      expect(() => feed.append(change('board', 'x'))).toThrow(/unit of work/);
    });
  });
}
