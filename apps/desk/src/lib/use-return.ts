import { watch } from 'vue';
import { useUi } from '../stores/ui.js';

/** When the line is back, what could not be loaded without it is loaded by itself. */
export function useReturn(load: () => unknown, wanted: () => boolean): void {
  const ui = useUi();
  watch(
    () => ui.offline,
    (offline) => {
      if (!offline && wanted()) load();
    },
  );
}
