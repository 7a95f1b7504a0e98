import { TokenMint } from './token-mint.port.js';

export class FakeTokenMint extends TokenMint {
  #made = 0;
  token(): string {
    return `token-${++this.#made}`.padEnd(43, '~');
  }
  recoveryCode(): string {
    return `recovery-${String(++this.#made).padStart(4, '0')}`;
  }
  /** Not SHA-256, but one-to-one enough for a test: hex of the text's own bytes, mixed. */
  digest(secret: string): string {
    let a = 0x811c9dc5;
    let b = 0x01000193;
    for (const char of secret) {
      a = Math.imul(a ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
      b = Math.imul(b + a, 0x9e3779b1) >>> 0;
    }
    return (a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0')).repeat(4);
  }
}
