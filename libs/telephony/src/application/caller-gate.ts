import { type Caller, numberOf } from '../domain/caller.js';
import { Flood } from '../domain/flood.js';
import type { UnwelcomeCallers } from './ports/unwelcome-callers.port.js';

/** Calls within a minute; more are busy. */
export interface GateRules {
  readonly perNumber: number;
  /** Of callers whom nobody could call back, on one line together. */
  readonly hiddenPerLine: number;
}
/** What refused calls without a number are counted under. */
const HIDDEN = 'hidden';

/** Who is not let in: a blocked number, and one that calls more often than people do. What is refused is counted and not kept as a call. */
export class CallerGate {
  readonly #numbers: Flood;
  readonly #lines: Flood;
  constructor(
    private readonly unwelcome: UnwelcomeCallers,
    { perNumber, hiddenPerLine }: GateRules,
  ) {
    this.#numbers = new Flood(perNumber);
    this.#lines = new Flood(hiddenPerLine);
  }
  /** @param line number of ours that was called @returns what he hears; null: he is let in */
  async refusalOf(caller: Caller, line: string, at: Date): Promise<'rejected' | 'busy' | null> {
    if (caller.kind === 'inside') return null;
    const number = numberOf(caller);
    const refusal = number === null ? this.#ofHidden(line, at) : await this.#ofNumber(number, at);
    if (refusal) await this.unwelcome.noteRefused(number ?? HIDDEN, at);
    return refusal;
  }
  async #ofNumber(number: string, at: Date): Promise<'rejected' | 'busy' | null> {
    if (await this.unwelcome.isBlocked(number)) return 'rejected';
    return this.#numbers.admits(number, at) ? null : 'busy';
  }
  #ofHidden(line: string, at: Date): 'busy' | null {
    return this.#lines.admits(line, at) ? null : 'busy';
  }
}
