export interface SessionTerms {
  /** A session unused for so long ends. */
  readonly idleMs: number;
  /** It ends then, however much it is used. */
  readonly longestMs: number;
  /** Use is written down at most so often. */
  readonly touchEveryMs: number;
}

export interface LockOutTerms {
  /** Failures that cost nothing. */
  readonly free: number;
  /** Pause after the next one; doubled with each further. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** Failures older than this are forgotten. */
  readonly forgetAfterMs: number;
}

/** All numbers of logging in; made from the configuration. */
export class LoginRules {
  constructor(
    readonly session: SessionTerms,
    readonly lockOut: LockOutTerms,
    /** Characters. */
    readonly shortestPassword: number,
  ) {}
}
