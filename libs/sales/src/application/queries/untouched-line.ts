import { Clock, DomainError } from '@prorab/kernel';
import { Query } from '@prorab/platform/marks';
import { Colleagues } from '../ports/colleagues.port.js';
import { WorkingHours } from '../ports/working-hours.port.js';
import { SalesRules } from '../sales-rules.js';

/** Nobody notices a red inquiry a minute earlier, and no list asks the calendars anew. */
const keptMs = 60_000;

/** By branch: what was last touched then or before is red, having been left alone for too many working minutes. */
@Query()
export class UntouchedLine {
  #minute = 0;
  readonly #lines = new Map<string | null, Promise<Date | null>>();
  #branches: Promise<string[]> | null = null;

  constructor(
    private readonly hours: WorkingHours,
    private readonly colleagues: Colleagues,
    private readonly rules: SalesRules,
    private readonly clock: Clock,
  ) {}

  /** null = no calendar ever opens, so nothing is ever left alone for too long. */
  of(branchId: string | null): Promise<Date | null> {
    this.refresh();
    return this.once(this.#lines, branchId, () => this.workOut(branchId));
  }
  /** The company's own line, and those of the branches that have people. */
  async every(): Promise<{ company: Date | null; branches: Map<string, Date | null> }> {
    this.refresh();
    this.#branches ??= this.withPeople().catch((error: unknown) => {
      this.#branches = null;
      throw error;
    });
    const branches = new Map<string, Date | null>();
    for (const id of await this.#branches) branches.set(id, await this.of(id));
    return { company: await this.of(null), branches };
  }

  private async withPeople(): Promise<string[]> {
    const people = await this.colleagues.at(this.clock.now());
    return [...new Set(people.flatMap((p) => p.branchId ?? []))].sort();
  }
  private async workOut(branchId: string | null): Promise<Date | null> {
    const hours = await this.hours.of(branchId);
    try {
      return hours.addWorkingMinutes(this.clock.now(), -this.rules.untouchedWorkingMinutes);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'kernel.calendar-never-open') return null;
      throw error;
    }
  }
  private refresh(): void {
    const minute = Math.floor(this.clock.now().getTime() / keptMs);
    if (minute === this.#minute) return;
    this.#minute = minute;
    this.#lines.clear();
    this.#branches = null;
  }
  /** A failure is not kept. */
  private once<K, V>(kept: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
    const known = kept.get(key);
    if (known) return known;
    const made = make();
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    return made;
  }
}
