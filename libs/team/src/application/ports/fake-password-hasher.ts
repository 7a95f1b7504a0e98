import { PasswordHasher } from './password-hasher.port.js';

export class FakePasswordHasher extends PasswordHasher {
  /** What was verified, `null` among it: an unknown account must cost the same work. */
  readonly verified: (string | null)[] = [];
  #salt = 0;
  async hash(password: string): Promise<string> {
    return `hash:${++this.#salt}:${password}`;
  }
  async verify(hash: string | null, password: string): Promise<boolean> {
    this.verified.push(hash);
    return hash !== null && hash.startsWith('hash:') && hash.split(':').slice(2).join(':') === password;
  }
}
