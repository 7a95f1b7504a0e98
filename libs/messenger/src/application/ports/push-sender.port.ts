import type { PushSubscription } from '../../domain/push/push-device.js';
import type { PushHint } from '../../domain/push/push-hint.js';

export interface PushOrder {
  readonly hint: PushHint;
  /** The push service drops it when the device was not reached for so long. */
  readonly ttlSeconds: number;
  readonly urgency: 'low' | 'normal' | 'high';
  /** A later push of the same topic takes the place of one that was not delivered; at most 32 letters of base64url. */
  readonly topic: string;
}
export type PushOutcome =
  /** The push service has it; whether the device is ever reached nobody tells. */
  | { readonly outcome: 'accepted' }
  /** The subscription is over for good. */
  | { readonly outcome: 'gone' }
  /** An outage or a limit. null: the service does not say when. */
  | { readonly outcome: 'later'; readonly retryAfterMs: number | null; readonly because: string }
  /** It will not take this, now or later: wrong keys, a wrong address. */
  | { readonly outcome: 'refused'; readonly because: string };

/** Hands hints to the push services of browsers, encrypted for the browser (RFC 8291), in our name (VAPID, RFC 8292). Never throws. */
export abstract class PushSender {
  abstract send(to: PushSubscription, order: PushOrder): Promise<PushOutcome>;
}
