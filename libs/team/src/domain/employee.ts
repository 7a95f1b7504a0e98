import { EmailAddress, isId, parseHours } from '@prorab/kernel';
import type { WeeklyHours } from '@prorab/kernel';
import { isRole } from './role.js';
import type { Role } from './role.js';
import { EmployeeGone, EmployeeInvalid } from './team-errors.js';

export interface EmployeeState {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly branchId: string;
  /** Normalised; the main one first. */
  readonly emails: readonly string[];
  readonly extension: string | null;
  /** Weighted inquiries at once, 0 = gets none. */
  readonly capacity: number;
  /** Who stands in when an absence names nobody. */
  readonly deputyId: string | null;
  /** Days that differ from the branch's; null = none do. */
  readonly hours: WeeklyHours | null;
  readonly hiredAt: Date;
  readonly dismissedAt: Date | null;
}

/** What an administrator may change; the role goes its own, audited way. */
export type EmployeeChange = Partial<
  Pick<EmployeeState, 'name' | 'branchId' | 'emails' | 'extension' | 'capacity' | 'deputyId' | 'hours'>
>;

export class Employee {
  #state: EmployeeState;

  private constructor(state: EmployeeState) {
    this.#state = state;
  }
  static restore(state: EmployeeState): Employee {
    return new Employee(state);
  }
  /** @throws EmployeeInvalid */
  static hire(facts: Omit<EmployeeState, 'dismissedAt'>): Employee {
    return new Employee({ ...checked(facts), dismissedAt: null });
  }

  get state(): EmployeeState {
    return Object.freeze({ ...this.#state });
  }
  get id(): string {
    return this.#state.id;
  }
  get active(): boolean {
    return this.#state.dismissedAt === null;
  }

  /** @returns the names of what is different now @throws EmployeeInvalid, EmployeeGone */
  change(change: EmployeeChange): (keyof EmployeeChange)[] {
    this.#mustWorkHere();
    const given = Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    ) as EmployeeChange;
    const next = checked({ ...this.#state, ...given });
    const changed = (Object.keys(given) as (keyof EmployeeChange)[]).filter(
      (key) => JSON.stringify(next[key]) !== JSON.stringify(this.#state[key]),
    );
    this.#state = next;
    return changed;
  }

  /** @returns whether it is another role than before */
  changeRole(role: Role): boolean {
    this.#mustWorkHere();
    const next = checked({ ...this.#state, role });
    const differs = next.role !== this.#state.role;
    this.#state = next;
    return differs;
  }

  dismiss(at: Date): void {
    this.#mustWorkHere();
    this.#state = { ...this.#state, dismissedAt: at };
  }

  /** The address of one who is gone goes to whoever takes over. */
  releaseEmail(address: string): void {
    this.#state = { ...this.#state, emails: this.#state.emails.filter((own) => own !== address) };
  }

  #mustWorkHere(): void {
    if (!this.active) throw new EmployeeGone(this.id);
  }
}

function checked<S extends Omit<EmployeeState, 'dismissedAt'>>(state: S): S {
  const name = state.name.trim().replace(/\s+/g, ' ');
  if (!name || name.length > 100) throw new EmployeeInvalid('name', 'name-length');
  if (!isRole(state.role)) throw new EmployeeInvalid('role', 'role-unknown');
  if (!isId(state.branchId)) throw new EmployeeInvalid('branchId', 'not-an-id');
  if (state.extension !== null && !/^\d{2,5}$/.test(state.extension))
    throw new EmployeeInvalid('extension', 'extension-form');
  if (!(state.capacity >= 0 && state.capacity <= 10_000)) throw new EmployeeInvalid('capacity', 'capacity-range');
  if (state.deputyId === state.id) throw new EmployeeInvalid('deputyId', 'own-deputy');
  if (state.hours) Object.values(state.hours).forEach(parseHours);
  const emails = state.emails.map((text) => {
    const address = EmailAddress.parse(text);
    if (!address) throw new EmployeeInvalid('emails', 'not-an-address', text.slice(0, 100));
    return address.value;
  });
  return { ...state, name, emails: [...new Set(emails)] };
}
