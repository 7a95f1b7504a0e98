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

export class LetterMissing extends DomainError {
  constructor(letterId: string) {
    super('missing', 'mail.letter-missing', 'There is no such letter', { letterId });
  }
}
export class AttachmentMissing extends DomainError {
  constructor(letterId: string, n: number) {
    super('missing', 'mail.attachment-missing', 'The letter has no such attachment', { letterId, n });
  }
}
export class PoisonedMissing extends DomainError {
  constructor(id: string) {
    super('missing', 'mail.poisoned-missing', 'There is no such letter put aside', { id });
  }
}
/** It was taken in or thrown away by somebody else. */
export class PoisonedSettled extends DomainError {
  constructor(id: string, status: string) {
    super('conflict', 'mail.poisoned-settled', `The letter is ${status} already`, { id, status });
  }
}
export type StorageTrouble = 'disk-full' | 'disk-broken' | 'too-much-open' | 'database-busy' | 'database-away';

/** Our own storage is in trouble; no letter is to blame, and whoever brings letters waits. */
export class MailStoreUnavailable extends DomainError {
  /** @param said what the disk or the database calls it, for whoever repairs it */
  constructor(reason: StorageTrouble, said: string) {
    super('unavailable', 'mail.store-unavailable', `Letters cannot be stored now: ${reason}`, { reason, said });
  }
}
export class RangeInvalid extends DomainError {
  constructor(size: number) {
    super('invalid', 'mail.range-invalid', 'The file has no such range', { size });
  }
}
export class UploadInvalid extends DomainError {
  constructor() {
    super('invalid', 'mail.upload-invalid', 'One file in multipart/form-data is expected');
  }
}
