/** A command as a model is shown it. */
export interface ModelCommand {
  readonly id: string;
  readonly title: string;
  readonly examples: readonly string[];
  /** Name → what it is: «число», «день или время», or the codes to choose from. */
  readonly slots: Readonly<Record<string, string>>;
}
export interface ModelQuestion {
  /** As it was typed, cut to 500 characters. */
  readonly phrase: string;
  /** Only what this person may use here. */
  readonly commands: readonly ModelCommand[];
}
/** One of the commands that were shown, with words of the phrase (or a code) per slot. Whoever asked still checks every one of them. */
export interface ModelChoice {
  readonly command: string;
  readonly slots: Readonly<Record<string, string>>;
}

/**
 * A language model that is asked when the assistant's own ear is not sure. It chooses among the commands that it is shown and can do
 * nothing else. Never called inside a unit of work.
 */
export abstract class LanguageModel {
  /** null: there is none, it did not answer in time or in form, or it chose nothing of what it was shown. Never throws. */
  abstract choose(question: ModelQuestion): Promise<ModelChoice | null>;
}

/** The default: works without one. */
export class NoLanguageModel extends LanguageModel {
  async choose(): Promise<null> {
    return null;
  }
}
