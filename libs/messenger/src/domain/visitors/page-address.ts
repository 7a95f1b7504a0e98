import type { VisitSource } from './visitor.js';

const addressLimit = 500;
const kept = /^(utm_\w{1,30}|q|query|search|s|page|category|id|sku|tab)$/i;

/** What an agent may see of a page: where it is. Neither passwords in the address nor tokens in its query, nor what stands behind `#`. */
export function pageAddress(text: string): string | null {
  const url = parsed(text);
  if (!url) return null;
  for (const key of [...url.searchParams.keys()]) if (!kept.test(key)) url.searchParams.delete(key);
  url.username = url.password = url.hash = '';
  return url.href.slice(0, addressLimit);
}
/** Where he came from: the referrer without its query, and the marks of the campaign. null: nothing is said. */
export function sourceOf(address: string, referrer: string | null): VisitSource | null {
  const [page, from] = [parsed(address), referrer ? parsed(referrer) : null];
  const utm: Record<string, string> = {};
  for (const [key, value] of page?.searchParams ?? [])
    if (/^utm_(source|medium|campaign|content|term)$/i.test(key)) utm[key.toLowerCase()] = value.slice(0, 100);
  const outside = from && from.origin !== page?.origin ? `${from.origin}${from.pathname}`.slice(0, addressLimit) : null;
  return outside || Object.keys(utm).length ? { referrer: outside, utm } : null;
}
function parsed(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}
