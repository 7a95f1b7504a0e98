import { DomainError } from '@prorab/kernel';

export type EndpointTrouble = 'not-https' | 'not-public' | 'odd-port';
export class PushEndpointRefused extends DomainError {
  constructor(because: EndpointTrouble) {
    super('invalid', 'messenger.push-endpoint-refused', `Pushes are not sent to this address: ${because}`, { because });
  }
}
export class PushKeysInvalid extends DomainError {
  constructor() {
    super('invalid', 'messenger.push-keys-invalid', 'The keys of the subscription are not those of a browser');
  }
}
export class PushOff extends DomainError {
  constructor() {
    super('conflict', 'messenger.push-off', 'Pushes are not set up on this server');
  }
}
export class PushDeviceMissing extends DomainError {
  constructor(deviceId: string) {
    super('missing', 'messenger.push-device-missing', 'There is no such device', { deviceId });
  }
}
