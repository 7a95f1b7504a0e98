import { Clock, type SpokenContext, type SpokenRoom, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type ButtonState, refusalOf } from '../../domain/button.js';
import { placeOf } from '../../domain/dialogue.js';
import { said } from '../assistant-texts.js';
import { Audience } from '../audience.js';
import { Errand, type Prepared } from '../errand.js';
import { ButtonBook } from '../ports/button-book.port.js';
import { DialogueBook } from '../ports/dialogue-book.port.js';
import { Listeners } from '../ports/listeners.port.js';
import type { Reply, SpeakTo } from '../reply.js';
import { Voice } from '../voice.js';

/** A button is pressed: it acts once, for the one for whom it was made, while it is fresh and he still may. */
@UseCase()
export class PressButton {
  constructor(
    private readonly buttons: ButtonBook,
    private readonly dialogues: DialogueBook,
    private readonly listeners: Listeners,
    private readonly audience: Audience,
    private readonly errand: Errand,
    private readonly voice: Voice,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns null for somebody who does not work here (any more) */
  async execute({
    buttonId,
    employeeId,
    room,
    to = null,
    also = nothingElse,
  }: {
    buttonId: string;
    employeeId: string;
    room: SpokenRoom;
    /** Where the answer is said; null = it is only given back. */
    to?: SpeakTo | null;
    /** Written in the same commit as what the press did. */
    also?: () => Promise<void>;
  }): Promise<Reply | null> {
    const listener = await this.listeners.byId(employeeId);
    if (!listener) return null;
    const say: Saying = { to, also };
    const now = this.clock.now();
    const button = await this.buttons.byId(buttonId);
    const refusal = refusalOf(button, employeeId, now);
    const context: SpokenContext = {
      ...{ employeeId, role: listener.role, calendar: listener.calendar, zone: listener.calendar.zone, now, room },
      ...{ language: button?.language ?? 'ru', messageId: null, phrase: '' },
      conversationId: to?.conversationId ?? button?.conversationId ?? null,
    };
    if (!button || refusal)
      return this.#only(said(`assistant.says-press-${refusal ?? 'unknown'}`, context.language), say);
    if (button.command === null) return this.#settled(button, context, say, left(context));
    const command = this.audience.byId(button.command);
    if (!command || !this.audience.may(command, listener.role))
      return this.#only(said('assistant.says-forbidden', context.language), say);
    if (command.mark.effect === 'read' || !button.sure) {
      const prepared = await this.errand.prepare(command, button.slots, context, to?.key ?? null);
      return this.#settled(button, context, say, prepared);
    }
    try {
      return await this.work.run(async () => {
        // First the button, so that a second press waits here and then finds it settled.
        if (!(await this.buttons.settle(button, now))) return this.#say(settledAlready(context), button, say);
        const answer = await this.errand.run(command, button.slots, context);
        return this.#close(button, context, say, this.errand.told(answer, context, to?.key ?? null));
      });
    } catch (error) {
      // Nothing was done and the button can be pressed again.
      const refused = this.errand.refused(error, context);
      return this.work.run(() => this.#say(refused, button, say));
    }
  }

  #settled(button: ButtonState, context: SpokenContext, say: Saying, prepared: Prepared): Promise<Reply> {
    return this.work.run(async () => {
      if (!(await this.buttons.settle(button, context.now))) return this.#say(settledAlready(context), button, say);
      return this.#close(button, context, say, prepared);
    });
  }

  async #close(button: ButtonState, context: SpokenContext, say: Saying, prepared: Prepared): Promise<Reply> {
    const place = placeOf(context.conversationId);
    if (prepared.dialogue) await this.dialogues.keep(prepared.dialogue);
    else if (button.groupId !== null) await this.dialogues.drop({ employeeId: context.employeeId, place });
    await this.voice.takeAway(button, context.now);
    return this.#say(prepared, button, say);
  }

  async #say(
    { text, buttons, outcome, answer }: Prepared,
    { command }: ButtonState,
    { to, also }: Saying,
  ): Promise<Reply> {
    await also();
    const told = { source: answer?.source ?? null, asOf: answer?.asOf.toISOString() ?? null };
    return this.voice.say({ text, outcome, command, understoodBy: null, ...told }, buttons, to);
  }

  #only(text: string, { to, also }: Saying): Promise<Reply> {
    const nothing = { outcome: 'refused', command: null, understoodBy: null, source: null, asOf: null } as const;
    return this.work.run(async () => {
      await also();
      return this.voice.say({ text, ...nothing }, [], to);
    });
  }
}

interface Saying {
  readonly to: SpeakTo | null;
  readonly also: () => Promise<void>;
}
const nothingElse = async (): Promise<void> => undefined;

const plain = (text: string, outcome: Prepared['outcome']): Prepared => ({
  ...{ text, buttons: [], dialogue: null, outcome, answer: null },
});
const left = ({ language }: SpokenContext): Prepared => plain(said('assistant.says-left', language), 'answered');
const settledAlready = ({ language }: SpokenContext): Prepared =>
  plain(said('assistant.says-press-settled', language), 'refused');
