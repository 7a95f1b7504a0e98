import { PhoneNumber } from '@prorab/kernel';
import { type Staff, type StaffBranch, branchNamed } from '@prorab/team/contract';
import { type Line, Lines } from '../../../application/ports/lines.port.js';

export interface LineOfConfig {
  readonly number: string;
  readonly title: string;
  readonly branch: string | null;
  readonly source?: string | null;
}

/** Numbers of the configuration, each of a branch of team. */
export class ConfiguredLines extends Lines {
  readonly #lines: ReadonlyMap<string, LineOfConfig>;
  constructor(
    lines: readonly LineOfConfig[],
    private readonly staff: Staff,
  ) {
    super();
    this.#lines = new Map(lines.map((line) => [line.number, line]));
  }
  async of(dialled: string): Promise<Line> {
    const number = PhoneNumber.parse(dialled)?.e164 ?? dialled.replace(/[^\d+]/g, '').slice(0, 30);
    const line = this.#lines.get(number);
    const branch = line?.branch ? this.#branchOf(await this.staff.branches(), line.branch, number) : null;
    return {
      number,
      title: line?.title || branch?.city || '',
      city: branch?.city ?? null,
      source: line?.source ?? null,
      branchId: branch?.id ?? null,
      areaCode: branch?.areaCode ?? null,
    };
  }
  all(): Promise<Line[]> {
    return Promise.all([...this.#lines.keys()].map((number) => this.of(number)));
  }
  /** @throws DomainError when the configuration names a branch that there is not */
  async settle(): Promise<void> {
    const branches = await this.staff.branches();
    if (branches.length === 0) return;
    for (const { branch, number } of this.#lines.values()) if (branch) this.#branchOf(branches, branch, number);
  }
  #branchOf(branches: readonly StaffBranch[], name: string, number: string): StaffBranch {
    return branchNamed([...branches], name, `telephony ${number}: branch`);
  }
}
