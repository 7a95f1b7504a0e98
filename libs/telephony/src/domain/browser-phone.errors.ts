import { DomainError } from '@prorab/kernel';

/** Whoever asks has no extension. */
export class NoPhone extends DomainError {
  constructor() {
    super('missing', 'telephony.no-phone', 'You have no extension');
  }
}
