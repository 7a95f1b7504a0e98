import { DomainError } from '@prorab/kernel';
import type { Actor } from '../marks/index.js';

export type EmployeeActor = Extract<Actor, { kind: 'employee' }>;

/** How a token came in: sent on purpose, or by a browser of itself. */
export type TokenCarrier = 'bearer' | 'cookie';

/** Tells who stands behind an access token. The team context provides it. */
export abstract class Authenticator {
  /** @returns null for an unknown, expired or ended session, and for one that must not come in this way */
  abstract authenticate(token: string, via: TokenCarrier): Promise<EmployeeActor | null>;
}

export class Unauthenticated extends DomainError {
  constructor() {
    super('forbidden', 'platform.unauthenticated', 'a valid access token is needed');
  }
}
export class Forbidden extends DomainError {
  constructor(right: string) {
    super('forbidden', 'platform.forbidden', `this needs the right ${right}`, { right });
  }
}
export class CrossSite extends DomainError {
  constructor() {
    super('forbidden', 'platform.cross-site', 'the request came from a foreign page');
  }
}
export const SESSION_COOKIE = 'prorab_session';
