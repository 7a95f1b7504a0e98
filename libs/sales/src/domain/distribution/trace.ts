/** One rule's word on one choice, with the numbers it saw. Stored as it is; `explain` makes sentences of it. */
export interface RuleTrace {
  rule: string;
  outcome: 'chose' | 'narrowed' | 'passed' | 'waits';
  /** Why, as a stable code. */
  code: TraceCode;
  employeeId: string | null;
  numbers: Readonly<Record<string, string | number | null>>;
}

export type TraceCode =
  | 'at-work'
  | 'back-soon'
  | 'nobody-known'
  | 'gone'
  | 'absent'
  | 'away'
  | 'full'
  | 'passed-before'
  | 'stands-in'
  | 'nobody-to-stand-in-for'
  | 'no-deputy-free'
  | 'members-free'
  | 'no-member-free'
  | 'not-given'
  | 'least-loaded'
  | 'nobody-free'
  | 'no-rule-chose'
  | 'by-hand'
  | 'taken'
  | 'moved-with-all'
  | 'not-taken'
  | 'owner-absent'
  | 'linked-to'
  | 'linked-from'
  | 'separated-from'
  | 'separated-out';

export interface Choice {
  employeeId: string | null;
  because: RuleTrace[];
}

/** The short form that leaves the context: `least-load.least-loaded`. */
export const codesOf = (traces: readonly RuleTrace[]): string[] => traces.map((t) => `${t.rule}.${t.code}`);
