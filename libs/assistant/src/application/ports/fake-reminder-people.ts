import { WorkingCalendar } from '@prorab/kernel';
import type { Recipient } from '../../domain/reminder/recipient.js';
import { ReminderRecipients } from './reminder-recipients.port.js';
import { ReminderSubjects, type SubjectCard } from './reminder-subjects.port.js';
import { type AnswerTaken, type SubjectAnswer, SubjectAnswers } from './subject-answers.port.js';
import type { OfferedAnswer } from '../../domain/reminder/buttons.js';

const weekday = '09:00-18:00';
export const moscowHours = new WorkingCalendar({
  zone: 'Europe/Moscow',
  hours: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday },
});
type Hired = Partial<Recipient> & Pick<Recipient, 'employeeId'>;

/** People with the hours of their calendar; away when said so. */
export class FakeReminderRecipients extends ReminderRecipients {
  readonly people: Hired[] = [];
  hire(...some: readonly Hired[]): void {
    this.people.push(...some);
  }
  change(employeeId: string, to: Partial<Recipient>): void {
    Object.assign(this.people.find((p) => p.employeeId === employeeId) ?? {}, to);
  }
  async at(instant: Date): Promise<Recipient[]> {
    return this.people.map((p) => {
      const calendar = p.calendar ?? moscowHours;
      const absentUntil = p.absentUntil && p.absentUntil > instant ? p.absentUntil : null;
      return {
        ...{ name: p.employeeId.slice(-4), role: 'manager', branchId: 'spb', active: true, deputyId: null, ...p },
        ...{ calendar, absentUntil, atWork: p.active !== false && absentUntil === null && calendar.isOpenAt(instant) },
        nextWorkAt: calendar.nextOpening(absentUntil ?? instant),
      };
    });
  }
}
export class FakeReminderSubjects extends ReminderSubjects {
  readonly cards = new Map<string, SubjectCard>();
  async cardOf(subject: string, id: string): Promise<SubjectCard | null> {
    return this.cards.get(`${subject}:${id}`) ?? null;
  }
}
/** Offers what it is given, asks for the choices of an answer once, and remembers what was given. */
export class FakeSubjectAnswers extends SubjectAnswers {
  readonly offers = new Map<string, OfferedAnswer[]>();
  readonly given: SubjectAnswer[] = [];
  /** What the owner of the subjects says to an answer; null = fine. */
  refusal: string | null = null;
  async offered(subject: string): Promise<OfferedAnswer[]> {
    return this.offers.get(subject) ?? [];
  }
  async give(answer: SubjectAnswer): Promise<AnswerTaken> {
    const offer = this.offers.get(answer.subject)?.find((o) => o.id === answer.answer);
    if (!offer) return { kind: 'refused', text: 'Такого ответа нет.' };
    if (this.refusal !== null) return { kind: 'refused', text: this.refusal };
    if (offer.choices.length && answer.choice === null)
      return { kind: 'asks', text: offer.label, choices: offer.choices };
    this.given.push(answer);
    return { kind: 'taken', text: offer.label };
  }
}
