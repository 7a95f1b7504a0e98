import { defineStore } from 'pinia';
import { computed, markRaw, shallowRef } from 'vue';
import type { Command } from '../offline/command.js';
import { IdbCommandStore } from '../offline/database.js';
import { Outbox } from '../offline/outbox.js';
import { carryAnswers } from '../offline/send-answer.js';
import { carryRegistrations } from '../offline/send-registration.js';
import { carryNextSteps } from '../offline/send-next-step.js';

/** What was done here and the house may not know yet. */
export const useOutbox = defineStore('outbox', () => {
  const commands = shallowRef<readonly Command[]>([]);
  // Not a thing to watch: it tells of its changes itself.
  const outbox = markRaw(new Outbox({ store: new IdbCommandStore(), changed: (all) => (commands.value = [...all]) }));
  carryAnswers(outbox);
  carryNextSteps(outbox);
  carryRegistrations(outbox);
  const refused = computed(() => commands.value.filter((one) => one.refused !== null));
  const waiting = computed(() => commands.value.filter((one) => one.refused === null));
  const about = (what: string): readonly Command[] => commands.value.filter((one) => one.about === what);
  addEventListener('online', () => void outbox.flush());
  return { outbox, commands, refused, waiting, about };
});
