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
}

/**
 * `sign`: which way it may push the chance. The chance never rises with the age and never falls with what the customer has paid before,
 * whatever a thin history seems to say.
 */
export interface Feature {
  readonly name: 'age' | 'sum' | 'pays' | 'new' | 'contacts' | 'called' | 'wrote';
  readonly sign: -1 | 0 | 1;
  of(facts: ChanceFacts, usual: number): number;
}
/** @param usual share of invoices that are paid at all: what is assumed of a customer without a past */
export const features: readonly Feature[] = [
  { name: 'age', sign: -1, of: ({ age }) => Math.log1p(Math.max(0, age)) },
  { name: 'sum', sign: 0, of: ({ total }) => Math.log1p(Math.max(0, total) / 100_000) },
  // Two invoices' worth of the usual share, so that one paid invoice does not make a sure payer.
  { name: 'pays', sign: 1, of: ({ earlier, earlierPaid }, usual) => (earlierPaid + 2 * usual) / (earlier + 2) },
  { name: 'new', sign: 0, of: ({ earlier }) => (earlier === 0 ? 1 : 0) },
  { name: 'contacts', sign: 0, of: ({ contacts }) => Math.log1p(contacts) },
  { name: 'called', sign: 0, of: ({ channel }) => (channel === 'call' ? 1 : 0) },
  { name: 'wrote', sign: 0, of: ({ channel }) => (channel === 'letter' || channel === 'form' ? 1 : 0) },
];
export const vectorOf = (facts: ChanceFacts, usual: number): number[] => features.map((f) => f.of(facts, usual));
