import { Flood } from '../domain/flood.js';
import type { UnwelcomeCallers } from './ports/unwelcome-callers.port.js';

/** Who is not let in: a blocked number, and one that calls more often than people do. What is refused is counted and not kept as a call. */
export class CallerGate {
  readonly #flood: Flood;
  constructor(
    private readonly unwelcome: UnwelcomeCallers,
    callsPerMinute: number,
  ) {
    this.#flood = new Flood(callsPerMinute);
  }
  /** @returns what he hears; null: he is let in */
  async refusalOf(number: string, at: Date): Promise<'rejected' | 'busy' | null> {
    const refusal = (await this.unwelcome.isBlocked(number))
      ? 'rejected'
      : this.#flood.admits(number, at)
        ? null
        : 'busy';
    if (refusal) await this.unwelcome.noteRefused(number, at);
    return refusal;
  }
}
