import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AUTO_ANSWER_LIMITS, AutoAnswerGuard } from '../../domain/auto-answer-guard.js';
import type { LetterRecord } from '../../domain/letter-record.js';
import type { Thread } from '../../domain/thread.js';
import { AnswerWriting } from '../answers/answer-writing.js';
import { HouseJudges } from '../house-judges.js';
import { MailSettings } from '../mail-settings.js';
import { AnswerBook } from '../ports/answer-book.port.js';
import { LetterBook } from '../ports/letter-book.port.js';
import { ThreadBook } from '../ports/thread-book.port.js';

/** Says «we have got your letter», if the mailbox is to say so and the guard lets it. @returns why or why not */
@UseCase()
export class AcknowledgeLetter {
  constructor(
    private readonly letters: LetterBook,
    private readonly threads: ThreadBook,
    private readonly answers: AnswerBook,
    private readonly judges: HouseJudges,
    private readonly writing: AnswerWriting,
    private readonly settings: MailSettings,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute({ letterId }: { letterId: string }): Promise<{ sent: boolean; because: string }> {
    const letter = await this.letters.byId(letterId);
    const text = letter && this.settings.mailbox(letter.mailbox).acknowledgement;
    const to = letter?.customer?.address;
    if (!letter || !text || !to) return { sent: false, because: 'не настроено или некому' };
    const [known] = await this.threads.takeAll([letter.threadId]);
    if (!known) return { sent: false, because: 'переписки нет' };
    const answer = await this.writing.compose({
      ...{ thread: known.state, author: null, replyTo: letter, text, html: null, attachments: [], quote: false },
      to: [{ address: to, name: letter.customer?.name ?? '' }],
      cc: [],
      delayMs: 0,
    });
    return this.work.run(async () => {
      const thread = await this.threads.takeForChange(letter.threadId);
      const verdict = await this.#verdict(letter, to, thread);
      if (verdict.allowed) {
        // Counted when it is ordered, not when it has gone: the next letter may be here before.
        thread.noteAutomaticAnswer(this.clock.now());
        await this.threads.saveAll([thread]);
        await this.writing.queue(answer);
      }
      return { sent: verdict.allowed, because: verdict.because };
    });
  }

  async #verdict(letter: LetterRecord, sender: string, { state }: Thread) {
    const { own } = await this.judges.today();
    const now = this.clock.now();
    const { kind, reasons, form, automaticAnswerAllowed, history: isHistory } = letter;
    const since = new Date(now.getTime() - AUTO_ANSWER_LIMITS.windowMinutes * 60_000);
    return new AutoAnswerGuard(own).check(
      { classified: { kind, reasons, form, automaticAnswerAllowed }, sender, isHistory },
      { toSender: await this.answers.automaticTo(sender, since), inThreadUnattended: state.unattendedAutoAnswers },
      now,
    );
  }
}
