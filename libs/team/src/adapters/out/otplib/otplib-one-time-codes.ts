import { createRequire } from 'node:module';
import type * as Otplib from 'otplib';
import { OneTimeCodes } from '../../../application/ports/one-time-codes.port.js';

const STEP_SECONDS = 30;
/** Loaded with the first second factor: 1 MB until then. */
const library = (): typeof Otplib => createRequire(import.meta.url)('otplib') as typeof Otplib;

export class OtplibOneTimeCodes extends OneTimeCodes {
  /** @param issuer shown by the authenticator above the code */
  constructor(private readonly issuer: string) {
    super();
  }
  newSecret(): string {
    return library().generateSecret();
  }
  enrolmentUri(secret: string, label: string): string {
    return library().generateURI({ issuer: this.issuer, label, secret });
  }
  async stepOf(secret: string, code: string, at: Date): Promise<number | null> {
    // otplib throws on an empty secret: of one who has not enrolled no code is right.
    if (!secret || !/^[0-9]{6}$/.test(code)) return null;
    const epoch = Math.floor(at.getTime() / 1000);
    const result = await library().verify({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
    return result.valid ? Math.floor(epoch / STEP_SECONDS) + result.delta : null;
  }
}
