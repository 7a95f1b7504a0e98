import { createHash, randomBytes, randomInt } from 'node:crypto';
import { TokenMint } from '../../../application/ports/token-mint.port.js';

/** Crockford's alphabet: no I, L, O, U. 32 signs, 5 bits each. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export class NodeTokenMint extends TokenMint {
  token(): string {
    return randomBytes(32).toString('base64url');
  }
  recoveryCode(): string {
    const group = (): string => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
    return [group(), group(), group(), group()].join('-');
  }
  digest(secret: string): string {
    return createHash('sha256').update(secret, 'utf8').digest('hex');
  }
}
