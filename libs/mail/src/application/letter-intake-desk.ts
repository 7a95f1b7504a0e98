import { UseCase } from '@prorab/platform/marks';
import type { CollectedLetter, LetterProblem } from './ports/collected-letter.js';
import { LetterIntake, type StoreHistory } from './ports/letter-intake.port.js';
import { SetAsidePoisoned } from './use-cases/set-aside-poisoned.use-case.js';
import { TakeInHistory } from './use-cases/take-in-history.use-case.js';
import { TakeInLetter } from './use-cases/take-in-letter.use-case.js';

/** What the transports see of the use cases. */
@UseCase()
export class LetterIntakeDesk extends LetterIntake {
  constructor(
    private readonly takeIn: TakeInLetter,
    private readonly takeInHistory: TakeInHistory,
    private readonly setAside: SetAsidePoisoned,
  ) {
    super();
  }
  async receive(letter: CollectedLetter): Promise<void> {
    await this.takeIn.execute({ letter });
  }
  async readHistory(letters: readonly CollectedLetter[]): Promise<StoreHistory> {
    const store = await this.takeInHistory.read({ letters });
    return async () => void (await store());
  }
  async poisoned(letter: CollectedLetter, problem: LetterProblem): Promise<void> {
    await this.setAside.execute({ letter, problem });
  }
}
