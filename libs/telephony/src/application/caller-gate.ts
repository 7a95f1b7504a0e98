import { type Caller, numberOf } from '../domain/caller.js';
import { Flood } from '../domain/flood.js';
import { inTime } from './in-time.js';
import type { CallerDirectory } from './ports/caller-directory.port.js';
import type { UnwelcomeCallers } from './ports/unwelcome-callers.port.js';

/** Calls within a minute; more are busy. */
export interface GateRules {
  readonly perNumber: number;
  /** Of callers whom nobody could call back, on one line together. */
  readonly hiddenPerLine: number;
  /** Of numbers, on one line together; one that sales knows is let in beyond that. */
  readonly strangersPerLine: number;
  /** So long (ms) sales is waited for then. */
  readonly lookupMs: number;
}
interface Refusal {
  readonly hears: 'rejected' | 'busy';
  readonly countedUnder: string;
}
/** What refused calls without a number are counted under. */
const HIDDEN = 'hidden';
/** And those of numbers that change with every call: `line+78112201234`. */
const ofLine = (line: string): string => `line${line}`.slice(0, 20);

/**
 * Who is not let in: a blocked number, one that calls more often than people do, and strangers of whom too many call one line. What is
 * refused is counted and not kept as a call.
 */
export class CallerGate {
  readonly #numbers: Flood;
  readonly #hidden: Flood;
  readonly #lines: Flood;
  constructor(
    private readonly unwelcome: UnwelcomeCallers,
    private readonly callers: CallerDirectory,
    private readonly rules: GateRules,
  ) {
    this.#numbers = new Flood(rules.perNumber);
    this.#hidden = new Flood(rules.hiddenPerLine);
    this.#lines = new Flood(rules.strangersPerLine);
  }
  /** @param line number of ours that was called @returns what he hears; null: he is let in */
  async refusalOf(caller: Caller, line: string, at: Date): Promise<'rejected' | 'busy' | null> {
    if (caller.kind === 'inside') return null;
    const number = numberOf(caller);
    const refusal = number === null ? this.#ofHidden(line, at) : await this.#ofNumber(number, line, at);
    if (refusal) await this.unwelcome.noteRefused(refusal.countedUnder, at);
    return refusal?.hears ?? null;
  }
  async #ofNumber(number: string, line: string, at: Date): Promise<Refusal | null> {
    if (await this.unwelcome.isBlocked(number)) return { hears: 'rejected', countedUnder: number };
    if (!this.#numbers.admits(number, at)) return { hears: 'busy', countedUnder: number };
    if (this.#lines.admits(line, at) || (await this.#isCustomer(number))) return null;
    return { hears: 'busy', countedUnder: ofLine(line) };
  }
  #ofHidden(line: string, at: Date): Refusal | null {
    return this.#hidden.admits(line, at) ? null : { hears: 'busy', countedUnder: HIDDEN };
  }
  async #isCustomer(number: string): Promise<boolean> {
    const known = await inTime(this.callers.byNumber(number), this.rules.lookupMs);
    return known !== null && known !== 'late';
  }
}
