import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { PushSubscription } from '../../../domain/push/push-device.js';

export interface TestBrowser extends PushSubscription {
  /** What the payload says, or an error as the browser's own. */
  decrypt(body: Buffer): unknown;
}

/** A browser's half of a subscription, with RFC 8188 and RFC 8291 read anew: nothing here is the library's that encrypts. */
export function aBrowser(endpoint: string): TestBrowser {
  const pair = createECDH('prime256v1');
  const own = pair.generateKeys();
  const auth = randomBytes(16);
  return {
    ...{ endpoint, p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    decrypt(body) {
      const [salt, recordSize, idLength] = [body.subarray(0, 16), body.readUInt32BE(16), body.readUInt8(20)];
      const sender = body.subarray(21, 21 + idLength);
      const record = body.subarray(21 + idLength);
      if (idLength !== 65 || sender[0] !== 4) throw new Error('the key of the sender is no point');
      if (record.length > recordSize) throw new Error('more than one record');
      const derived = (secret: Uint8Array, with_: Uint8Array, about: Uint8Array, length: number): Buffer =>
        Buffer.from(hkdfSync('sha256', secret, with_, about, length));
      const about = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender]);
      const secret = derived(pair.computeSecret(sender), auth, about, 32);
      const key = derived(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = derived(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
      const decipher = createDecipheriv('aes-128-gcm', key, nonce);
      decipher.setAuthTag(record.subarray(-16));
      const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
      const end = plain.findLastIndex((byte) => byte !== 0);
      if (plain[end] !== 2) throw new Error('the last record has no end');
      return JSON.parse(plain.subarray(0, end).toString());
    },
  };
}
