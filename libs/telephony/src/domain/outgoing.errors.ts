import { DomainError } from '@prorab/kernel';

/** Whoever wants to call has no phone at the exchange. */
export class OwnPhoneMissing extends DomainError {
  constructor() {
    super('conflict', 'telephony.own-phone-missing', 'You have no extension: calls are made from a phone of the house');
  }
}
/** Neither a number nor an extension of somebody. */
export class NumberUndiallable extends DomainError {
  constructor(number: string) {
    super('invalid', 'telephony.number-undiallable', 'This is no number that can be called', {
      number: number.slice(0, 40),
    });
  }
}
/** The house does not call there: `telephony.outgoing`. */
export class NumberForbidden extends DomainError {
  constructor(number: string) {
    super('forbidden', 'telephony.number-forbidden', `${number} may not be called from here`, { number });
  }
}
export class InquiryUnknown extends DomainError {
  constructor(number: number) {
    super('missing', 'telephony.inquiry-unknown', `There is no inquiry ${number}`, { number });
  }
}
/** Of the customer of this inquiry. */
export class PhoneUnknown extends DomainError {
  constructor(number: number) {
    super('conflict', 'telephony.phone-unknown', `The customer of inquiry ${number} has no phone number`, { number });
  }
}
/** He talks, or another call of his goes out. */
export class CallerBusy extends DomainError {
  constructor() {
    super('conflict', 'telephony.caller-busy', 'You are in a call already');
  }
}
export class TooManyCalls extends DomainError {
  constructor(most: number) {
    super('conflict', 'telephony.too-many-calls', `More than ${most} calls within a minute`, { most });
  }
}
/** The key of a request stands for one call. */
export class CallKeyReused extends DomainError {
  constructor() {
    super('conflict', 'telephony.call-key-reused', 'This key was used for a call to another number');
  }
}
