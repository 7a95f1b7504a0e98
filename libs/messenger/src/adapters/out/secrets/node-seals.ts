import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Seals } from '../../../application/visitors/ports/seals.port.js';
import type { SiteIdentity } from '../../../domain/visitors/visitor.js';

@Injectable()
export class NodeSeals extends Seals {
  mint(): { token: string; hash: string } {
    const token = randomBytes(32).toString('base64url');
    return { token, hash: this.hashOf(token) };
  }
  hashOf(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }
  isSealed({ id, name, email }: SiteIdentity, seal: string, secret: string): boolean {
    const due = createHmac('sha256', secret)
      .update([id, name ?? '', email ?? ''].join('\n'))
      .digest();
    const given = Buffer.from(/^[0-9a-f]{64}$/i.test(seal) ? seal : '', 'hex');
    return given.length === due.length && timingSafeEqual(given, due);
  }
}
