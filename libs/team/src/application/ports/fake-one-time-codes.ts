import { OneTimeCodes } from './one-time-codes.port.js';

/** The code of a time step is its last six digits. */
export class FakeOneTimeCodes extends OneTimeCodes {
  #made = 0;
  newSecret(): string {
    return `FAKESECRET${++this.#made}`;
  }
  enrolmentUri(secret: string, label: string): string {
    return `otpauth://totp/${encodeURIComponent(label)}?secret=${secret}`;
  }
  codeAt(at: Date): string {
    return this.#code(Math.floor(at.getTime() / 30_000));
  }
  async stepOf(secret: string, code: string, at: Date): Promise<number | null> {
    if (!secret) return null;
    const now = Math.floor(at.getTime() / 30_000);
    return [now, now - 1, now + 1].find((step) => this.#code(step) === code) ?? null;
  }
  #code(step: number): string {
    return String(step % 1_000_000).padStart(6, '0');
  }
}
