import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SecretBox } from '../../../application/ports/secret-box.port.js';
import { SecretUnreadable } from '../../../domain/team-errors.js';

const VERSION = 'v1.';
const [NONCE, TAG] = [12, 16];

/** AES-256-GCM; `v1.` and base64url of nonce, tag and ciphertext. Whose secret it is goes in as additional data. */
export class AesSecretBox extends SecretBox {
  readonly #key: Buffer;

  /** @param key 32 bytes */
  constructor(key: Buffer) {
    super();
    this.#key = key;
  }
  seal(plain: string, about: string): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(about));
    const hidden = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return VERSION + Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
  }
  open(sealed: string, about: string): string {
    const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
    if (!sealed.startsWith(VERSION) || bytes.length < NONCE + TAG) throw new SecretUnreadable();
    const options = { authTagLength: TAG };
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE), options);
    decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
    } catch {
      throw new SecretUnreadable();
    }
  }
}
