/** A number of a pool and the visit that was shown it last. */
export interface Seat {
  readonly number: string;
  /** null: it was shown to nobody yet. */
  readonly holder: {
    readonly visitId: string;
    /** Of what is kept of its showing. */
    readonly shownId: string;
    /** When a page of the visit asked for the last time. */
    readonly seenAt: Date;
  } | null;
}
/** Numbers of ours each of which is one visitor's while he is on the site, so a call to it can be followed to where he came from. */
export class NumberPool {
  constructor(
    readonly name: string,
    readonly numbers: readonly string[],
    /** Shown to whom there is no number for. */
    readonly fallback: string,
    /** A visit that asks no more has its number so long. */
    readonly minutes: number,
    /** Of the pages that may ask. */
    readonly origins: readonly string[],
  ) {}

  /** The one that the visit has, else the free one that was seen longest ago; null: there is none. */
  seatFor(visitId: string, seats: readonly Seat[], now: Date): Seat | null {
    const known = new Map(seats.map((seat) => [seat.number, seat]));
    const all = this.numbers.map((number): Seat => known.get(number) ?? { number, holder: null });
    const seen = ({ holder }: Seat): number => holder?.seenAt.getTime() ?? -Infinity;
    const free = all.filter((seat) => seen(seat) + this.minutes * 60_000 <= now.getTime());
    return (
      all.find(({ holder }) => holder?.visitId === visitId) ?? free.toSorted((a, b) => seen(a) - seen(b))[0] ?? null
    );
  }
  /** Seconds after which a page that is looked at asks again. */
  get renewSeconds(): number {
    return this.minutes * 20;
  }
}
