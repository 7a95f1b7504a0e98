import { onScopeDispose } from 'vue';
import { deskSocket } from '../realtime/desk-socket.js';
import type { Change } from '../realtime/follower.js';

/** One act of the house changes many things at once; what is drawn by them is drawn once. */
const BURST_MS = 400;

/** What changes in a stream, while the page is there. @param hear the subjects, or all when it is not known any more */
export function useFeed(stream: string, hear: (changed: ReadonlySet<string> | 'all') => void) {
  let pending = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deliver = (): void => {
    timer = undefined;
    const changed = pending;
    pending = new Set();
    hear(changed);
  };
  const stop = deskSocket.onChange(
    stream,
    ({ subject }: Change) => {
      if (subject) pending.add(subject);
      timer ??= setTimeout(deliver, BURST_MS);
    },
    () => hear('all'),
  );
  onScopeDispose(() => {
    stop();
    clearTimeout(timer);
  });
  /** From the number that came with what is shown; of what came without one, from now on. */
  const follow = (headers: Headers | null): void =>
    deskSocket.follow(stream, headers ? Number(headers.get('x-feed-seq') ?? 0) : null);
  return { follow };
}
