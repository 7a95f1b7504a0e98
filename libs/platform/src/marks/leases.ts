/**
 * Which instance does what only one may do: reads a mailbox, hears the exchange. Kept in the base, so that all instances see it; one
 * that has run out belongs to nobody. Times are those of the instances, so the length of a lease must be far above the difference of
 * their clocks.
 */
export abstract class Leases {
  /** Takes it when nobody has it, renews one's own. @returns whether `holder` has it until `until` */
  abstract hold(name: string, holder: string, span: { now: Date; until: Date }): Promise<boolean>;
  /** Also of one that has run out; null = nobody since it was given back. */
  abstract holderOf(name: string): Promise<string | null>;
  /** Gives it back, if it is still this holder's. */
  abstract release(name: string, holder: string): Promise<void>;
}

/** Of a holder, what people look for: `mail1/4711` of `mail1/4711/0199…`. */
export const processOf = (holder: string): string => holder.split('/').slice(0, 2).join('/');
