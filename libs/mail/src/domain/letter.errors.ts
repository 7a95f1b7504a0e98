import { DomainError } from '@prorab/kernel';

export type UnreadableBecause = 'malformed' | 'timeout' | 'crashed' | 'source-missing';

/** The parser gave up on this letter; the caller keeps the raw source in quarantine and goes on with the next one. */
export class LetterUnreadable extends DomainError {
  constructor(
    readonly because: UnreadableBecause,
    explanation: string,
  ) {
    super('invalid', 'mail.letter-unreadable', `The letter cannot be read: ${explanation}`, { because, explanation });
  }
}

/** Nothing is wrong with the letter: too many are being read at once, or the parser is closing. Ask again later. */
export class LetterParserBusy extends DomainError {
  constructor(waiting: number) {
    super('unavailable', 'mail.letter-parser-busy', 'Too many letters are being read at once', { waiting });
  }
}
