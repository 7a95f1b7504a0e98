import type { WorkingTime } from '../../domain/working-time.js';
import { type Colleague, Colleagues } from './colleagues.port.js';
import { WorkingHours } from './working-hours.port.js';

/** People whose presence a spec changes by hand. */
export class FakeColleagues extends Colleagues {
  readonly people = new Map<string, Colleague>();
  /** Those who have left. */
  readonly gone: { employeeId: string; name: string }[] = [];
  hire(employeeId: string, over: Partial<Colleague> = {}): Colleague {
    const known = this.people.get(employeeId);
    const colleague: Colleague = {
      employeeId,
      name: employeeId.slice(-4),
      role: 'manager',
      branchId: null,
      emails: [],
      atWork: true,
      nextWorkAt: null,
      absentUntil: null,
      deputyId: null,
      capacity: 10,
      ...known,
      ...over,
    };
    this.people.set(employeeId, colleague);
    return colleague;
  }
  async names(): Promise<Map<string, string>> {
    return new Map([...this.people.values(), ...this.gone].map((p) => [p.employeeId, p.name]));
  }
  async at(_instant: Date): Promise<Colleague[]> {
    return [...this.people.values()];
  }
}

/** One calendar for every branch. */
export class FakeWorkingHours extends WorkingHours {
  constructor(private readonly calendar: WorkingTime) {
    super();
  }
  async of(): Promise<WorkingTime> {
    return this.calendar;
  }
}
