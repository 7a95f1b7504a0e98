import { DomainError } from '@prorab/kernel';

/** It is down, does not answer in time, or has no room now. */
export class ExchangeUnavailable extends DomainError {
  constructor(readonly why: string) {
    super('unavailable', 'telephony.exchange-unavailable', `The exchange does not answer: ${why}`, { why });
  }
}
/** It does not take our word: user, password, rights, or an order that it does not understand. */
export class ExchangeRefused extends DomainError {
  constructor(status: number, said: string) {
    super('unavailable', 'telephony.exchange-refused', `The exchange refuses: ${status} ${said}`, { status, said });
  }
}
/** No phone is registered there, or it has been switched off. */
export class PhoneUnreachable extends DomainError {
  constructor(endpoint: string) {
    super('unavailable', 'telephony.phone-unreachable', `${endpoint} is not at the exchange`, { endpoint });
  }
}
