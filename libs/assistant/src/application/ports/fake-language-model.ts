import { LanguageModel, type ModelChoice, type ModelQuestion } from './language-model.port.js';

/** Chooses what a test has taught it, if that was among what it is shown. */
export class FakeLanguageModel extends LanguageModel {
  readonly asked: ModelQuestion[] = [];
  readonly taught = new Map<string, ModelChoice>();
  async choose(question: ModelQuestion): Promise<ModelChoice | null> {
    this.asked.push(question);
    const choice = this.taught.get(question.phrase);
    const shown = question.commands.find(({ id }) => id === choice?.command);
    if (!choice || !shown) return null;
    return Object.keys(choice.slots).every((name) => name in shown.slots) ? choice : null;
  }
}
