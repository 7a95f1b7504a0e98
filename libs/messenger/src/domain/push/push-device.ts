import { PushKeysInvalid } from './push-errors.js';

/** What a browser gives out when it subscribes. */
export interface PushSubscription {
  readonly endpoint: string;
  /** Public key of the browser, an uncompressed point of P-256; base64url. */
  readonly p256dh: string;
  /** Secret of the subscription, 16 bytes; base64url. */
  readonly auth: string;
}
export interface PushDevice extends PushSubscription {
  readonly id: string;
  readonly employeeId: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  /** When the push service last took something for it. */
  readonly lastOkAt: Date | null;
  /** Refusals and outages since then. */
  readonly failures: number;
}

/** 65 bytes that begin with 4, and 16 bytes. @throws PushKeysInvalid */
export function checkedKeys({ p256dh, auth }: Pick<PushSubscription, 'p256dh' | 'auth'>): {
  p256dh: string;
  auth: string;
} {
  const bare = { p256dh: p256dh.replace(/=+$/, ''), auth: auth.replace(/=+$/, '') };
  if (!/^B[\w-]{86}$/.test(bare.p256dh) || !/^[\w-]{22}$/.test(bare.auth)) throw new PushKeysInvalid();
  return bare;
}
