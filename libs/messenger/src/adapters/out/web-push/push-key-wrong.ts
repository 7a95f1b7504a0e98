import { DomainError } from '@prorab/kernel';

/** The start refuses keys that could sign nothing; the key itself is never said. */
export class PushKeyWrong extends DomainError {
  constructor(variable: string, because: 'missing' | 'another') {
    super('invalid', 'messenger.push-key-wrong', `The private key of pushes in ${variable} is ${because}`, {
      variable,
      because,
    });
  }
}
