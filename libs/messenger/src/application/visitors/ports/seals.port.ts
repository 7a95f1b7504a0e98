import type { SiteIdentity } from '../../../domain/visitors/visitor.js';

/** Secrets that only their owner has; we keep their hashes. */
export abstract class Seals {
  /** 256 bits by chance, as 43 characters fit for an address. */
  abstract mint(): { token: string; hash: string };
  /** 64 hexadecimal digits. */
  abstract hashOf(token: string): string;
  /** Whether `seal` is the HMAC-SHA256 (hexadecimal) of `id\nname\nemail` under the secret of the site. */
  abstract isSealed(identity: SiteIdentity, seal: string, secret: string): boolean;
}
