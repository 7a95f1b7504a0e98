import { onScopeDispose } from 'vue';
import { deskSocket } from '../realtime/desk-socket.js';
import type { Change } from '../realtime/follower.js';

/** A reading of the books changes many invoices at once; what is drawn by them is drawn once. */
const BURST_MS = 400;

/** What changes in invoices, while the page is there. @param hear which of them, or all when it is not known any more */
export function useInvoiceFeed(hear: (changed: ReadonlySet<string> | 'all') => void) {
  let pending = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deliver = (): void => {
    timer = undefined;
    const changed = pending;
    pending = new Set();
    hear(changed);
  };
  const stop = deskSocket.onChange(
    'invoices',
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
    deskSocket.follow('invoices', headers ? Number(headers.get('x-feed-seq') ?? 0) : null);
  return { follow };
}
