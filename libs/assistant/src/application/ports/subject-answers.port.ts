import type { WorkingCalendar } from '@prorab/kernel';
import type { Button, OfferedAnswer } from '../../domain/reminder/buttons.js';

export interface AnsweringPerson {
  employeeId: string;
  role: string;
  language: 'ru' | 'en';
  calendar: WorkingCalendar;
  now: Date;
}
export interface SubjectAnswer {
  subject: string;
  id: string;
  answer: string;
  /** What was chosen after the answer, if it asked for something. */
  choice: string | null;
}
export type AnswerTaken =
  | { kind: 'taken'; text: string }
  /** It wants to know more: these are the choices. */
  | { kind: 'asks'; text: string; choices: readonly Button[] }
  /** The owner of the subject says no, in words for the person. */
  | { kind: 'refused'; text: string };

/** What can be answered about a thing of another context, and how that context takes it. */
export abstract class SubjectAnswers {
  abstract offered(subject: string, person: Pick<AnsweringPerson, 'role' | 'language'>): Promise<OfferedAnswer[]>;
  /** In the unit of work that is open, on behalf of the person. */
  abstract give(answer: SubjectAnswer, person: AnsweringPerson): Promise<AnswerTaken>;
}
