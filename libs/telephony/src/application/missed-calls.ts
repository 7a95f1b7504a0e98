import { newId } from '@prorab/kernel';
import { ChangeFeed, Jobs, Locks, UseCase } from '@prorab/platform/marks';
import type { Call, CallState } from '../domain/call.js';
import { numberOf } from '../domain/caller.js';
import { type EpisodeStep, MissedEpisode } from '../domain/missed-episode.js';
import { TELEPHONY_STREAM } from './call-card.js';
import { missedCard } from './missed-card.js';
import { BranchHours } from './ports/branch-hours.port.js';
import { MissedBook } from './ports/missed-book.port.js';

export const remindOfMissedJob = 'telephony.remind-of-missed';
export interface MissedReminder {
  episodeId: string;
  step: EpisodeStep;
}
/** Working minutes of the branch until somebody hears of it. */
const AFTER_MINUTES = { owner: 2, head: 15 } as const;

/** What follows from a call for the episodes of missed ones. Inside the unit of work of the call. */
@UseCase()
export class MissedCalls {
  constructor(
    private readonly missed: MissedBook,
    private readonly hours: BranchHours,
    private readonly jobs: Jobs,
    private readonly feed: ChangeFeed,
    private readonly locks: Locks,
  ) {}

  async after({ state }: Call, before: CallState): Promise<void> {
    const { caller, stage, outcome, answeredBy, answeredAt, endedAt, direction } = state;
    if (stage === before.stage || caller.kind === 'inside') return;
    // Of one that we make and that comes to nothing, nobody waits for more than before.
    const inVain = ['missed', 'given-up', 'closed', 'dropped'].includes(outcome ?? '');
    if (inVain && (direction === 'in' || outcome === 'dropped')) return this.#miss(state);
    // Both ends of a talk: a second call of his that was missed meanwhile is dealt with by the talk too.
    const at = stage === 'talking' ? answeredAt : outcome === 'talked' ? endedAt : null;
    const number = numberOf(caller);
    if (at && number !== null) await this.talked(number, answeredBy, at);
  }
  /** Somebody of us has spoken with this number, whoever called whom. */
  async talked(number: string, employeeId: string | null, at: Date): Promise<void> {
    await this.#hold(number);
    const episode = await this.missed.takeOpenOf(number);
    if (episode?.settle('talk', employeeId, at)) await this.closed(episode);
  }
  async closed(episode: MissedEpisode): Promise<void> {
    const { id } = episode.state;
    await this.missed.save(episode);
    for (const step of ['owner', 'head'] as const)
      await this.jobs.cancel({ job: remindOfMissedJob, key: keyOf({ episodeId: id, step }) });
    this.#tell('missed-closed', episode);
  }
  async #remindLater(episode: MissedEpisode, step: EpisodeStep): Promise<void> {
    const { id, branchId, firstAt } = episode.state;
    const calendar = await this.hours.of(branchId);
    const minutes = AFTER_MINUTES[step];
    // A branch that never works has nobody who could call back.
    if (calendar && !calendar.nextOpening(firstAt)) return;
    const runAt = calendar
      ? calendar.addWorkingMinutes(firstAt, minutes)
      : new Date(firstAt.getTime() + minutes * 60_000);
    const payload: MissedReminder = { episodeId: id, step };
    await this.jobs.enqueue({ job: remindOfMissedJob, key: keyOf(payload), payload, runAt });
  }

  async #miss(call: CallState): Promise<void> {
    const number = numberOf(call.caller);
    if (number !== null) {
      await this.#hold(number);
      const open = await this.missed.takeOpenOf(number);
      if (open) {
        open.join(call);
        await this.missed.save(open);
        return this.#tell('missed-joined', open);
      }
    }
    const episode = MissedEpisode.open(newId(), call);
    await this.missed.add(episode);
    this.#tell('missed-opened', episode);
    if (number === null) return;
    await this.#remindLater(episode, 'owner');
    await this.#remindLater(episode, 'head');
  }
  /** Two calls of one number that end at the same moment are one episode. */
  #hold(number: string): Promise<void> {
    return this.locks.hold(`telephony.missed:${number}`);
  }
  #tell(kind: 'missed-opened' | 'missed-joined' | 'missed-closed', episode: MissedEpisode): void {
    this.feed.append({ stream: TELEPHONY_STREAM, kind, subject: episode.state.id, payload: missedCard(episode) });
  }
}
const keyOf = ({ episodeId, step }: MissedReminder): string => `${episodeId} ${step}`;
