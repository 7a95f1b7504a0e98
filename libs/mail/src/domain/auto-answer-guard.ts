import type { LetterClass } from './letter-classification.js';
import type { OwnAddresses } from './own-addresses.js';

export interface AutoAnswerHistory {
  /** Automatic answers sent to this address before, any thread. */
  readonly toSender: readonly Date[];
  /** Automatic answers in this thread since a person of ours last wrote in it. */
  readonly inThreadUnattended: number;
}

export interface AutoAnswerLimits {
  readonly perSender: number;
  readonly windowMinutes: number;
  /** Two machines that answer each other stop after so many rounds. */
  readonly perThread: number;
}

export const AUTO_ANSWER_LIMITS: AutoAnswerLimits = { perSender: 4, windowMinutes: 24 * 60, perThread: 2 };

export type AutoAnswerVerdict = { readonly allowed: boolean; readonly because: string };

/** May a machine answer this letter? People always may. */
export class AutoAnswerGuard {
  constructor(
    private readonly own: OwnAddresses,
    private readonly limits: AutoAnswerLimits = AUTO_ANSWER_LIMITS,
  ) {}

  check(
    letter: { classified: LetterClass; sender: string | null; isHistory: boolean },
    history: AutoAnswerHistory,
    now: Date,
  ): AutoAnswerVerdict {
    const no = (because: string): AutoAnswerVerdict => ({ allowed: false, because });
    if (letter.isHistory) return no('письмо из истории ящика');
    if (!letter.sender) return no('отправитель неизвестен');
    if (this.own.has(letter.sender)) return no('отправитель свой');
    if (!letter.classified.automaticAnswerAllowed)
      return no(`пишет не человек или просит не отвечать: ${letter.classified.reasons.join('; ')}`);
    if (history.inThreadUnattended >= this.limits.perThread)
      return no(`в переписке уже ${history.inThreadUnattended} автоответа подряд`);
    const since = now.getTime() - this.limits.windowMinutes * 60_000;
    const recent = history.toSender.filter((at) => at.getTime() > since).length;
    if (recent >= this.limits.perSender)
      return no(`этому адресу уже ${recent} автоответов за ${this.limits.windowMinutes} мин`);
    return { allowed: true, because: 'пишет человек, предел не достигнут' };
  }
}
