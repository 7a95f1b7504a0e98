/** Waits until `probe` stops throwing and gives something other than `false`, `null` or `undefined`; that is the result. */
export async function eventually<T>(
  probe: () => T | Promise<T>,
  {
    within = 30_000,
    every = 25,
    message = 'it did not happen',
  }: { within?: number; every?: number; message?: string } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + within;
  let last: unknown;
  for (;;) {
    try {
      const value = await probe();
      if (value !== false && value !== null && value !== undefined) return value as NonNullable<Exclude<T, false>>;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline)
      throw new Error(`Within ${within} ms: ${message}`, last === undefined ? {} : { cause: last });
    await new Promise((done) => setTimeout(done, every));
  }
}
