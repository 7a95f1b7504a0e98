import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { EpisodeMissing } from '../../domain/missed.errors.js';
import { MissedCalls } from '../missed-calls.js';
import { MissedBook } from '../ports/missed-book.port.js';

/** A person says that nobody has to call back, and why. */
@UseCase()
export class CloseMissed {
  constructor(
    private readonly missed: MissedBook,
    private readonly episodes: MissedCalls,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws EpisodeMissing, EpisodeClosed */
  execute({ episodeId, reason }: { episodeId: string; reason: string }): Promise<void> {
    return this.work.run(async () => {
      const episode = await this.missed.take(episodeId);
      if (!episode) throw new EpisodeMissing(episodeId);
      episode.close(actorId(), reason, this.clock.now());
      await this.episodes.closed(episode);
    });
  }
}
