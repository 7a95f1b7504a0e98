import { DomainError } from '@prorab/kernel';

export class CallMissing extends DomainError {
  constructor(callId: string) {
    super('missing', 'telephony.call-missing', 'There is no such call', { callId });
  }
}
