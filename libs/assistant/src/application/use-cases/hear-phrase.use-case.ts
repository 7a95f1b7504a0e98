import { newId } from '@prorab/kernel';
import {
  Clock,
  type KnownSpokenCommand,
  type SpokenContext,
  type SpokenRoom,
  type SpokenValues,
  UnitOfWork,
  UseCase,
} from '@prorab/platform/marks';
import { type Dialogue, placeOf } from '../../domain/dialogue.js';
import { valueIn } from '../../domain/understanding/slot-reader.js';
import { Wall } from '../../domain/understanding/time/wall.js';
import { isOnlyCall, isThanks, yesOrNo } from '../../domain/understanding/yes-or-no.js';
import { said } from '../assistant-texts.js';
import { Audience } from '../audience.js';
import { Ear, type Heard, languageOf } from '../ear.js';
import { Errand, type Prepared } from '../errand.js';
import { DialogueBook } from '../ports/dialogue-book.port.js';
import { HearingLog } from '../ports/hearing-log.port.js';
import { Listeners } from '../ports/listeners.port.js';
import type { Reply, SpeakTo } from '../reply.js';
import { Voice } from '../voice.js';
import { PressButton } from './press-button.use-case.js';

/** So well a phrase must fit a command to be no answer to the question that is open. */
const CLEARLY = 0.9;
const HELP = 'assistant.help';

export interface Phrase {
  /** null: said on the desk's own line. */
  messageId: string | null;
  employeeId: string;
  conversationId: string | null;
  conversationKind: SpokenRoom;
  text: string;
  /** When it was said. */
  at: Date;
  /** The message was changed after it had been said. */
  edited?: boolean;
  to?: SpeakTo | null;
}
type Done = Prepared & Pick<Reply, 'command' | 'understoodBy'>;

/** Somebody speaks to the assistant: one message, one answer, however often it is told. */
@UseCase()
export class HearPhrase {
  constructor(
    private readonly listeners: Listeners,
    private readonly hearings: HearingLog,
    private readonly dialogues: DialogueBook,
    private readonly ear: Ear,
    private readonly audience: Audience,
    private readonly errand: Errand,
    private readonly pressButton: PressButton,
    private readonly voice: Voice,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns null when there is nothing to answer: heard before, or said by somebody who does not work here (a bot, a stranger) */
  async execute(phrase: Phrase): Promise<Reply | null> {
    const { employeeId, conversationId, conversationKind: room, messageId, to = null } = phrase;
    const listener = await this.listeners.byId(employeeId);
    if (!listener || (await this.#heardBefore(phrase))) return null;
    const now = this.clock.now();
    const context: SpokenContext = {
      ...{ employeeId, role: listener.role, calendar: listener.calendar, zone: listener.calendar.zone, now, room },
      ...{ language: languageOf(phrase.text), conversationId, messageId, phrase: phrase.text },
    };
    const dialogue = await this.dialogues.openOf({ employeeId, place: placeOf(conversationId) }, now);
    const pressed = await this.#typedPress(dialogue, phrase);
    if (pressed) return pressed;
    const done = await this.#answer(dialogue, context, to?.key ?? null);
    return this.work.run(async () => {
      if (done.dialogue) await this.dialogues.keep(done.dialogue);
      else if (dialogue) await this.dialogues.drop(dialogue);
      await this.#record(phrase, done);
      const { text, buttons, outcome, command, understoodBy, answer } = done;
      const told = { source: answer?.source ?? null, asOf: answer?.asOf.toISOString() ?? null };
      return this.voice.say({ text, outcome, command, understoodBy, ...told }, buttons, to);
    });
  }

  /** What was done for the first text of a message stays done; only what was not understood is heard again when it is put right. */
  async #heardBefore({ messageId, edited }: Phrase): Promise<boolean> {
    const before = messageId === null ? null : await this.hearings.byId(messageId);
    return before !== null && !(edited && before.outcome === 'not-understood');
  }

  /** «да» and «нет» press the buttons of the question. */
  async #typedPress(dialogue: Dialogue | null, phrase: Phrase): Promise<Reply | null> {
    const answer = dialogue?.slot === null ? yesOrNo(phrase.text) : null;
    const buttonId = answer === 'yes' ? dialogue?.yesButtonId : answer === 'no' ? dialogue?.noButtonId : null;
    if (!dialogue || !buttonId) return null;
    const { employeeId, conversationKind: room, to = null } = phrase;
    const heard = { outcome: 'answered', command: dialogue.command, understoodBy: 'words' } as const;
    return this.pressButton.execute({ buttonId, employeeId, room, to, also: () => this.#record(phrase, heard) });
  }

  async #answer(dialogue: Dialogue | null, context: SpokenContext, key: string | null): Promise<Done> {
    const { phrase: text, language } = context;
    if (dialogue && dialogue.slot !== null) {
      const done = await this.#answerToQuestion(dialogue, context, key);
      if (done) return done;
    }
    if (isOnlyCall(text)) return this.#help(context, key);
    if (isThanks(text)) return plain(said('assistant.says-welcome', language), 'answered');
    const only = yesOrNo(text);
    const heard = await this.ear.hear(text, context);
    if (only && heard.kind !== 'command')
      return plain(said('assistant.says-nothing-asked', language), 'not-understood');
    return this.#byWhatWasHeard(heard, context, key);
  }

  /** null: it is no answer but a new order. */
  async #answerToQuestion(dialogue: Dialogue, context: SpokenContext, key: string | null): Promise<Done | null> {
    const command = this.audience.byId(dialogue.command);
    const slot = command?.mark.slots?.[dialogue.slot ?? ''];
    if (!command || !slot || dialogue.slot === null || !this.audience.may(command, context.role)) return null;
    const heard = this.ear.hearWords(context.phrase, context);
    // Any text answers a question for a text; a number or a date may well stand in an order that is no answer.
    if (heard.kind === 'command' && (slot.kind !== 'text' || heard.score >= CLEARLY)) return null;
    const inLanguage = { ...context, language: dialogue.language };
    if (yesOrNo(context.phrase) === 'no') return plain(said('assistant.says-left', dialogue.language), 'answered');
    const value = valueIn(slot, context.phrase, new Wall(context.now, context.calendar));
    const values = value === null ? dialogue.values : { ...dialogue.values, [dialogue.slot]: value };
    const done = await this.#do(command, values, inLanguage, key, 'words');
    return value === null ? { ...done, text: `${said('assistant.says-again', dialogue.language)} ${done.text}` } : done;
  }

  async #byWhatWasHeard(heard: Heard, context: SpokenContext, key: string | null): Promise<Done> {
    const inLanguage = { ...context, language: heard.language };
    switch (heard.kind) {
      case 'command':
        return (
          this.#refuseNumber(heard, inLanguage, key) ?? this.#do(heard.command, heard.values, inLanguage, key, heard.by)
        );
      case 'choose':
        return this.#offer('assistant.says-which', heard.among, inLanguage, key, 'asked');
      case 'unknown':
        return this.#offer('assistant.says-unknown', heard.nearest, inLanguage, key, 'not-understood');
      case 'forbidden':
      case 'not-here':
        return plain(said(`assistant.says-${heard.kind}`, heard.language), 'refused');
    }
  }

  /** Also for a slot that need not be there: whoever names one means that one. */
  #refuseNumber(
    { command, values, wrong, by }: Heard & { kind: 'command' },
    context: SpokenContext,
    key: string | null,
  ): Done | null {
    const [first] = Object.entries(wrong);
    if (!first) return null;
    const [slot, number] = first;
    const asked = this.errand.ask(command, values, slot, context, key);
    const text = `${said('assistant.says-wrong-number', context.language, { said: number })} ${asked.text}`;
    return { ...asked, text, command: command.mark.id, understoodBy: by };
  }

  async #do(
    command: KnownSpokenCommand,
    values: SpokenValues,
    context: SpokenContext,
    key: string | null,
    by: 'words' | 'model',
  ): Promise<Done> {
    const prepared = await this.errand.prepare(command, values, context, key);
    const note = by === 'model' ? `\n${said('assistant.says-by-model', context.language)}` : '';
    return { ...prepared, text: prepared.text + note, command: command.mark.id, understoodBy: by };
  }

  #offer(
    head: 'assistant.says-which' | 'assistant.says-unknown',
    commands: readonly { command: KnownSpokenCommand; values: SpokenValues }[],
    context: SpokenContext,
    key: string | null,
    outcome: Prepared['outcome'],
  ): Done {
    const offers = commands.map(({ command: { mark }, values: slots }) => ({
      ...{ label: mark.title[context.language], command: mark.id, slots },
    }));
    const buttons = this.voice.buttonsOf(offers, context, { speechKey: key });
    return { ...plain(said(head, context.language), outcome), buttons };
  }

  /** Called by her name and nothing else. */
  async #help(context: SpokenContext, key: string | null): Promise<Done> {
    const help = this.audience.byId(HELP);
    if (!help) return plain(said('assistant.says-unknown', context.language), 'not-understood');
    return this.#do(help, {}, context, key, 'words');
  }

  #record(
    { messageId, employeeId, conversationId, text, at }: Phrase,
    { outcome, command, understoodBy }: Pick<Done, 'outcome' | 'command' | 'understoodBy'>,
  ): Promise<void> {
    const heardAt = this.clock.now();
    return this.hearings.record({
      ...{ id: messageId ?? newId(), employeeId, conversationId, text: text.slice(0, 1_000), saidAt: at, heardAt },
      ...{ outcome, command, understoodBy },
    });
  }
}

const plain = (text: string, outcome: Prepared['outcome']): Done => ({
  ...{ text, buttons: [], dialogue: null, outcome, answer: null, command: null, understoodBy: null },
});
