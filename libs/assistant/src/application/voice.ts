import { newId } from '@prorab/kernel';
import { Speak, SpeechChanged } from '@prorab/messenger/contract';
import {
  Outbox,
  type SpokenAnswer,
  type SpokenContext,
  type SpokenOffer,
  UseCase,
  saidAge,
} from '@prorab/platform/marks';
import type { ButtonState } from '../domain/button.js';
import { AssistantTerms } from './assistant-terms.js';
import { ButtonBook } from './ports/button-book.port.js';
import type { Reply, SpeakTo } from './reply.js';

const MOST_BUTTONS = 20;
const LONGEST_LABEL = 100;
const LONGEST_TEXT = 20_000;
/** Longer lists belong on a screen. */
const MOST_LINES = 60;

/** An offer as it becomes a button; `command: null` does nothing and settles the question. */
export interface Offer extends Omit<SpokenOffer, 'command'> {
  readonly command: string | null;
}
/** To whom and where something is said. */
export type Hearer = Pick<SpokenContext, 'employeeId' | 'conversationId' | 'language' | 'zone' | 'now'>;

/** Puts what is to be said into words and buttons, keeps the buttons, and orders the messenger to say it. Inside a unit of work. */
@UseCase()
export class Voice {
  constructor(
    private readonly buttons: ButtonBook,
    private readonly terms: AssistantTerms,
    private readonly outbox: Outbox,
  ) {}

  /** An answer of a command: its text, its lines, and whose word it is and how old. */
  textOf({ text, lines = [], source, asOf }: SpokenAnswer, hearer: Hearer): string {
    // «Нет на месте:» heads the lines below it, and is none of them.
    const shown = lines.slice(0, MOST_LINES).map((line) => (line.endsWith(':') ? line : `• ${line}`));
    return [text, ...shown, `— ${source}, ${saidAge(asOf, hearer)}`].join('\n');
  }

  /** @param together the buttons answer one question: the first press settles all */
  buttonsOf(
    offers: readonly Offer[],
    hearer: Hearer,
    { together = false, speechKey = null }: { together?: boolean; speechKey?: string | null } = {},
  ): ButtonState[] {
    const groupId = together ? newId() : null;
    return offers
      .slice(0, MOST_BUTTONS)
      .map(({ label, command, slots = {}, sure = false, minutes = this.terms.buttonMinutes }) => ({
        id: newId(),
        groupId,
        speechKey,
        employeeId: hearer.employeeId,
        conversationId: hearer.conversationId,
        language: hearer.language,
        label: label.slice(0, LONGEST_LABEL),
        command,
        slots,
        sure,
        expiresAt: new Date(hearer.now.getTime() + minutes * 60_000),
        settledAt: null,
      }));
  }

  async say(reply: Omit<Reply, 'buttons'>, buttons: readonly ButtonState[], to: SpeakTo | null): Promise<Reply> {
    await this.buttons.add(buttons);
    const whole: Reply = {
      ...reply,
      text: reply.text.slice(0, LONGEST_TEXT),
      buttons: buttons.map(({ id, label, expiresAt }) => ({ id, label, expiresAt: expiresAt.toISOString() })),
    };
    if (to) this.#speak(whole, to);
    return whole;
  }

  #speak({ text, buttons }: Reply, { key, conversationId, replyTo }: SpeakTo): void {
    const until = buttons.map(({ expiresAt }) => expiresAt).sort();
    this.outbox.add(
      Speak.of({
        ...{ key, conversationId, employeeId: null, replyTo, text, urgent: false },
        buttons: buttons.map(({ id, label }) => ({ id, label })),
        buttonsUntil: until[0] ?? null,
      }),
    );
  }

  /** After a press: the buttons under that message that are still of use. */
  async takeAway({ speechKey }: ButtonState, at: Date): Promise<void> {
    if (speechKey === null) return;
    const left = await this.buttons.openUnder(speechKey, at);
    this.outbox.add(
      SpeechChanged.of({ key: speechKey, text: null, buttons: left.map(({ id, label }) => ({ id, label })) }),
    );
  }
}
