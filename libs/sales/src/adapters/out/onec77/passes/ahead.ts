/** The next one is read while this one is dealt with. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  const take = (): Promise<IteratorResult<T>> => {
    const next = source.next();
    // Whoever waits for it hears of its failure; nobody may be left to wait.
    next.catch(() => undefined);
    return next;
  };
  let next = take();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = take();
      yield value;
    }
  } finally {
    await source.return(undefined).catch(() => undefined);
  }
}
