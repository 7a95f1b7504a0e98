import type { MissedEpisode } from '../../domain/missed-episode.js';

/** Episodes of missed calls, as they are kept. A number has one open episode at most. */
export abstract class MissedBook {
  abstract add(episode: MissedEpisode): Promise<void>;
  /** Locks it until the surrounding unit of work ends. */
  abstract take(id: string): Promise<MissedEpisode | null>;
  /** The open one of a number (`+79112223344`), locked as above. Whoever means to add one holds a lock of the number before he looks. */
  abstract takeOpenOf(number: string): Promise<MissedEpisode | null>;
  abstract save(episode: MissedEpisode): Promise<void>;
  /** The latest open ones with their calls; not locked. */
  abstract open(limit: number): Promise<{ id: string; callIds: readonly string[] }[]>;
}
