import { onScopeDispose, shallowReactive } from 'vue';
import { useReturn } from './use-return.js';
import { type ListState, PagedList, type PagedListOptions } from './paged-list.js';

/** A PagedList that the page redraws by. */
export function usePagedList<T>(options: Omit<PagedListOptions<T>, 'changed'>) {
  const view = shallowReactive({
    items: [] as readonly T[],
    state: 'idle' as ListState,
    hasMore: false,
    error: null as unknown,
  });
  let gone = false;
  const list: PagedList<T> = new PagedList<T>({
    ...options,
    changed: () => {
      if (!gone)
        Object.assign(view, { items: list.items, state: list.state, hasMore: list.hasMore, error: list.error });
    },
  });
  onScopeDispose(() => (gone = true));
  useReturn(
    () => list.reload(),
    () => list.state === 'failed',
  );
  return { view, list };
}
