export interface SubjectCard {
  number: number;
  /** «Обращение № 451, ООО «Ромашка»: фасадные панели» */
  title: string;
  ownerId: string | null;
  /** Something can still come of it. */
  open: boolean;
  /** When the answer that the other side waits for is late; null = none is owed. */
  respondBy: Date | null;
  /** What its owner has planned. */
  nextStep: { text: string; due: Date } | null;
  /** What its context wants to be told of it now, to its owner or to the heads; null or left out = nothing. `since`: when that began; `asOf`: how fresh it is. */
  toTell?: { text: string; since: Date; to: 'owner' | 'heads'; source: string; asOf: Date } | null;
}

/** The things of other contexts that reminders are about. */
export abstract class ReminderSubjects {
  /** null: there is no such thing, or no such kind of things. */
  abstract cardOf(subject: string, id: string): Promise<SubjectCard | null>;
}
