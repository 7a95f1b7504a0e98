import { DomainError } from '@prorab/kernel';

/** Login or password of the exchange do not fit, or it has none. */
export class ExchangeRefused extends DomainError {
  constructor() {
    super('forbidden', 'sales.exchange-refused', 'login or password of the exchange are wrong');
  }
}
export class ExchangeLocked extends DomainError {
  constructor(minutes: number) {
    super('unavailable', 'sales.exchange-locked', `too many wrong passwords, try again in ${minutes} min`, { minutes });
  }
}
/** It was never opened, or too long ago. */
export class ExchangeVisitUnknown extends DomainError {
  constructor() {
    super('forbidden', 'sales.exchange-visit-unknown', 'the exchange has to begin with checkauth');
  }
}
export class ExchangeFileNameRefused extends DomainError {
  constructor(name: string) {
    super('invalid', 'sales.exchange-file-name', 'a file of such a name is not taken', { name: name.slice(0, 100) });
  }
}
export class ExchangeFileMissing extends DomainError {
  constructor(name: string) {
    super('missing', 'sales.exchange-file-missing', `there is no file ${name}`, { name });
  }
}
/** Too large, too many, or torn on the way. */
export class ExchangeFileRefused extends DomainError {
  constructor(readonly reason: 'too-large' | 'too-many' | 'torn' | 'empty' | 'not-a-picture') {
    super('invalid', 'sales.exchange-file-refused', `the file is not taken: ${reason}`, { reason });
  }
}
/** What is in the file is not what the exchange agrees on; says where. */
export class ExchangeFileBroken extends DomainError {
  constructor(
    readonly ru: string,
    en: string,
  ) {
    super('invalid', 'sales.exchange-file-broken', `the file cannot be read: ${en}`, { ru, en });
  }
}
export class ExchangeModeUnknown extends DomainError {
  constructor(asked: string) {
    super('invalid', 'sales.exchange-mode-unknown', 'nothing like this is asked of the exchange', {
      asked: asked.slice(0, 100),
    });
  }
}
