/** What sales needs to know of working hours; the kernel's `WorkingCalendar` of a branch is one. */
export interface WorkingTime {
  isOpenAt(at: Date): boolean;
  workingMinutesBetween(from: Date, to: Date): number;
  addWorkingMinutes(from: Date, minutes: number): Date;
}
