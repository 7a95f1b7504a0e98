import { defineStore } from 'pinia';
import { ref } from 'vue';
import { drafts } from '../offline/drafts.js';

/** First words of what is being written, by conversation: the list on the left shows them. */
export const useDrafts = defineStore('chat-drafts', () => {
  const begun = ref(new Map<string, string>());
  function note(conversationId: string, text: string): void {
    const first = text.trim().slice(0, 80);
    if (first) begun.value.set(conversationId, first);
    else begun.value.delete(conversationId);
  }
  async function load(employeeId: string): Promise<void> {
    begun.value = new Map();
    const prefix = `${employeeId}/chat/`;
    for (const { key, text } of await drafts.all(prefix)) note(key.slice(prefix.length), text);
  }
  return { begun, note, load };
});
