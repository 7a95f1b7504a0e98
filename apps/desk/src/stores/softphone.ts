import { defineStore } from 'pinia';
import { computed, markRaw, ref, shallowRef } from 'vue';
import { type AnswerPlace, myPhone } from '../api/my-phone.js';
import { askMicrophone } from '../calls/softphone/microphone.js';
import { onlyPage } from '../calls/softphone/only-page.js';
import { RingTone } from '../calls/softphone/ring-tone.js';
import { Softphone } from '../calls/softphone/softphone.js';
import { backoffMs } from '../lib/backoff.js';
import { useSession } from './session.js';

const RIGHT = 'telephony.phone.use';

/** The reader's phone in this page: whether it is one, what it does, and where his calls ring. */
export const useSoftphone = defineStore('softphone', () => {
  const session = useSession();
  /** null: he has none, or telephony is off. */
  const extension = ref<string | null>(null);
  const place = ref<AnswerPlace>('phone');
  /** It rings, and the browser lets nobody hear it yet. */
  const silent = ref(false);
  const open = ref(false);
  const tone = new RingTone((is) => (silent.value = is));
  const phone = new Softphone(
    {
      microphone: askMicrophone,
      onlyPage: (waits, signal) => onlyPage(`prorab.phone.${session.employee?.id ?? ''}`, waits, signal),
      open: async (ear) => {
        const [{ openJssipLine }, login] = await Promise.all([
          import('../calls/softphone/jssip-line.js'),
          myPhone.logIn(),
        ]);
        return openJssipLine(login, ear);
      },
      ring: (on) => tone.ring(on),
      pause: (attempt, signal) =>
        new Promise((done) => {
          setTimeout(done, backoffMs(attempt));
          signal.addEventListener('abort', () => done());
        }),
      now: () => Date.now(),
    },
    (next) => (state.value = next),
  );
  const state = shallowRef(phone.state);
  const offered = computed(() => extension.value !== null);

  async function load(): Promise<void> {
    if (!session.can(RIGHT)) return;
    const mine = await myPhone.show();
    extension.value = mine.extension;
    place.value = mine.place;
    if (mine.extension !== null && mine.place === 'browser' && state.value.line === 'off') await phone.start();
  }
  /** He chooses, and this page becomes the phone or is none any more. */
  async function choose(next: AnswerPlace): Promise<void> {
    await myPhone.choose(next);
    place.value = next;
    if (next === 'browser') await phone.start();
    else phone.stop();
  }
  /** Somebody else sits here now. */
  function leave(): void {
    phone.stop();
    extension.value = null;
    place.value = 'phone';
    open.value = false;
  }
  return { extension, place, silent, open, state, offered, phone: markRaw(phone), load, choose, leave };
});
