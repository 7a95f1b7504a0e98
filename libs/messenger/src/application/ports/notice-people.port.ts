import type { WorkingCalendar } from '@prorab/kernel';

export interface NoticePlace {
  /** IANA name: whose clock the person looks at. */
  readonly zone: string;
  /** When he works; knows nothing of his absences. */
  readonly calendar: WorkingCalendar;
  /** End of the absence that covers the asked instant. */
  readonly absentUntil: Date | null;
}

/** Where and when people work. */
export abstract class NoticePeople {
  /** Only those who work here still. */
  abstract at(employeeIds: readonly string[], instant: Date): Promise<Map<string, NoticePlace>>;
}
