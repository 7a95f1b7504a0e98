import type { HeldBecause, Owner } from './reminder-record.js';
import { type Recipient, isAway } from './recipient.js';

/** Whom to tell now; or when to look again; or that there is nobody and never will be. */
export type Audience =
  | { readonly kind: 'tell'; readonly to: readonly Recipient[]; readonly insteadOf: Recipient | null }
  | { readonly kind: 'hold'; readonly until: Date; readonly because: HeldBecause }
  | { readonly kind: 'gone' };

/** When nothing tells when somebody will be there. */
const LOOK_AGAIN_MS = 3_600_000;
const earliest = (dates: readonly (Date | null)[], now: Date): Date => {
  const ahead = dates.filter((d): d is Date => d !== null && d > now).map(Number);
  return new Date(ahead.length ? Math.min(...ahead) : now.getTime() + LOOK_AGAIN_MS);
};

/**
 * Nothing on vacation: the deputy is told instead; is there none, it waits for the return. Of a team all are told who are not away.
 * @param keepsHours not outside of working hours; a date that a person chose is kept to the minute
 */
export function audienceOf(owner: Owner, keepsHours: boolean, people: readonly Recipient[], now: Date): Audience {
  if (owner.kind === 'team') {
    const members = people.filter(
      (p) => p.active && p.role === owner.role && (owner.branchId === null || p.branchId === owner.branchId),
    );
    return among(members, keepsHours, now, null);
  }
  const person = people.find((p) => p.employeeId === owner.employeeId);
  if (!person?.active) return { kind: 'gone' };
  if (!isAway(person, now)) return among([person], keepsHours, now, null);
  const deputy = people.find((p) => p.employeeId === person.deputyId);
  if (deputy && !isAway(deputy, now)) return among([deputy], keepsHours, now, person);
  return { kind: 'hold', until: earliest([person.nextWorkAt, person.absentUntil], now), because: 'absent' };
}

function among(some: readonly Recipient[], keepsHours: boolean, now: Date, insteadOf: Recipient | null): Audience {
  const here = some.filter((p) => !isAway(p, now));
  if (here.length === 0)
    return {
      kind: 'hold',
      until: earliest(
        some.map((p) => p.nextWorkAt ?? p.absentUntil),
        now,
      ),
      because: 'absent',
    };
  const to = keepsHours ? here.filter((p) => p.atWork) : here;
  if (to.length) return { kind: 'tell', to, insteadOf };
  return {
    kind: 'hold',
    until: earliest(
      here.map((p) => p.nextWorkAt),
      now,
    ),
    because: 'hours',
  };
}

/** The heads who hear of what nobody reacted to: those of the branch, else all; without those who are away, if others are there. */
export function headsFor(branchId: string | null, people: readonly Recipient[], now: Date): Recipient[] {
  const heads = people.filter((p) => p.active && p.role === 'head');
  const near = heads.filter((p) => p.branchId === branchId && !isAway(p, now));
  return near.length ? near : heads.filter((p) => !isAway(p, now));
}
