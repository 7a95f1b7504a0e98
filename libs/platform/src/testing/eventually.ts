/**
 * Asks again until the probe neither throws nor returns false; then returns its value. The sentence names what was waited
 * for. The pause grows from 5 to 100 ms.
 */
export async function eventually<T>(
  probe: () => T | Promise<T>,
  { within = 30_000, message = 'the condition did not come true' }: { within?: number; message?: string } = {},
): Promise<Exclude<T, false>> {
  const until = performance.now() + within;
  let pause = 5;
  let last: unknown;
  for (;;) {
    try {
      const value = await probe();
      if (value !== false) return value as Exclude<T, false>;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (performance.now() > until) throw new Error(`${message} (waited ${within} ms)`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(100, pause * 1.5);
  }
}
