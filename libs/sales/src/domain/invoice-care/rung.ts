/** A step of the ladder: after how many working days, and who is told. */
export interface Rung {
  readonly step: number;
  readonly to: 'manager' | 'head';
}
