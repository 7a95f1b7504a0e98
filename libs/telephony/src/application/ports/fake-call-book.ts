import { Call } from '../../domain/call.js';
import { talkersOf } from '../../domain/talk.js';
import { CallBook, type OperatorActivity } from './call-book.port.js';

export class FakeCallBook extends CallBook {
  readonly rows = new Map<string, Call['state']>();
  async add(call: Call): Promise<boolean> {
    if (this.rows.has(call.state.channelId)) return false;
    this.rows.set(call.state.channelId, call.state);
    return true;
  }
  async takeByChannel(channelId: string): Promise<Call | null> {
    const state = this.rows.get(channelId);
    return state ? Call.restore(state) : null;
  }
  async channelOf(callId: string): Promise<string | null> {
    return [...this.rows.values()].find(({ id }) => id === callId)?.channelId ?? null;
  }
  async save({ state }: Call): Promise<void> {
    this.rows.set(state.channelId, state);
  }
  async open(): Promise<string[]> {
    return [...this.rows.values()]
      .filter((s) => s.stage !== 'ended')
      .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
      .map((s) => s.channelId);
  }
  async activity(now: Date): Promise<OperatorActivity> {
    const talking = new Set<string>();
    const lastTalkAt = new Map<string, Date>();
    for (const { stage, legs, answeredBy, endedAt } of this.rows.values()) {
      if (stage === 'talking')
        for (const { employeeId } of talkersOf({ legs })) if (employeeId) talking.add(employeeId);
      if (answeredBy === null) continue;
      const before = lastTalkAt.get(answeredBy);
      if (endedAt && endedAt.getTime() > now.getTime() - 86_400_000 && (!before || before < endedAt))
        lastTalkAt.set(answeredBy, endedAt);
    }
    return { talking, lastTalkAt };
  }
}
