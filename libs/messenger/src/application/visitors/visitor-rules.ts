import type { LadderMinutes } from '../../domain/visitors/ladder.js';
import type { Site } from '../../domain/visitors/site.js';
import { SiteMissing } from '../../domain/visitors/visitor-errors.js';

/** What the configuration says of visitors. */
export class VisitorRules {
  readonly sites: ReadonlyMap<string, Site> = new Map();
  readonly capacity: number = 4;
  readonly agentGoneMs: number = 60_000;
  readonly reopenMs: number = 30 * 60_000;
  /** So long a chat waits until the assistant says her line; null: she never does. */
  readonly greetAfterMs: number | null = 20_000;
  readonly staleMs: number = 12 * 3_600_000;
  readonly ladder: LadderMinutes = { owner: 1, team: 3, head: 10 };
  /** Name → title and the roles that belong to it. */
  readonly departments: ReadonlyMap<string, { title: string; roles: readonly string[] }> = new Map();
  readonly visitsKept: number = 50;
  readonly sessionsPerMinute: number = 30;
  readonly partnerLinkMs: number = 180 * 86_400_000;

  constructor(part: Partial<VisitorRules> = {}) {
    Object.assign(this, part);
  }
  departmentsOf(role: string): string[] {
    return [...this.departments].filter(([, { roles }]) => roles.includes(role)).map(([key]) => key);
  }
}
/** @throws SiteMissing */
export function siteNamed({ sites }: VisitorRules, key: string): Site {
  const site = sites.get(key);
  if (!site) throw new SiteMissing();
  return site;
}
