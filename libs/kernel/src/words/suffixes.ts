/** A suffix table that answers the longest ending of a word: the `among` of the Snowball language. */
export interface Suffixes<T> {
  /** Ending and its value, or null when none fits. `from` is where the region begins that the ending must lie in. */
  longest(word: string, from: number): { readonly suffix: string; readonly value: T } | null;
}

export function suffixes<T>(table: readonly (readonly [endings: string, value: T])[]): Suffixes<T> {
  const byEnding = new Map(table.flatMap(([endings, value]) => endings.split(' ').map((one) => [one, value] as const)));
  const longest = Math.max(...[...byEnding.keys()].map((one) => one.length));
  return {
    longest(word, from) {
      for (let length = Math.min(longest, word.length - from); length > 0; length -= 1) {
        const suffix = word.slice(word.length - length);
        const value = byEnding.get(suffix);
        if (value !== undefined) return { suffix, value };
      }
      return null;
    },
  };
}

/** The word without its last `length` letters. */
export const cut = (word: string, length: number): string => word.slice(0, word.length - length);
