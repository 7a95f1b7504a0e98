import { type Ref, computed, onScopeDispose, watch } from 'vue';
import type { PresentDto } from '../api/schema.js';
import { deskSocket } from '../realtime/desk-socket.js';
import { useBoard } from '../stores/board.js';
import { useSession } from '../stores/session.js';

const AGAIN_MS = 10_000;
const TYPING_MS = 6_000;

/** Says that the inquiry is open here (and typed about), and tells who else has it open. */
export function usePresence(inquiryId: Ref<string | null>) {
  const board = useBoard();
  const session = useSession();
  let typedAt = 0;
  const say = async (event: string, id: string): Promise<void> => {
    const answer = await deskSocket.ask<{ ok: boolean; employees?: PresentDto[] }>(event, { inquiryId: id });
    if (answer?.ok && answer.employees) board.setPresent(id, answer.employees);
  };
  const renew = (): void => {
    if (!inquiryId.value || document.visibilityState !== 'visible') return;
    void say(Date.now() - typedAt < TYPING_MS ? 'inquiry:typing' : 'inquiry:viewing', inquiryId.value);
  };
  const timer = setInterval(renew, AGAIN_MS);
  watch(
    inquiryId,
    (now, before) => {
      if (before) void say('inquiry:leave', before);
      if (now) renew();
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    clearInterval(timer);
    if (inquiryId.value) void say('inquiry:leave', inquiryId.value);
  });
  const typed = (): void => {
    const fresh = Date.now() - typedAt > TYPING_MS / 2;
    typedAt = Date.now();
    if (fresh) renew();
  };
  const others = computed(() =>
    (inquiryId.value ? (board.present.get(inquiryId.value) ?? []) : []).filter(({ id }) => id !== session.employee?.id),
  );
  return { others, typed };
}
