/** Where somebody takes his calls: at the phone on his desk, or in his browser. */
export type AnswerPlace = 'phone' | 'browser';

/** Who takes his calls in the browser; everybody else does at his phone. */
export abstract class AnswerPlaces {
  /** @returns those of them who do */
  abstract inBrowser(employeeIds: readonly string[]): Promise<ReadonlySet<string>>;
  abstract choose(of: { employeeId: string; place: AnswerPlace; at: Date }): Promise<void>;
}
