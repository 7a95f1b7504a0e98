import { DomainError } from '@prorab/kernel';

export class AnswerMissing extends DomainError {
  constructor(answerId: string) {
    super('missing', 'mail.answer-missing', 'There is no such answer', { answerId });
  }
}
export class ThreadMissing extends DomainError {
  constructor(threadId: string) {
    super('missing', 'mail.thread-missing', 'There is no such conversation', { threadId });
  }
}
/** Whoever wrote it takes it back, or one who may for all. */
export class AnswerOfAnother extends DomainError {
  constructor(answerId: string) {
    super('forbidden', 'mail.answer-of-another', 'Somebody else wrote this answer', { answerId });
  }
}
/** Too late to take back. */
export class AnswerUnderWay extends DomainError {
  constructor(answerId: string, status: string) {
    super('conflict', 'mail.answer-under-way', 'The answer is already on its way', { answerId, status });
  }
}
export class AnswerNotUncertain extends DomainError {
  constructor(answerId: string, status: string) {
    super('conflict', 'mail.answer-not-uncertain', `The answer is ${status}; there is nothing to decide`, {
      answerId,
      status,
    });
  }
}
/** Something came between what the writer saw and his answer. `zone`: whose clock the reader looks at. */
export class AnsweredMeanwhile extends DomainError {
  constructor(
    news: { what: 'answer' | 'own-letter' | 'customer-letter'; id: string; who: string; at: Date },
    zone: string,
  ) {
    const at = news.at.toISOString();
    super('conflict', 'mail.answered-meanwhile', `Meanwhile: ${news.who}, ${at}`, { ...news, at, zone });
  }
}
export class RecipientMissing extends DomainError {
  constructor() {
    super('invalid', 'mail.recipient-missing', 'Nobody outside of the company would get this letter');
  }
}
export class RecipientInvalid extends DomainError {
  constructor(field: string) {
    super('invalid', 'mail.recipient-invalid', `An address in «${field}» is not an e-mail address`, { field });
  }
}
export class AnswerEmpty extends DomainError {
  constructor() {
    super('invalid', 'mail.answer-empty', 'The answer has neither text nor attachments');
  }
}
export class UploadMissing extends DomainError {
  constructor(hash: string) {
    super('missing', 'mail.upload-missing', 'The file was not uploaded', { hash });
  }
}
export class AnswerTooLarge extends DomainError {
  constructor(limit: number) {
    super('invalid', 'mail.answer-too-large', `The attachments are larger than ${limit} bytes together`, { limit });
  }
}
export class MailboxCannotSend extends DomainError {
  constructor(mailbox: string) {
    super('conflict', 'mail.mailbox-cannot-send', `No address to write from is configured for ${mailbox}`, { mailbox });
  }
}
