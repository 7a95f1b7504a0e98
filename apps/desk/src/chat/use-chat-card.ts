import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { Conversation } from './use-conversation.js';

/** The conversation whose card stands on the right; `find` opens it at the search. */
export const useChatCard = defineStore('chat-card', () => {
  const talk = shallowRef<Conversation | null>(null);
  const finding = ref(false);
  const over = ref(false);
  /** Where the log should go: asked by the card, the pins, the search. */
  const wanted = ref<{ seq: number; at: number } | null>(null);
  function show(conversation: Conversation | null): void {
    talk.value = conversation;
    finding.value = false;
    over.value = false;
    wanted.value = null;
  }
  function jump(seq: number): void {
    over.value = false;
    wanted.value = { seq, at: Date.now() };
  }
  return { talk, finding, over, wanted, show, jump };
});
