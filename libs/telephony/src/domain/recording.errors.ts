import { DomainError } from '@prorab/kernel';

export class RecordingMissing extends DomainError {
  constructor(callId: string) {
    super('missing', 'telephony.recording-missing', 'There is no recording of this call', { callId });
  }
}
/** Only the head and who has talked himself may listen. */
export class RecordingNotYours extends DomainError {
  constructor(callId: string) {
    super('forbidden', 'telephony.recording-not-yours', 'Only the head and who has talked may listen', { callId });
  }
}
/** The exchange has it still in its hands. */
export class RecordingNotReady extends DomainError {
  constructor(name: string) {
    super('unavailable', 'telephony.recording-not-ready', `The recording ${name} is not finished yet`, { name });
  }
}
export class RangeInvalid extends DomainError {
  constructor(size: number) {
    super('invalid', 'telephony.range-invalid', 'The recording has no such range', { size });
  }
}
export class PersonUnnamed extends DomainError {
  constructor() {
    super('invalid', 'telephony.person-unnamed', 'Say whose recordings: a number or a party, one of them');
  }
}
