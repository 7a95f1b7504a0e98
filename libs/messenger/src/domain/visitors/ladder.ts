import type { LadderStage } from './chat.js';

export interface LadderMinutes {
  readonly owner: number;
  readonly team: number;
  readonly head: number;
}
export const rungs = { 1: 'owner', 2: 'team', 3: 'head' } as const satisfies Record<1 | 2 | 3, keyof LadderMinutes>;
export type Rung = (typeof rungs)[1 | 2 | 3];
const minute = 60_000;

/** The rung after this one and when it is due; minutes count from the beginning of the wait, or from when somebody is at work. */
export function nextRung(
  stage: LadderStage,
  from: Date,
  minutes: LadderMinutes,
): { stage: 1 | 2 | 3; due: Date } | null {
  if (stage === 3) return null;
  const next = (stage + 1) as 1 | 2 | 3;
  return { stage: next, due: new Date(from.getTime() + minutes[rungs[next]] * minute) };
}

/** From when the minutes of a wait count: at once, or when the first of those who could answer comes to work. */
export function countsFrom(
  at: Date,
  agents: readonly { readonly atWork: boolean; readonly nextWorkAt: Date | null }[],
): Date {
  const from = agents.flatMap((a) => (a.atWork ? [at] : (a.nextWorkAt ?? [])));
  return from.length ? from.reduce((a, b) => (a < b ? a : b)) : at;
}
