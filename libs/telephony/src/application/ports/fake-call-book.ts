import { Call } from '../../domain/call.js';
import { type ComparedCall, wasAtExchange } from '../../domain/call-difference.js';
import type { RecordingStage } from '../../domain/recording.js';
import { calledNumberOf, numberOf } from '../../domain/caller.js';
import { talkersOf } from '../../domain/talk.js';
import { CallBook, type OperatorActivity, type OutgoingCall } from './call-book.port.js';

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
  async talkAfter(number: string, at: Date): Promise<{ at: Date; employeeId: string | null } | null> {
    const talks = [...this.rows.values()].flatMap(({ caller, answeredAt, endedAt, answeredBy }) =>
      numberOf(caller) === number && answeredAt !== null && (endedAt ?? answeredAt) > at
        ? [{ at: endedAt ?? answeredAt, employeeId: answeredBy }]
        : [],
    );
    return talks.sort((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null;
  }
  /** Recordings, by call; whoever needs them sets it. */
  recordingOf: (callId: string) => RecordingStage | null = () => null;
  async begun(from: Date, to: Date): Promise<ComparedCall[]> {
    return [...this.rows.values()].filter((s) => s.startedAt >= from && s.startedAt < to).map((s) => this.#compared(s));
  }
  async find(idOrChannel: string): Promise<ComparedCall | null> {
    const state = [...this.rows.values()].find((s) => s.id === idOrChannel || s.channelId === idOrChannel);
    return state ? this.#compared(state) : null;
  }
  #compared(state: Call['state']): ComparedCall {
    const { id, channelId, direction, caller, startedAt, answeredAt, stage } = state;
    return {
      wasAtExchange: wasAtExchange(state),
      ...{ id, channelId, isIncoming: direction === 'in', number: numberOf(caller), startedAt },
      ...{ hasTalked: answeredAt !== null, hasEnded: stage === 'ended', recording: this.recordingOf(id) },
    };
  }
  async outgoingOf(employeeId: string, since: Date): Promise<OutgoingCall[]> {
    return this.#newestFirst()
      .filter((s) => s.calledBy === employeeId && (s.stage !== 'ended' || s.startedAt >= since))
      .map(({ channelId, stage, startedAt, caller }) => ({
        ...{ channelId, startedAt, isOpen: stage !== 'ended', to: calledNumberOf(caller) },
      }));
  }
  async lastLineOf(number: string): Promise<string | null> {
    return this.#newestFirst().find(({ caller }) => numberOf(caller) === number)?.line ?? null;
  }
  #newestFirst(): Call['state'][] {
    return [...this.rows.values()].sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  }
  async activity(now: Date): Promise<OperatorActivity> {
    const [talking, ringing] = [new Set<string>(), new Set<string>()];
    const lastTalkAt = new Map<string, Date>();
    for (const { stage, answeredBy, endedAt, calledBy, legs } of this.rows.values()) {
      if (stage === 'ringing' && calledBy !== null) talking.add(calledBy);
      if (stage === 'talking')
        for (const { employeeId } of talkersOf({ legs })) if (employeeId) talking.add(employeeId);
      if (stage === 'ringing')
        for (const { employeeId, endedAt: over } of legs)
          if (employeeId !== null && over === null) ringing.add(employeeId);
      if (answeredBy === null) continue;
      const before = lastTalkAt.get(answeredBy);
      if (endedAt && endedAt.getTime() > now.getTime() - 86_400_000 && (!before || before < endedAt))
        lastTalkAt.set(answeredBy, endedAt);
    }
    return { talking, ringing, lastTalkAt };
  }
}
