import { hkdfSync } from 'node:crypto';
import { DerivedSecrets } from '../../../contract/derived-secrets.js';

/** By HKDF (RFC 5869) with SHA-256: who has one of them knows neither the key nor another one. */
export class HkdfSecrets extends DerivedSecrets {
  constructor(private readonly key: Buffer) {
    super();
  }
  of(purpose: string): string {
    return Buffer.from(hkdfSync('sha256', this.key, 'prorab.derived-secrets', purpose, 32)).toString('base64url');
  }
}
