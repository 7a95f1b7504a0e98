import { ManualClock, newId } from '@prorab/kernel';
import { FakeJobs, FakeUnitOfWork } from '@prorab/platform/testing';
import { NoticeJobs } from '../notice/notice-jobs.js';
import { NotifyOfMessage } from './notify-of-message.use-case.js';

const world = () => {
  const [jobs, work, clock] = [new FakeJobs(), new FakeUnitOfWork(), new ManualClock('2026-11-26T09:00:20Z')];
  return { jobs, work, clock, notify: new NotifyOfMessage(new NoticeJobs(jobs), work, clock) };
};
const conversationId = newId();

describe('a message that was said', () => {
  it('is planned for with the others of its minute, shortly after it', async () => {
    const { notify, jobs, clock } = world();
    const say = () => notify.execute({ messageId: newId(), conversationId, at: clock.now(), urgent: false });
    await say();
    await say();
    clock.advance({ seconds: 39 });
    await say();
    expect(jobs.orders).toEqual([
      {
        ...{ job: 'messenger.plan-notices', key: `${conversationId}:${Date.parse('2026-11-26T09:00:00Z') / 60_000}` },
        payload: { conversationId, from: '2026-11-26T09:00:00.000Z', to: '2026-11-26T09:01:00.000Z' },
        runAt: new Date('2026-11-26T09:01:05Z'),
      },
    ]);
    clock.advance({ seconds: 1 });
    await say();
    expect(jobs.orders).toHaveLength(2);
  });
  it('is planned for by the next one, if the first was never said', async () => {
    const { notify, jobs, work, clock } = world();
    const message = { messageId: newId(), conversationId, at: clock.now(), urgent: false };
    const lost = work.run(async () => {
      await notify.execute(message);
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    expect(jobs.orders).toEqual([]);
    await notify.execute(message);
    expect(jobs.orders).toHaveLength(1);
  });
  it('is planned for at once if it is urgent', async () => {
    const { notify, jobs, clock } = world();
    const messageId = newId();
    await notify.execute({ messageId, conversationId, at: clock.now(), urgent: true });
    expect(jobs.orders).toMatchObject([{ key: `urgent:${messageId}`, runAt: clock.now() }]);
  });
});
