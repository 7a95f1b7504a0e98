import { DomainError } from '@prorab/kernel';

export class ReminderMissing extends DomainError {
  constructor(what: { reminderId: string } | { number: number }) {
    super('missing', 'assistant.reminder-missing', 'there is no such reminder', what);
  }
}
export class ReminderOver extends DomainError {
  constructor(number: number, state: string) {
    super('conflict', 'assistant.reminder-over', `reminder ${number} is ${state} already`, { number, state });
  }
}
export class ReminderFollowsItsSubject extends DomainError {
  constructor(number: number) {
    super('conflict', 'assistant.reminder-follows', `reminder ${number} follows its subject; change it there`, {
      number,
    });
  }
}
export class DateInThePast extends DomainError {
  constructor(at: Date, zone: string) {
    super('invalid', 'assistant.date-in-the-past', `${at.toISOString()} is over already`, {
      at: at.toISOString(),
      zone,
    });
  }
}
export class DateTooFar extends DomainError {
  constructor(at: Date, years: number) {
    super('invalid', 'assistant.date-too-far', `a reminder is for the next ${years} years`, {
      at: at.toISOString(),
      years,
    });
  }
}
export class RepeatInvalid extends DomainError {
  constructor(reason: string) {
    super('invalid', 'assistant.repeat-invalid', `the rule of repetition cannot be used: ${reason}`, { reason });
  }
}
export class RepeatNeverComes extends DomainError {
  constructor(rule: string) {
    super('invalid', 'assistant.repeat-never-comes', 'the rule of repetition has no date ahead', { rule });
  }
}
export class TooManyReminders extends DomainError {
  constructor(most: number) {
    super('conflict', 'assistant.too-many-reminders', `more than ${most} reminders at once are kept by nobody`, {
      most,
    });
  }
}
export class RecipientUnknown extends DomainError {
  constructor(employeeId: string) {
    super('invalid', 'assistant.recipient-unknown', 'nobody of that name works here', { employeeId });
  }
}
export class AnswerUnknown extends DomainError {
  constructor(answer: string) {
    super('invalid', 'assistant.answer-unknown', 'a reminder has no such answer', { answer });
  }
}
export class NotYourReminder extends DomainError {
  constructor(number: number) {
    super('forbidden', 'assistant.reminder-not-yours', `reminder ${number} is somebody else’s`, { number });
  }
}
export class SubjectUnknown extends DomainError {
  constructor(subject: string) {
    super('invalid', 'assistant.subject-unknown', 'there is no such thing to be reminded of', { subject });
  }
}
