import { DomainError } from '@prorab/kernel';

export class InvoiceAwaitsNothing extends DomainError {
  constructor(number: string, state: string) {
    super('conflict', 'sales.invoice-awaits-nothing', `invoice ${number} is ${state}: no payment is awaited`, {
      number,
      state,
    });
  }
}
export class InvoicePromiseInPast extends DomainError {
  constructor(on: string) {
    super('invalid', 'sales.invoice-promise-in-past', `${on} is over`, { on });
  }
}
export class InvoicePromiseTooFar extends DomainError {
  constructor(on: string, most: number) {
    super('invalid', 'sales.invoice-promise-too-far', `${on} is more than ${most} days away`, { on, most });
  }
}
export class InvoiceSnoozeInvalid extends DomainError {
  constructor(most: number) {
    super('invalid', 'sales.invoice-snooze-invalid', `an invoice is put off until later, by ${most} days at most`, {
      most,
    });
  }
}
export class InvoiceActUndoable extends DomainError {
  constructor(invoice: string) {
    super('conflict', 'sales.invoice-nothing-to-undo', 'there is nothing to undo', { invoice });
  }
}
export class InvoiceNotYours extends DomainError {
  constructor(number: string) {
    super('forbidden', 'sales.invoice-not-yours', `invoice ${number} is somebody else's`, { number });
  }
}
export class InvoiceOwnerUnknown extends DomainError {
  constructor() {
    super('invalid', 'sales.invoice-owner-unknown', 'nobody of that name works here');
  }
}
export class InvoiceIsNoPhantom extends DomainError {
  constructor(number: string) {
    super('conflict', 'sales.invoice-is-no-phantom', `invoice ${number} is counted for itself already`, { number });
  }
}
