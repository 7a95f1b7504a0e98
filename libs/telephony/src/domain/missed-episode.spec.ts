import { type CallState, Call } from './call.js';
import type { Caller } from './caller.js';
import { MissedEpisode } from './missed-episode.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000);
let made = 0;
function missed(endedAt: Date, caller: Caller = { kind: 'number', number: '+79112223344' }): CallState {
  const call = Call.arrive({
    ...{ id: `c${++made}`, channelId: `17.${made}`, line: '+78112201234', lineTitle: 'Псков', branchId: null, caller },
    ...{ callerName: '', startedAt: at(0) },
  });
  call.callerLeft(endedAt);
  return call.state;
}

describe('an episode of missed calls', () => {
  it('counts a call once, and ends by what comes after the last of them', () => {
    const episode = MissedEpisode.open('e', missed(at(10)));
    const second = missed(at(60));
    episode.join(second);
    episode.join(second);
    expect(episode.state).toMatchObject({ count: 2, firstAt: at(10), lastAt: at(60) });
    expect(episode.settle('answer', 'anna', at(59))).toBe(false);
    expect(episode.isOpen).toBe(true);
    expect(episode.settle('answer', 'anna', at(61))).toBe(true);
    expect(episode.settle('talk', 'boris', at(70))).toBe(false);
    expect(episode.state).toMatchObject({ end: 'answer', closedBy: 'anna', closedAt: at(61) });
    episode.join(missed(at(80)));
    expect(episode.state.count).toBe(2);
    expect(() => episode.close('anna', 'x', at(90))).toThrow('dealt with');
  });
  it('remembers since when he asks to be called back', () => {
    const asks = (endedAt: Date): CallState => {
      const rules = { say: null, voicemail: true, callBack: true, thanks: null };
      const call = Call.restore({ ...missed(at(0)), stage: 'arrived', outcome: null, endedAt: null, id: `a${++made}` });
      call.outOfHours(at(1), rules);
      call.pressed('1', endedAt);
      return call.state;
    };
    const episode = MissedEpisode.open('e', missed(at(10)));
    expect(episode.state.callBackAt).toBeNull();
    episode.join(asks(at(30)));
    episode.join(asks(at(50)));
    episode.join(missed(at(60)));
    expect(episode.state.callBackAt).toEqual(at(30));
    expect(MissedEpisode.open('f', asks(at(70))).state.callBackAt).toEqual(at(70));
  });
  it('heard of late, an earlier call does not make the last one earlier', () => {
    const episode = MissedEpisode.open('e', missed(at(60)));
    episode.join(missed(at(20)));
    expect(episode.state.lastAt).toEqual(at(60));
  });
  it('of somebody who calls all day keeps the first call and the latest', () => {
    const episode = MissedEpisode.open('e', missed(at(1)));
    const first = episode.state.callIds[0];
    for (let n = 2; n <= 200; n++) episode.join(missed(at(n)));
    expect(episode.state.count).toBe(200);
    expect(episode.state.callIds).toHaveLength(50);
    expect(episode.state.callIds[0]).toBe(first);
    expect(episode.state.callIds.at(-1)).toBe(`c${made}`);
  });
  it('is told once to each, and not to the first after the head has heard of it', () => {
    const episode = MissedEpisode.open('e', missed(at(1)));
    expect([episode.tell('owner', 'anna'), episode.tell('owner', 'boris')]).toEqual([true, false]);
    expect([episode.tell('head', null), episode.tell('head', null)]).toEqual([true, false]);
    expect(episode.state.ownerId).toBe('anna');
    const other = MissedEpisode.open('e', missed(at(1)));
    expect([other.tell('head', null), other.tell('owner', 'anna')]).toEqual([true, false]);
    const closed = MissedEpisode.open('e', missed(at(1)));
    closed.close(null, 'x', at(2));
    expect(closed.tell('owner', 'anna')).toBe(false);
  });
});
