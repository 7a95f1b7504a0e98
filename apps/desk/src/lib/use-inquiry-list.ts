import { type Ref, onScopeDispose, watch } from 'vue';
import { type InquiryFilter, type InquirySort, inquiries } from '../api/inquiries.js';
import type { InquiryLineDto } from '../api/schema.js';
import { deskSocket } from '../realtime/desk-socket.js';
import { useBoard } from '../stores/board.js';
import { byOrder, inquiryNews } from './inquiry-order.js';
import { usePagedList } from './use-paged-list.js';

/** The house is asked about each changed inquiry by itself, up to so many; beyond that the list is loaded anew. */
const ONE_BY_ONE = 20;

/** A list of inquiries that stays true: each change is asked for with the very filter of the list. */
export function useInquiryList(filter: Ref<InquiryFilter>, sort: Ref<InquirySort>) {
  const board = useBoard();
  const { view, list } = usePagedList<InquiryLineDto>({
    idOf: (line) => line.inquiryId,
    compare: (a, b) => byOrder(sort.value)(a, b),
    fetch: async (after) => {
      const { body, headers } = await inquiries.page(filter.value, { sort: sort.value, after });
      deskSocket.follow('board', Number(headers.get('x-feed-seq') ?? 0));
      return body;
    },
  });
  const refresh = async (inquiryId: string, number: number): Promise<void> => {
    const line = await inquiries.line(number, filter.value, sort.value);
    if (line) list.upsert(line);
    else list.remove(inquiryId);
  };
  const stop = board.listen(
    (changes) => {
      const news = inquiryNews(changes);
      if (news.length > ONE_BY_ONE) return void list.refresh();
      // What could not be asked just now comes with the reload after the break.
      for (const { inquiryId, number } of news) refresh(inquiryId, number).catch(() => list.refresh());
    },
    () => void list.refresh(),
  );
  onScopeDispose(stop);
  watch([filter, sort], () => void list.reload(), { immediate: true });
  return { view, list };
}
