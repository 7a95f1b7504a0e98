/** The assistant's numbers, from the section `assistant` of the configuration. A class so that it is its own token. */
export class AssistantTerms {
  /** How long a button can be pressed if its command names no other time. */
  buttonMinutes = 1440;
  /** How long «Да» and «Нет» wait: what was shown before must still be so. */
  confirmMinutes = 30;
  /** How long the assistant waits for the answer to a question of hers. */
  questionMinutes = 15;
  /** How long it is kept who asked what. */
  keepDays = 180;

  constructor(given: Partial<AssistantTerms> = {}) {
    Object.assign(this, given);
  }
}
