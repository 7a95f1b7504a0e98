import { SESSION_COOKIE } from './authenticator.js';

/** The token in a header `Cookie`, where no framework has parsed it. */
export const sessionCookieIn = (header: string | undefined): string | null =>
  new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([^;]+)`).exec(header ?? '')?.[1] ?? null;
