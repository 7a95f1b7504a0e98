import { audienceOf, headsFor } from './audience.js';
import type { Recipient } from './recipient.js';

/** Who hears of a customer that waits now, at once and once. */
export type Told = Pick<Recipient, 'employeeId'> & { readonly insteadOf: Recipient | null };

/** On vacation the deputy. Outside of his hours he is left alone: the next step is for others. */
export function ownerOrDeputy(ownerId: string | null, people: readonly Recipient[], at: Date): Told[] {
  return ownerId === null ? [] : instead(ownerId, true, people, at);
}
/** Those at work, else those who are not away, else whoever stands in for them. */
export function headsOrDeputies(branchId: string | null, people: readonly Recipient[], at: Date): Told[] {
  const here = headsFor(branchId, people, at);
  const some = here.some((h) => h.atWork) ? here.filter((h) => h.atWork) : here;
  if (some.length) return some.map((head) => ({ ...head, insteadOf: null }));
  const away = people.filter((p) => p.active && p.role === 'head');
  const deputies = away.flatMap((head) => instead(head.employeeId, false, people, at));
  return [...new Map(deputies.map((d) => [d.employeeId, d])).values()];
}
export const nameOf = (id: string | null, people: readonly Recipient[]): string | null =>
  people.find((p) => p.employeeId === id)?.name ?? null;

function instead(employeeId: string, keepsHours: boolean, people: readonly Recipient[], at: Date): Told[] {
  const audience = audienceOf({ kind: 'employee', employeeId }, keepsHours, people, at);
  return audience.kind === 'tell' ? audience.to.map((to) => ({ ...to, insteadOf: audience.insteadOf })) : [];
}
