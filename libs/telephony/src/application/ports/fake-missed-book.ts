import { type EpisodeState, MissedEpisode } from '../../domain/missed-episode.js';
import { MissedBook } from './missed-book.port.js';

export class FakeMissedBook extends MissedBook {
  readonly rows = new Map<string, EpisodeState>();
  async add({ state, number }: MissedEpisode): Promise<void> {
    if (number !== null && this.#openOf(number)) throw new Error(`${number} has an open episode`);
    this.rows.set(state.id, state);
  }
  async take(id: string): Promise<MissedEpisode | null> {
    const state = this.rows.get(id);
    return state ? MissedEpisode.restore(state) : null;
  }
  async takeOpenOf(number: string): Promise<MissedEpisode | null> {
    return this.#openOf(number);
  }
  async save({ state }: MissedEpisode): Promise<void> {
    this.rows.set(state.id, state);
  }
  async open(limit: number): Promise<{ id: string; callIds: readonly string[] }[]> {
    return [...this.rows.values()]
      .filter((s) => s.closedAt === null)
      .sort((a, b) => b.firstAt.getTime() - a.firstAt.getTime())
      .slice(0, limit)
      .map(({ id, callIds }) => ({ id, callIds }));
  }
  #openOf(number: string): MissedEpisode | null {
    const all = [...this.rows.values()].map((s) => MissedEpisode.restore(s));
    return all.find((e) => e.isOpen && e.number === number) ?? null;
  }
}
