import { DomainError } from '@prorab/kernel';
import {
  type Actor,
  type KnownSpokenCommand,
  type SpokenAnswer,
  type SpokenContext,
  type SpokenValues,
  UseCase,
  actingAs,
  messageFor,
} from '@prorab/platform/marks';
import type { ButtonState } from '../domain/button.js';
import { type Dialogue, placeOf } from '../domain/dialogue.js';
import type { HearingOutcome } from '../domain/hearing.js';
import { AssistantTerms } from './assistant-terms.js';
import { said } from './assistant-texts.js';
import { type Offer, Voice } from './voice.js';

/** What is to be said of a command, before anything of it is kept. */
export interface Prepared {
  readonly text: string;
  readonly buttons: readonly ButtonState[];
  /** The question that now waits for an answer; null = none does. */
  readonly dialogue: Dialogue | null;
  readonly outcome: HearingOutcome;
  readonly answer: SpokenAnswer | null;
}

/** Does one command for one person: asks for what is missing, shows what a change would do, runs what only reads. */
@UseCase()
export class Errand {
  constructor(
    private readonly voice: Voice,
    private readonly terms: AssistantTerms,
  ) {}

  /** Of a change only what it would do. @param speechKey under which the buttons will stand */
  async prepare(
    command: KnownSpokenCommand,
    values: SpokenValues,
    context: SpokenContext,
    speechKey: string | null,
  ): Promise<Prepared> {
    const { mark } = command;
    const missing = Object.entries(mark.slots ?? {}).find(([name, slot]) => !slot.optional && !(name in values));
    if (missing) return this.ask(command, values, missing[0], context, speechKey);
    try {
      if (mark.effect === 'change') return await this.#show(command, values, context, speechKey);
      return this.told(await this.run(command, values, context), context, speechKey);
    } catch (error) {
      return this.refused(error, context);
    }
  }

  /** As the employee, so that use cases see who asked. */
  run({ handler }: KnownSpokenCommand, values: SpokenValues, context: SpokenContext): Promise<SpokenAnswer> {
    return actingAs(actorOf(context), () => handler.run(values, context));
  }

  told(answer: SpokenAnswer, context: SpokenContext, speechKey: string | null): Prepared {
    const buttons = this.voice.buttonsOf(answer.buttons ?? [], context, { speechKey });
    return { text: this.voice.textOf(answer, context), buttons, dialogue: null, outcome: 'answered', answer };
  }

  /** A DomainError is an answer; anything else is a fault and goes on. */
  refused(error: unknown, { language, zone }: SpokenContext): Prepared {
    if (!(error instanceof DomainError)) throw error;
    const text = messageFor(error.code, language, { ...error.details, zone }, error.message);
    return { text, buttons: [], dialogue: null, outcome: 'refused', answer: null };
  }

  /** A question for the value of one slot. */
  ask(
    { mark }: KnownSpokenCommand,
    values: SpokenValues,
    slot: string,
    context: SpokenContext,
    speechKey: string | null,
  ): Prepared {
    const asked = mark.slots?.[slot];
    const choices = asked?.kind === 'choice' ? Object.entries(asked.choices) : [];
    const offers = choices.map(([code, words]) => ({
      label: capital(words[context.language][0] ?? code),
      command: mark.id,
      slots: { ...values, [slot]: code },
      minutes: this.terms.questionMinutes,
    }));
    return {
      text: asked?.ask[context.language] ?? '',
      buttons: this.voice.buttonsOf(offers, context, { together: true, speechKey }),
      dialogue: this.#dialogue(mark.id, values, context, { slot, minutes: this.terms.questionMinutes }),
      outcome: 'asked',
      answer: null,
    };
  }

  async #show(
    { mark, handler }: KnownSpokenCommand,
    values: SpokenValues,
    context: SpokenContext,
    speechKey: string | null,
  ): Promise<Prepared> {
    const shown = await actingAs(actorOf(context), async () => handler.preview?.(values, context) ?? '');
    const answer = typeof shown === 'string' ? null : shown;
    const own = answer?.buttons ?? [];
    const { language } = context;
    if (answer && own.length > 0) {
      const buttons = this.voice.buttonsOf(own, context, { together: true, speechKey });
      return { text: this.voice.textOf(answer, context), buttons, dialogue: null, outcome: 'asked', answer };
    }
    const minutes = this.terms.confirmMinutes;
    const offers: Offer[] = [
      { label: said('assistant.says-yes', language), command: mark.id, slots: values, sure: true, minutes },
      { label: said('assistant.says-no', language), command: null, minutes },
    ];
    const buttons = this.voice.buttonsOf(offers, context, { together: true, speechKey });
    const text = answer ? this.voice.textOf(answer, context) : String(shown);
    return {
      text: `${text}\n${said('assistant.says-sure', language)}`,
      buttons,
      dialogue: this.#dialogue(mark.id, values, context, { slot: null, minutes, buttons }),
      outcome: 'asked',
      answer,
    };
  }

  #dialogue(
    command: string,
    values: SpokenValues,
    { employeeId, conversationId, language, now }: SpokenContext,
    { slot, minutes, buttons = [] }: { slot: string | null; minutes: number; buttons?: readonly ButtonState[] },
  ): Dialogue {
    return {
      ...{ employeeId, place: placeOf(conversationId), language, command, values, slot },
      yesButtonId: buttons[0]?.id ?? null,
      noButtonId: buttons[1]?.id ?? null,
      expiresAt: new Date(now.getTime() + minutes * 60_000),
    };
  }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const actorOf = ({ employeeId, role }: SpokenContext): Actor => ({
  kind: 'employee',
  employeeId,
  role,
  sessionId: 'assistant',
});
