import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { calls } from '../api/calls.js';
import type { CallCardDto, MakeCallDto, NowDto } from '../api/schema.js';
import { type MyCall, afterCall, afterLook, stillShown } from '../calls/my-calls.js';
import { deskSocket } from '../realtime/desk-socket.js';
import { useSession } from './session.js';

const STREAM = 'telephony';

/** Calls that concern the reader, and how the exchange is. */
export const useCalls = defineStore('calls', () => {
  const session = useSession();
  const mine = shallowRef<readonly MyCall[]>([]);
  /** Cards that the reader has put away; his own talk is shown all the same. */
  const away = ref(new Set<string>());
  const shown = computed(() => mine.value.filter(({ kind, card }) => kind === 'talking' || !away.value.has(card.id)));
  const exchange = ref<NowDto['exchange'] | null>(null);
  const awaySince = ref<string | null>(null);
  /** All that go on, whoever they concern. */
  const going = shallowRef<ReadonlyMap<string, CallCardDto>>(new Map());
  /** Employees who are in a talk. */
  const busy = computed(() => new Set([...going.value.values()].flatMap((card) => card.talking)));
  let timer: ReturnType<typeof setTimeout> | undefined;

  const me = (): string => session.employee?.id ?? '';
  function show(next: readonly MyCall[]): void {
    mine.value = next;
    clearTimeout(timer);
    const soonest = Math.min(...next.map(({ until }) => until ?? Infinity));
    if (soonest < Infinity)
      timer = setTimeout(() => show(stillShown(mine.value, Date.now())), Math.max(0, soonest - Date.now()) + 50);
  }
  async function load(): Promise<void> {
    if (!session.can('telephony.call.read')) return;
    // Beside the page: without a line nothing rings here, and the next connection asks again.
    const found = await calls.now().catch(() => null);
    deskSocket.follow(STREAM, found ? Number(found.headers.get('x-feed-seq') ?? 0) : null);
    if (!found) return;
    ({ exchange: exchange.value, awaySince: awaySince.value } = found.body);
    going.value = new Map(found.body.calls.map((card) => [card.id, card]));
    show(afterLook(mine.value, found.body.calls, me(), Date.now()));
  }
  deskSocket.onChange(
    STREAM,
    ({ kind, payload }) => {
      if (kind.startsWith('exchange-'))
        ({ exchange: exchange.value, awaySince: awaySince.value } = payload as Pick<NowDto, 'exchange' | 'awaySince'>);
      // Other things of telephony may be told on the same stream.
      if (kind.startsWith('call-') && 'ringing' in payload) heard(payload as unknown as CallCardDto);
    },
    () => void load(),
  );
  /** @throws ApiProblem, NoConnection */
  async function call(wish: MakeCallDto): Promise<void> {
    const card = await calls.make(wish, crypto.randomUUID());
    // The stream may have been quicker, and knows better.
    if (!mine.value.some((one) => one.card.id === card.id)) heard(card);
  }
  /** By the stream, or as the answer to what the reader has done. */
  function heard(card: CallCardDto): void {
    const next = new Map(going.value);
    if (card.stage === 'ended') next.delete(card.id);
    else next.set(card.id, card);
    going.value = next;
    show(afterCall(mine.value, card, me(), Date.now()));
  }
  function dismiss(id: string): void {
    away.value = new Set(away.value).add(id);
  }
  /** Somebody else sits here now. */
  function clear(): void {
    show([]);
    away.value = new Set();
    going.value = new Map();
  }
  return { shown, busy, exchange, awaySince, load, call, heard, dismiss, clear };
});
