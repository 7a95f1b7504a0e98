import { DomainError } from '@prorab/kernel';

export class CallMissing extends DomainError {
  constructor(callId: string) {
    super('missing', 'telephony.call-missing', 'There is no such call', { callId });
  }
}
/** Nobody talks in it, or not he. */
export class CallNotTalking extends DomainError {
  constructor(callId: string) {
    super('conflict', 'telephony.call-not-talking', 'Nobody talks in this call any more', { callId });
  }
}
export class CallNotYours extends DomainError {
  constructor(callId: string) {
    super('forbidden', 'telephony.call-not-yours', 'Only who talks in it and the head may steer a call', { callId });
  }
}
/** It is being handed over, somebody is asked, or more than two talk. */
export class CallMoving extends DomainError {
  constructor(callId: string) {
    super('conflict', 'telephony.call-moving', 'The call is being handed over, or several talk in it', { callId });
  }
}
export class NoConsultation extends DomainError {
  constructor(callId: string) {
    super('conflict', 'telephony.no-consultation', 'Nobody is asked now', { callId });
  }
}
export class ColleagueBusy extends DomainError {
  constructor(readonly who: string) {
    super('conflict', 'telephony.colleague-busy', `${who} is in a talk`, { who });
  }
}
/** His phone is not at the exchange. */
export class ColleagueUnreachable extends DomainError {
  constructor(readonly who: string) {
    super('conflict', 'telephony.colleague-unreachable', `The phone of ${who} is not at the exchange`, { who });
  }
}
/** No phone of the house and no number that can be called, or one's own. */
export class TargetUnfit extends DomainError {
  constructor(readonly target: string) {
    super('invalid', 'telephony.target-unfit', `Nobody can be called at ${target}`, { target });
  }
}
/** The configuration names no provider. */
export class NoWayOut extends DomainError {
  constructor() {
    super('conflict', 'telephony.no-way-out', 'No provider takes calls to numbers outside');
  }
}
