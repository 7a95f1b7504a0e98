import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Whose card stands on the right. */
export const useCard = defineStore('card', () => {
  const partyId = ref<string | null>(null);
  /** Where there is no room beside, the card lies over the page when it is wished. */
  const over = ref(false);
  function show(id: string | null): void {
    partyId.value = id;
    if (id === null) over.value = false;
  }
  return { partyId, over, show };
});
