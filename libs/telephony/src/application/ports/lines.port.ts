/** A number of ours that is called. */
export interface Line {
  /** `+78112201234` */
  readonly number: string;
  /** For people: «Псков, сайт». */
  readonly title: string;
  readonly city: string | null;
  /** Where those who call it have found it, for the report; null: not said. */
  readonly source: string | null;
  readonly branchId: string | null;
  readonly areaCode: string | null;
}
export abstract class Lines {
  /** By the number as the exchange writes it; one that nobody has named is a line without a branch. */
  abstract of(dialled: string): Promise<Line>;
  /** All that the house has named. */
  abstract all(): Promise<Line[]>;
}
