import { isPublicAddress } from './public-address.js';
import { PushEndpointRefused } from './push-errors.js';

const LONGEST = 2_000;
/** Names of the own network, whatever they resolve to. */
const INNER = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|test|invalid|example|onion|arpa)\.?$/;

/**
 * Where a push may go. The address comes from a browser, so from anybody who is logged in: it must not make our server knock at doors
 * behind the wall. What a name resolves to is looked at when it is sent.
 */
export class PushEndpoints {
  readonly #allowed: ReadonlySet<string>;
  /** @param allowed hosts (`push.test:8443`) that are let through although they are inner ones: for tests, and for a service of one's own */
  constructor(allowed: readonly string[] = []) {
    this.#allowed = new Set(allowed);
  }

  /** @throws PushEndpointRefused */
  checked(endpoint: string): URL {
    const url = endpoint.length <= LONGEST && URL.canParse(endpoint) ? new URL(endpoint) : null;
    if (url?.protocol !== 'https:' || url.username || url.password) throw new PushEndpointRefused('not-https');
    if (this.isAllowed(url)) return url;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const literal = /^[\d.]+$|:/.test(host);
    if (literal ? !isPublicAddress(host) : INNER.test(host) || !host.includes('.'))
      throw new PushEndpointRefused('not-public');
    if (url.port !== '') throw new PushEndpointRefused('odd-port');
    return url;
  }
  isAllowed({ host }: Pick<URL, 'host'>): boolean {
    return this.#allowed.has(host);
  }
}
