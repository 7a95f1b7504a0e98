export interface ExchangeAway {
  readonly since: Date;
  /** For people, without secrets. */
  readonly why: string;
}

/** Whether the exchange is there, as the instance knows that listens to it: the same for all. */
export abstract class ExchangePresence {
  /** null: it is there, or nobody has listened yet. */
  abstract away(): Promise<ExchangeAway | null>;
  /** Only whoever listens knows; null: it is there. */
  abstract note(away: ExchangeAway | null): Promise<void>;
}
