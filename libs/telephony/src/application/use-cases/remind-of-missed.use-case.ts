import { Clock } from '@prorab/kernel';
import { Jobs, Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { MissedCallWaits } from '../../contract/index.js';
import type { CallerCard } from '../../domain/caller-card.js';
import type { MissedEpisode } from '../../domain/missed-episode.js';
import { type MissedReminder, remindOfMissedJob } from '../missed-calls.js';
import { BranchHours } from '../ports/branch-hours.port.js';
import { CallBook } from '../ports/call-book.port.js';
import { CallerDirectory } from '../ports/caller-directory.port.js';
import { MissedBook } from '../ports/missed-book.port.js';
import { Operators } from '../ports/operators.port.js';

/** Nobody has called back so far: one person hears of it, later the head. Whoever is told is one: three who call back at once are worse than none. */
@UseCase()
export class RemindOfMissed {
  constructor(
    private readonly missed: MissedBook,
    private readonly callers: CallerDirectory,
    private readonly operators: Operators,
    private readonly calls: CallBook,
    private readonly hours: BranchHours,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ episodeId, step }: MissedReminder): Promise<void> {
    return this.work.run(async () => {
      const episode = await this.missed.take(episodeId);
      const number = episode?.number ?? null;
      if (!episode?.isOpen || number === null) return;
      const now = this.clock.now();
      if (await this.#isNight(episode, step, now)) return;
      const party = (await this.callers.byNumber(number)) ?? episode.state.party;
      const ownerId = episode.state.ownerId ?? (await this.#whoCallsBack(episode, party, now));
      // With nobody to tell, the head hears of it at once.
      const told = step === 'owner' && ownerId === null ? 'head' : step;
      if (!episode.tell(told, ownerId)) return;
      await this.missed.save(episode);
      const { lineTitle, branchId, count, firstAt } = episode.state;
      this.outbox.add(
        MissedCallWaits.of({
          ...{ episodeId, number, partyName: party?.name ?? null, lineTitle, branchId, step: told },
          ...{ employeeId: ownerId, count, missedAt: firstAt.toISOString(), at: now.toISOString() },
        }),
      );
    });
  }

  /** We were away when it was due, and now nobody works: it waits for the morning. */
  async #isNight({ state }: MissedEpisode, step: MissedReminder['step'], now: Date): Promise<boolean> {
    const calendar = await this.hours.of(state.branchId);
    // The end of the last working minute is still one of the day.
    if (!calendar || calendar.isOpenAt(new Date(now.getTime() - 60_000)) || calendar.isOpenAt(now)) return false;
    const runAt = calendar.nextOpening(now);
    if (!runAt) return true;
    const key = `${state.id} ${step} ${runAt.toISOString()}`;
    await this.jobs.enqueue({ job: remindOfMissedJob, key, payload: { episodeId: state.id, step }, runAt });
    return true;
  }
  /** As a call goes: the customer's own manager, else who stands in; else who of the branch has been silent for longest. Whoever is at work. */
  async #whoCallsBack(
    { state: { branchId } }: MissedEpisode,
    party: CallerCard | null,
    now: Date,
  ): Promise<string | null> {
    const [cards, { talking, lastTalkAt }] = await Promise.all([this.operators.all(now), this.calls.activity(now)]);
    const there = cards.filter((c) => c.atWork);
    const own = cards.find((c) => c.employeeId === party?.responsibleId);
    const keeper = [own?.employeeId, own?.deputyId].find((id) => there.some((c) => c.employeeId === id));
    if (keeper) return keeper;
    const busy = (id: string): number => Number(talking.has(id));
    const silentSince = (id: string): number => lastTalkAt.get(id)?.getTime() ?? 0;
    const [first] = there
      .filter((c) => branchId === null || c.branchId === branchId)
      .map((c) => c.employeeId)
      .toSorted((a, b) => busy(a) - busy(b) || silentSince(a) - silentSince(b));
    return first ?? null;
  }
}
