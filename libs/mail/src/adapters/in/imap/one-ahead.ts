type Settled<T> = { ok: true; result: IteratorResult<T> } | { ok: false; error: unknown };

/** Has the next item made while the last one is being used. A failure is thrown when its turn comes; none is left unhandled. */
export async function* oneAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  const pull = (): Promise<Settled<T>> =>
    source.next().then(
      (result) => ({ ok: true, result }),
      (error: unknown) => ({ ok: false, error }),
    );
  let next = pull();
  try {
    for (;;) {
      const settled = await next;
      if (!settled.ok) throw settled.error;
      if (settled.result.done) return;
      next = pull();
      yield settled.result.value;
    }
  } finally {
    await next;
    await source.return(undefined);
  }
}

export function* inChunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
