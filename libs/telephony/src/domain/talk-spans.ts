import type { Aside, CallState, Leg } from './call-state.js';
import { callerChannelOf } from './talk.js';

/** Who talks for a while, by the clock of the recording. */
export interface TalkSpan {
  /** Seconds from its beginning, to a tenth; so is `to`. */
  readonly from: number;
  readonly to: number;
  /** Why the customer is not in it (he hears music, which is not recorded); null: he is. */
  readonly aside: Aside['why'] | null;
  /** Ours who are in it; nobody while he is handed over. */
  readonly who: readonly Pick<Leg, 'employeeId' | 'extension'>[];
}
type Told = Pick<CallState, 'channelId' | 'answeredAt' | 'legs' | 'aside' | 'asides'>;

/** A recording begins with the answer, give or take what the exchange takes to begin it. @param seconds its length */
export function talkSpans({ channelId, answeredAt, legs, aside, asides }: Told, seconds: number): TalkSpan[] {
  if (!answeredAt) return [];
  const second = (at: Date | null): number => {
    const after = at ? (at.getTime() - answeredAt.getTime()) / 1000 : seconds;
    return Math.round(10 * Math.min(Math.max(after, 0), seconds)) / 10;
  };
  const stays = legs
    .filter((leg) => leg.answeredAt !== null && leg.purpose !== 'listen')
    .map((leg) => ({ leg, from: second(cameAt(leg, { channelId, legs })), to: second(leg.endedAt) }));
  const away = [...asides, ...(aside ? [{ ...aside, until: null }] : [])].map(({ why, at, until }) => ({
    ...{ why, from: second(at), to: second(until) },
  }));
  const cuts = [...new Set([...stays, ...away].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const spans: TalkSpan[] = [];
  for (const [n, to] of cuts.slice(1).entries()) {
    const from = cuts[n] ?? 0;
    const isOn = (one: { from: number; to: number }): boolean => one.from <= from && to <= one.to;
    const why = away.find(isOn)?.why ?? null;
    const there = why === 'transfer' ? [] : stays.filter(isOn);
    const who = there.map(({ leg: { employeeId, extension } }) => ({ employeeId, extension }));
    const last = spans.at(-1);
    if (last?.to === from && last.aside === why && isSame(last.who, who)) spans[spans.length - 1] = { ...last, to };
    else if (why !== null || who.length > 0) spans.push({ from, to, aside: why, who });
  }
  return spans;
}
/** A guest was answered in a call of his own, and came when whoever brought him left. */
function cameAt({ id, by = null, answeredAt }: Leg, { channelId, legs }: Pick<CallState, 'channelId' | 'legs'>) {
  if (callerChannelOf(id) === channelId || !answeredAt) return answeredAt;
  const brought = legs.find(({ employeeId, endedAt }) => employeeId === by && endedAt !== null && endedAt > answeredAt);
  return brought?.endedAt ?? answeredAt;
}
const isSame = (one: TalkSpan['who'], other: TalkSpan['who']): boolean =>
  one.length === other.length && one.every(({ extension }, n) => extension === other[n]?.extension);
