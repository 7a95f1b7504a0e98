import { Agent } from 'node:https';
import { type PushOrder, type PushOutcome, PushSender } from '../../../application/ports/push-sender.port.js';
import type { PushSubscription } from '../../../domain/push/push-device.js';
import type { PushEndpoints } from '../../../domain/push/push-endpoints.js';
import { guardedLookup } from './guarded-lookup.js';
import { outcomeOf } from './outcome-of.js';
import { type PushRequest, post } from './post.js';

export interface VapidKeys {
  /** Address of whoever answers for this server: `mailto:` or `https:`. */
  readonly subject: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

/** `web-push` encrypts and signs, and is loaded with the first push (2 MB until then); the request is our own, so that it goes to public addresses only and nobody can hold it up. */
export class WebPushSender extends PushSender {
  readonly #agent: Agent;
  constructor(
    private readonly keys: VapidKeys,
    private readonly endpoints: PushEndpoints,
    private readonly settings: { timeoutMs: number; ca?: string } = { timeoutMs: 10_000 },
  ) {
    super();
    const lookup = guardedLookup((host) => endpoints.isAllowed({ host }));
    this.#agent = new Agent({ keepAlive: true, maxSockets: 8, lookup, ...(settings.ca && { ca: settings.ca }) });
  }

  async send(to: PushSubscription, order: PushOrder): Promise<PushOutcome> {
    let request: PushRequest;
    try {
      request = await this.#requestFor(to, order);
    } catch (error) {
      return { outcome: 'refused', because: saidBy(error) };
    }
    try {
      return outcomeOf(await post(request, this.#agent, this.settings.timeoutMs));
    } catch (error) {
      return { outcome: 'later', retryAfterMs: null, because: saidBy(error) };
    }
  }

  /** Lets connections go that are kept for the next push. */
  close(): void {
    this.#agent.destroy();
  }

  async #requestFor({ endpoint, p256dh, auth }: PushSubscription, order: PushOrder): Promise<PushRequest> {
    const { hint, ttlSeconds: TTL, urgency, topic } = order;
    const url = this.endpoints.checked(endpoint);
    const payload = JSON.stringify({ v: 1, ...hint });
    const options = { vapidDetails: this.keys, TTL, urgency, topic, contentEncoding: 'aes128gcm' as const };
    const { default: webpush } = await import('web-push');
    const { headers, body } = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, options);
    return { url, headers, body };
  }
}

const saidBy = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);
