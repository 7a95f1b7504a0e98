import { Chat } from './chat.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 9, minute));
const opened = (): Chat => Chat.open({ id: 'c', conversationId: 'v', visitorId: 'x', site: 'main', at: at(0) });

describe('a chat', () => {
  it('waits from the first message that nobody has answered', () => {
    const chat = opened();
    expect([chat.visitorWrote(at(0)), chat.visitorWrote(at(1))]).toEqual([true, false]);
    expect(chat.state).toMatchObject({ state: 'waiting', unansweredSince: at(0), lastVisitorAt: at(1) });
    expect(chat.agentWrote('anna', at(2))).toBe(true);
    expect(chat.state).toMatchObject({
      state: 'active',
      agentId: 'anna',
      firstAnsweredAt: at(2),
      unansweredSince: null,
    });
    expect(chat.agentWrote('anna', at(3))).toBe(false);
    expect(chat.visitorWrote(at(4))).toBe(true);
    chat.agentWrote('boris', at(5));
    expect(chat.state).toMatchObject({ agentId: 'anna', firstAnsweredAt: at(2), lastAgentAt: at(5) });
  });
  it('keeps its place when it goes back to the queue, and the note for the next agent', () => {
    const chat = opened();
    chat.visitorWrote(at(0));
    chat.take('anna', at(1));
    chat.giveBack(at(5), { note: 'ждёт счёт', by: 'anna', department: 'accounts' });
    expect(chat.state).toMatchObject({ state: 'waiting', agentId: null, waitingSince: at(0), returnedBy: 'anna' });
    chat.handTo('boris', at(6), null);
    expect(chat.state).toMatchObject({ agentId: 'boris', note: 'ждёт счёт', department: null, returnedBy: null });
  });
  it('when all is answered, goes back to the end of the queue', () => {
    const chat = opened();
    chat.agentWrote('anna', at(1));
    chat.giveBack(at(5));
    expect(chat.state.waitingSince).toEqual(at(5));
  });
  it('climbs each rung once, and none for a message that was answered meanwhile', () => {
    const chat = opened();
    chat.visitorWrote(at(0));
    expect([chat.climb(1, at(0)), chat.climb(1, at(0)), chat.climb(2, at(0))]).toEqual([true, false, true]);
    chat.agentWrote('anna', at(4));
    expect([chat.climb(3, at(0)), chat.state.ladderStage]).toEqual([false, 0]);
    chat.visitorWrote(at(5));
    expect([chat.climb(2, at(0)), chat.climb(1, at(5))]).toEqual([false, true]);
  });
  it('closed, is taken by nobody, and goes on with its agent only if he is there', () => {
    const chat = opened();
    chat.take('anna', at(1));
    expect([chat.close('anna', 'agent', at(2)), chat.close('anna', 'agent', at(3))]).toEqual([true, false]);
    expect(chat.state).toMatchObject({ closedAt: at(2), closedBy: 'anna', closeReason: 'agent' });
    for (const act of [
      () => chat.take('boris', at(3)),
      () => chat.giveBack(at(3)),
      () => chat.handTo('b', at(3), null),
    ])
      expect(act).toThrow(expect.objectContaining({ code: 'messenger.chat-closed' }));
    chat.reopen(at(4), true);
    expect(chat.state).toMatchObject({ state: 'active', agentId: 'anna', closedAt: null });
    chat.close(null, 'stale', at(5));
    chat.reopen(at(6), false);
    expect(chat.state).toMatchObject({ state: 'waiting', agentId: null, waitingSince: at(6) });
  });
});
