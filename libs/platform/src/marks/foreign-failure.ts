import { DomainError } from '@prorab/kernel';

/** What the scheduler does with a failure of an outside system. */
export type FailureAdvice = 'retry' | 'ask-a-human' | 'give-up';

/** A failure of the outside, translated by its adapter. `cause` keeps the original for the log. */
export class ForeignFailure extends DomainError {
  constructor(
    readonly advice: FailureAdvice,
    code: string,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    cause?: unknown,
  ) {
    super('unavailable', code, message, details);
    this.cause = cause;
  }
}
