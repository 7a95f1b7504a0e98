/** What the configuration says of recordings. */
export class RecordingRules {
  /** @param keepMonths so long they are kept */
  constructor(readonly keepMonths: number) {}
}
