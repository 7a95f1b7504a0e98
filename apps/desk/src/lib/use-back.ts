import { type RouteLocationRaw, useRouter } from 'vue-router';

/** Back to where one came from; `home` when the page was opened by its address. */
export function useBack(home: RouteLocationRaw): () => void {
  const router = useRouter();
  return () => {
    if (window.history.state?.back) router.back();
    else void router.push(home);
  };
}
