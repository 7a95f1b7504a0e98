import { onScopeDispose, readonly, ref } from 'vue';

/** The time, each second, while something that runs is on view. */
export function useSeconds() {
  const now = ref(Date.now());
  const timer = setInterval(() => (now.value = Date.now()), 1_000);
  onScopeDispose(() => clearInterval(timer));
  return readonly(now);
}
