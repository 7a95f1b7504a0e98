import { type Branch, Branches, type Places } from './branches.port.js';

/** Branches that a spec names; the first is the main one. */
export class FakeBranches extends Branches {
  /** Branch by employee. */
  readonly workplaces = new Map<string, string>();
  constructor(readonly branches: readonly Branch[]) {
    super();
  }
  async all(): Promise<Places> {
    const branches = [...this.branches].sort((a, b) => a.city.localeCompare(b.city, 'ru'));
    return { branches, zone: this.branches[0]?.zone ?? 'UTC', workplaces: new Map(this.workplaces) };
  }
}
