import type { CallDifference } from '../../domain/call-difference.js';
import { type Comparison, DifferenceBook } from './difference-book.port.js';

export class FakeDifferenceBook extends DifferenceBook {
  readonly rows = new Map<string, CallDifference>();
  #last: Comparison | null = null;
  async add(found: readonly CallDifference[]): Promise<void> {
    for (const one of found) {
      const key = `${one.kind} ${one.key}`;
      if (!this.rows.has(key)) this.rows.set(key, one);
    }
  }
  async forgetBefore(at: Date): Promise<void> {
    for (const [key, one] of this.rows) if (one.at < at) this.rows.delete(key);
  }
  async last(): Promise<Comparison | null> {
    return this.#last;
  }
  async note(comparison: Comparison): Promise<void> {
    this.#last = comparison;
  }
}
