import type { Token } from '../token.js';

/** What was read from a place in the phrase, and the place behind it. */
export interface Reading<T> {
  readonly value: T;
  readonly next: number;
}
export type Reader<T> = (tokens: readonly Token[], at: number) => Reading<T> | null;

/** The longest that can be read anywhere in the phrase; of equally long ones the first. */
export function longestIn<T>(tokens: readonly Token[], reader: Reader<T>): (Reading<T> & { at: number }) | null {
  let best: (Reading<T> & { at: number }) | null = null;
  for (let at = 0; at < tokens.length; at += 1) {
    const found = reader(tokens, at);
    if (found && (!best || found.next - at > best.next - best.at)) best = { ...found, at };
  }
  return best;
}
