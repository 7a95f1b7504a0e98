/** Of which page a request is, and whether that page is our own server's. */
export function pageOf(headers: { origin?: string | string[]; host?: string | string[] }): {
  origin: string | null;
  isOurs: boolean;
} {
  const { origin, host } = headers;
  if (typeof origin !== 'string' || !URL.canParse(origin)) return { origin: null, isOurs: false };
  const url = new URL(origin);
  return { origin: url.origin, isOurs: url.host === host };
}
