export interface EmployeeLoad {
  employeeId: string;
  given: number;
  peakLoad: number;
  /** Averaged over the whole period, calendar time. */
  meanLoad: number;
}

export interface SimulationReport {
  given: number;
  stillWaiting: number;
  /** Minutes from the arrival to the assignment. */
  waitMinutes: { mean: number; p90: number; max: number };
  employees: EmployeeLoad[];
  /** Highest mean load minus the lowest: 0 is perfectly even. */
  spread: number;
}

const round = (x: number): number => Math.round(x * 100) / 100;

/** Adds up a distribution that happened or was played. */
export class Tally {
  #waits: number[] = [];
  #people = new Map<string, { given: number; peak: number; area: number; load: number; since: number }>();

  constructor(private readonly from: Date) {}

  load(employeeId: string, load: number, at: number): void {
    const p = this.person(employeeId);
    p.area += p.load * (at - p.since);
    p.load = load;
    p.since = at;
    p.peak = Math.max(p.peak, load);
  }

  given(employeeId: string, waitedMs: number): void {
    this.person(employeeId).given++;
    this.#waits.push(Math.max(0, waitedMs) / 60_000);
  }

  report({ to, stillWaiting }: { to: Date; stillWaiting: number }): SimulationReport {
    const span = Math.max(1, to.getTime() - this.from.getTime());
    const employees = [...this.#people].map(([employeeId, p]) => ({
      employeeId,
      given: p.given,
      peakLoad: p.peak,
      meanLoad: round((p.area + p.load * Math.max(0, to.getTime() - p.since)) / span),
    }));
    employees.sort((a, b) => (a.employeeId < b.employeeId ? -1 : 1));
    const waits = this.#waits.sort((a, b) => a - b);
    const means = employees.map((e) => e.meanLoad);
    return {
      given: waits.length,
      stillWaiting,
      waitMinutes: {
        mean: round(waits.reduce((sum, w) => sum + w, 0) / Math.max(1, waits.length)),
        p90: round(waits[Math.ceil(waits.length * 0.9) - 1] ?? 0),
        max: round(waits.at(-1) ?? 0),
      },
      employees,
      spread: means.length ? round(Math.max(...means) - Math.min(...means)) : 0,
    };
  }

  private person(id: string): { given: number; peak: number; area: number; load: number; since: number } {
    let p = this.#people.get(id);
    if (!p) this.#people.set(id, (p = { given: 0, peak: 0, area: 0, load: 0, since: this.from.getTime() }));
    return p;
  }
}
