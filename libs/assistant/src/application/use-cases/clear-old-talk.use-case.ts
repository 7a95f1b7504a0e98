import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AssistantTerms } from '../assistant-terms.js';
import { ButtonBook } from '../ports/button-book.port.js';
import { DialogueBook } from '../ports/dialogue-book.port.js';
import { HearingLog } from '../ports/hearing-log.port.js';

const DAY = 86_400_000;
/** So long an old button still knows that it is old. */
const BUTTON_DAYS = 30;

/** Forgets questions and buttons that nobody can answer any more, and phrases of long ago. */
@UseCase()
export class ClearOldTalk {
  constructor(
    private readonly buttons: ButtonBook,
    private readonly dialogues: DialogueBook,
    private readonly hearings: HearingLog,
    private readonly terms: AssistantTerms,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<{ buttons: number; dialogues: number; hearings: number }> {
    const before = (days: number): Date => new Date(this.clock.now().getTime() - days * DAY);
    return this.work.run(async () => ({
      buttons: await this.buttons.removeExpiredBefore(before(BUTTON_DAYS)),
      dialogues: await this.dialogues.removeExpiredBefore(before(1)),
      hearings: await this.hearings.removeHeardBefore(before(this.terms.keepDays)),
    }));
  }
}
