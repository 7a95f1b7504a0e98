import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { inquiries } from '../api/inquiries.js';
import type { BoardCountsDto, PresentDto } from '../api/schema.js';
import { type Change } from '../realtime/follower.js';
import { deskSocket } from '../realtime/desk-socket.js';

type Hear = (changes: readonly Change[]) => void;

/** Changes come in bursts; what is drawn by them is drawn once. */
const BURST_MS = 250;

/** What all boards share: the numbers above the columns, the live changes, who looks at what. */
export const useBoard = defineStore('board', () => {
  const counts = shallowRef<BoardCountsDto | null>(null);
  /** By inquiry: who has it open, the reader too. */
  const present = ref(new Map<string, PresentDto[]>());
  const hearers = new Set<Hear>();
  const resets = new Set<() => void>();
  let pending: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function loadCounts(): Promise<void> {
    // Numbers beside the menu: without them the board works all the same, and the next change asks again.
    const found = await inquiries.counts().catch(() => null);
    if (found) counts.value = found.body;
  }
  function deliver(): void {
    timer = undefined;
    const changes = pending;
    pending = [];
    for (const hear of hearers) hear(changes);
    void loadCounts();
  }
  deskSocket.onChange(
    'board',
    (change) => {
      pending.push(change);
      timer ??= setTimeout(deliver, BURST_MS);
    },
    () => {
      for (const reset of resets) reset();
      void loadCounts();
    },
  );
  deskSocket.on<{ inquiryId: string; employees: PresentDto[] }>('inquiry:presence', ({ inquiryId, employees }) => {
    const next = new Map(present.value);
    if (employees.length === 0) next.delete(inquiryId);
    else next.set(inquiryId, employees);
    present.value = next;
  });

  /** @returns how to stop */
  function listen(hear: Hear, reset: () => void): () => void {
    // On a page opened by its address no list has begun to follow.
    deskSocket.follow('board', null);
    hearers.add(hear);
    resets.add(reset);
    return () => {
      hearers.delete(hear);
      resets.delete(reset);
    };
  }
  function setPresent(inquiryId: string, employees: PresentDto[]): void {
    present.value = new Map(present.value).set(inquiryId, employees);
  }
  const countOf = (status: string, whose: 'all' | 'mine' | 'nobody'): number =>
    counts.value?.columns.find((column) => column.status === status)?.[whose] ?? 0;
  return { counts, present, loadCounts, listen, setPresent, countOf };
});
