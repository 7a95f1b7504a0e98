import type { Wall } from '../../domain/reminder/wall-time.js';

/** The dates of a rule of repetition, on the wall. */
export abstract class Recurrence {
  /**
   * @param rule as `ruleText` writes it @param start first date at the earliest
   * @returns dates later than `after`, in order, `count` at most
   */
  abstract dates(rule: string, start: Wall, after: Wall, count: number): readonly Wall[];
}
