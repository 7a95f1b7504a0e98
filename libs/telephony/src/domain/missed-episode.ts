import type { CallState } from './call.js';
import type { CallerCard } from './caller-card.js';
import { type Caller, numberOf } from './caller.js';
import { sourceOf } from './site-visit.js';
import { EpisodeClosed } from './missed.errors.js';

/** How it came to its end: somebody spoke with the caller, he was answered in chat or by letter, or a person said that it is over. */
export type EpisodeEnd = 'talk' | 'answer' | 'person';
/** Who is to hear of it: who calls back, later the head. */
export type EpisodeStep = 'owner' | 'head';
export interface EpisodeState {
  readonly id: string;
  readonly caller: Caller;
  readonly party: CallerCard | null;
  readonly line: string;
  readonly lineTitle: string;
  readonly branchId: string | null;
  /** Who has sent the visit that its first call came from; empty: nobody. null: it came from none that we know of. */
  readonly visitSource: string | null;
  /** When the first of its calls was missed, and the last. */
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly count: number;
  /** Its calls, the first and the latest. */
  readonly callIds: readonly string[];
  /** He has asked to be called back; null: not so. */
  readonly callBackAt: Date | null;
  readonly told: EpisodeStep | null;
  /** Who was told to call back. */
  readonly ownerId: string | null;
  readonly closedAt: Date | null;
  readonly end: EpisodeEnd | null;
  readonly closedBy: string | null;
  readonly reason: string | null;
}
const MOST_CALLS = 50;

/** All that a caller tried in vain until somebody of us and he have come together. A hidden caller is an episode by each call. */
export class MissedEpisode {
  #state: EpisodeState;
  private constructor(state: EpisodeState) {
    this.#state = state;
  }
  static restore(state: EpisodeState): MissedEpisode {
    return new MissedEpisode(state);
  }
  static open(id: string, call: CallState): MissedEpisode {
    const { caller, party, line, lineTitle, branchId } = call;
    const at = missedAt(call);
    return new MissedEpisode({
      ...{ id, caller, party, line, lineTitle, branchId, firstAt: at, lastAt: at, count: 1, callIds: [call.id] },
      visitSource: sourceOf(call.visit),
      ...{
        callBackAt: askedAt(call),
        told: null,
        ownerId: null,
        closedAt: null,
        end: null,
        closedBy: null,
        reason: null,
      },
    });
  }
  get state(): EpisodeState {
    return this.#state;
  }
  get isOpen(): boolean {
    return this.#state.closedAt === null;
  }
  /** `+79112223344`; null: nobody can be called back. */
  get number(): string | null {
    return numberOf(this.#state.caller);
  }

  /** He has tried again. */
  join(call: CallState): void {
    const { callIds, party, count, lastAt, callBackAt } = this.#state;
    if (!this.isOpen || callIds.includes(call.id)) return;
    const [first = call.id, ...more] = callIds;
    const at = missedAt(call);
    this.#to({
      ...{ count: count + 1, lastAt: at > lastAt ? at : lastAt, party: call.party ?? party },
      callBackAt: callBackAt ?? askedAt(call),
      callIds: [first, ...[...more, call.id].slice(1 - MOST_CALLS)],
    });
  }
  /** Somebody of us and he have come together. @returns whether that ends it: what was before his last call does not */
  settle(end: 'talk' | 'answer', by: string | null, at: Date): boolean {
    if (!this.isOpen || at < this.#state.lastAt) return false;
    this.#to({ closedAt: at, end, closedBy: by });
    return true;
  }
  /** @throws EpisodeClosed */
  close(by: string | null, reason: string, at: Date): void {
    if (!this.isOpen) throw new EpisodeClosed(this.#state.id);
    this.#to({ closedAt: at, end: 'person', closedBy: by, reason });
  }
  /** @returns false: nobody has to hear of it any more, or was told already */
  tell(step: EpisodeStep, ownerId: string | null): boolean {
    const { told } = this.#state;
    if (!this.isOpen || told === 'head' || told === step) return false;
    this.#to({ told: step, ownerId: ownerId ?? this.#state.ownerId });
    return true;
  }
  #to(change: Partial<EpisodeState>): void {
    this.#state = Object.freeze({ ...this.#state, ...change });
  }
}
/** Nobody of us and he have come together until then: he went to somebody else. */
export const lostAt = (firstAt: Date): Date => new Date(firstAt.getTime() + 86_400_000);
const missedAt = ({ endedAt, startedAt }: CallState): Date => endedAt ?? startedAt;
const askedAt = (call: CallState): Date | null => (call.word?.askedCallBack ? missedAt(call) : null);
