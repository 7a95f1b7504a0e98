import { DomainError } from '@prorab/kernel';
import type { StaffBranch } from './staff.js';

/** Two names that fold alike could not be told apart where a branch is named. */
export const folded = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();

/**
 * The branch that a person or a configuration means, in any case, with ё or е: by its name, else by its city if no other branch
 * is there too. @throws BranchUnknown
 */
export function branchNamed(branches: readonly StaffBranch[], nameOrCity: string, where: string): StaffBranch {
  const wanted = folded(nameOrCity);
  for (const key of ['name', 'city'] as const) {
    const fitting = branches.filter((branch) => folded(branch[key]) === wanted);
    if (fitting.length === 1 && fitting[0]) return fitting[0];
    if (fitting.length > 1) break;
  }
  throw new BranchUnknown(where, nameOrCity, branches);
}

export class BranchUnknown extends DomainError {
  /** @param where the line of the configuration or the argument that named it */
  constructor(where: string, named: string, branches: readonly StaffBranch[]) {
    const known = branches.map(({ name, city }) => (folded(name) === folded(city) ? name : `${name} (${city})`));
    super(
      'invalid',
      'team.branch-unknown',
      `${where}: «${named}» is the name or the city of no single branch; there are: ${known.join(', ') || 'none yet'}`,
      { where, named, known },
    );
  }
}
