/** Somebody whose phone may ring for a customer. */
export interface Operator {
  readonly employeeId: string;
  /** Of his phone. */
  readonly extension: string;
  readonly branchId: string;
  readonly atWork: boolean;
  /** Not in a talk. */
  readonly free: boolean;
  /** His phone rings for another call. */
  readonly ringing: boolean;
  /** End of his last talk; null: none that is known. */
  readonly lastTalkAt: Date | null;
}
/** Who is responsible for the caller, and who stands in. */
export interface Keeper {
  readonly employeeId: string;
  readonly deputyId: string | null;
}
export type RingOrderKind = 'all' | 'one-by-one' | 'least-recent';
export interface RingRules {
  /** How a group rings. */
  readonly group: RingOrderKind;
  /** How long each step rings. */
  readonly seconds: number;
  /** How long the customer's own manager rings before the others do. */
  readonly keeperSeconds: number;
}
/** Phones that ring at once, and for how long. */
export interface RingStep {
  readonly phones: readonly { readonly employeeId: string; readonly extension: string }[];
  readonly seconds: number;
  readonly because: 'keeper' | 'deputy' | 'group' | 'other-branches';
}
/** More phones than this do not ring at once, and more steps than this no caller waits for. */
const MOST_PHONES = 20;
const MOST_STEPS = 10;

/** The way of a call through the house: whose it is, who stands in for him, the branch, everybody else. Empty: nobody can take it now. */
export function ringPlan(
  { branchId, keeper }: { readonly branchId: string | null; readonly keeper: Keeper | null },
  operators: readonly Operator[],
  rules: RingRules,
): RingStep[] {
  const there = operators.filter((o) => o.atWork && o.free);
  const one = (id: string | null | undefined): Operator | null => there.find((o) => o.employeeId === id) ?? null;
  const steps: RingStep[] = [];
  const own = one(keeper?.employeeId) ?? null;
  const deputy = own ? null : one(keeper?.deputyId);
  if (own) steps.push(step([own], rules.keeperSeconds, 'keeper'));
  if (deputy) steps.push(step([deputy], rules.keeperSeconds, 'deputy'));
  const here = there.filter((o) => o.branchId === branchId);
  const group = here.length > 0 ? here : there;
  const because = here.length > 0 ? 'group' : 'other-branches';
  if (group.length === 0) return steps;
  if (rules.group === 'all') {
    steps.push(step(group.slice(0, MOST_PHONES), rules.seconds, because));
  } else {
    const order = rules.group === 'least-recent' ? group.toSorted(longestSilentFirst) : group;
    // He will take the other call; where all ring together, whoever is quicker takes either.
    steps.push(
      ...order.toSorted((a, b) => Number(a.ringing) - Number(b.ringing)).map((o) => step([o], rules.seconds, because)),
    );
  }
  return steps.slice(0, MOST_STEPS);
}
const step = (of: readonly Operator[], seconds: number, because: RingStep['because']): RingStep => ({
  phones: of.map(({ employeeId, extension }) => ({ employeeId, extension })),
  seconds,
  because,
});
const longestSilentFirst = (a: Operator, b: Operator): number =>
  (a.lastTalkAt?.getTime() ?? 0) - (b.lastTalkAt?.getTime() ?? 0);
