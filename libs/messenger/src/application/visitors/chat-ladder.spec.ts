import { ManualClock } from '@prorab/kernel';
import { FakeJobs } from '@prorab/platform/testing';
import { Chat } from '../../domain/visitors/chat.js';
import { ChatLadder, type LadderStep } from './chat-ladder.js';
import { FakeAgents } from './ports/fake-line.js';
import { VisitorRules } from './visitor-rules.js';

describe('the ladder', () => {
  const clock = new ManualClock('2026-11-23T09:00:00.000Z');
  const setup = () => {
    const [jobs, agents] = [new FakeJobs(), new FakeAgents()];
    const chat = Chat.open({ id: 'c', conversationId: 'v', visitorId: 'x', site: 'main', at: clock.now() });
    chat.visitorWrote(clock.now());
    return { jobs, agents, chat, ladder: new ChatLadder(jobs, agents, new VisitorRules()) };
  };
  const due = ({ jobs }: { jobs: FakeJobs }) =>
    jobs.orders.map((o) => [(o.payload as LadderStep).stage, o.runAt?.toISOString().slice(11, 16)]);

  it('orders the rungs one after the other: a minute, three, ten', async () => {
    const house = setup();
    house.agents.put({ atWork: true });
    await house.ladder.begin(house.chat, clock.now());
    expect(due(house)).toEqual([[1, '09:01']]);
    for (const stage of [1, 2, 3] as const) {
      const [order] = house.jobs.orders.splice(0);
      const step = order?.payload as LadderStep;
      expect(house.chat.climb(stage, new Date(step.since))).toBe(true);
      await house.ladder.stepOn(house.chat, new Date(step.from));
      expect(due(house)).toEqual([[[2, '09:03']], [[3, '09:10']], []][stage - 1]);
    }
  });
  it('an answer takes the order back', async () => {
    const house = setup();
    house.agents.put({ atWork: true });
    await house.ladder.begin(house.chat, clock.now());
    await house.ladder.stop(house.chat.state);
    expect(due(house)).toEqual([]);
  });
  it('at night the minutes count from when the first one comes to work', async () => {
    const house = setup();
    house.agents.put({ nextWorkAt: new Date('2026-11-24T07:00:00.000Z') });
    house.agents.put({ nextWorkAt: new Date('2026-11-24T06:00:00.000Z') });
    await house.ladder.begin(house.chat, clock.now());
    expect(due(house)).toEqual([[1, '06:01']]);
  });
});
