/** What is known of an invoice on a day, and nothing that came later. */
export interface ChanceFacts {
  /** Working days since it was issued. */
  readonly age: number;
  /** Kopecks. */
  readonly total: number;
  /** Other invoices of the customer until that day, and how many of them were paid by then. */
  readonly earlier: number;
  readonly earlierPaid: number;
  /** Contacts with the customer since it was issued. */
  readonly contacts: number;
  /** How its inquiry came; null = it has none. */
  readonly channel: string | null;
  /** Branch that the customer, else the request, belongs to; null = unknown. */
  readonly place: string | null;
}
/** What was usual in the past. */
export interface Usual {
  /** Share of invoices that are paid at all: what is assumed of a customer without a past. */
  readonly usual: number;
  /** The same by place; a rare place is as all. Left out by what was learned before there were places. */
  readonly places?: Readonly<Record<string, number>>;
}
/** Fewer looks tell nothing of a place. */
const RARE = 100;

export function usualOf(looks: readonly { readonly facts: ChanceFacts; readonly paid: boolean }[]): Required<Usual> {
  const share = (some: typeof looks): number => some.filter((l) => l.paid).length / Math.max(1, some.length);
  const byPlace = Map.groupBy(looks, (l) => l.facts.place);
  const places: Record<string, number> = {};
  for (const [place, own] of byPlace) if (place !== null && own.length >= RARE) places[place] = share(own);
  return { usual: share(looks), places };
}

/**
 * `sign`: which way it may push the chance. The chance never rises with the age and never falls with what the customer has paid before,
 * whatever a thin history seems to say.
 */
export interface Feature {
  readonly name: 'age' | 'sum' | 'pays' | 'new' | 'contacts' | 'called' | 'wrote' | 'place';
  readonly sign: -1 | 0 | 1;
  of(facts: ChanceFacts, usual: Usual): number;
}
export const features: readonly Feature[] = [
  { name: 'age', sign: -1, of: ({ age }) => Math.log1p(Math.max(0, age)) },
  { name: 'sum', sign: 0, of: ({ total }) => Math.log1p(Math.max(0, total) / 100_000) },
  // Two invoices' worth of the usual share, so that one paid invoice does not make a sure payer.
  { name: 'pays', sign: 1, of: ({ earlier, earlierPaid }, { usual }) => (earlierPaid + 2 * usual) / (earlier + 2) },
  { name: 'new', sign: 0, of: ({ earlier }) => (earlier === 0 ? 1 : 0) },
  { name: 'contacts', sign: 0, of: ({ contacts }) => Math.log1p(contacts) },
  { name: 'called', sign: 0, of: ({ channel }) => (channel === 'call' ? 1 : 0) },
  { name: 'wrote', sign: 0, of: ({ channel }) => (channel === 'letter' || channel === 'form' ? 1 : 0) },
  { name: 'place', sign: 1, of: ({ place }, { usual, places = {} }) => places[place ?? ''] ?? usual },
];
export const vectorOf = (facts: ChanceFacts, usual: Usual): number[] => features.map((f) => f.of(facts, usual));
