/**
 * What `work` makes of each, in their order; so many of them are under way at once, and the source is read on meanwhile. A failure comes when
 * its turn does, and what is under way then is nobody's business any more.
 */
export async function* inTurn<T, R>(
  source: AsyncGenerator<T>,
  work: (one: T) => Promise<R>,
  atOnce = 2,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  try {
    for await (const one of source) {
      const result = work(one);
      // Whoever takes it hears of its failure; nobody may be left to take it.
      result.catch(() => undefined);
      begun.push(result);
      if (begun.length >= atOnce) yield (await begun.shift()) as R;
    }
    for (const result of begun) yield await result;
  } finally {
    await Promise.allSettled(begun);
  }
}
