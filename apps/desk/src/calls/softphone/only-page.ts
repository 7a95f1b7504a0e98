/** One page of a browser at a time, by the browser's own locks: a page that is closed or killed gives it up. */
export async function onlyPage(name: string, waits: () => void, signal: AbortSignal): Promise<() => void> {
  let release = (): void => undefined;
  // A page that came over plain HTTP has no locks; nor a microphone, which is said next.
  if (!('locks' in navigator)) return release;
  const held = new Promise<void>((done) => (release = done));
  const taken = (options: LockOptions): Promise<boolean> =>
    new Promise((done, fail) => {
      navigator.locks
        .request(name, options, (lock) => {
          done(lock !== null);
          return lock ? held : undefined;
        })
        .catch(fail);
    });
  if (await taken({ ifAvailable: true })) return release;
  waits();
  // Told to stop while it waits: then there is nothing to give up.
  await taken({ signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return release;
}
