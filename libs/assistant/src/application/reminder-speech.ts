import { Outbox, UseCase } from '@prorab/platform/marks';
import { Speak, SpeechChanged } from '@prorab/messenger/contract';
import type { Button } from '../domain/reminder/buttons.js';

export interface Said {
  key: string;
  employeeId: string;
  text: string;
  buttons: readonly Button[];
  /** After this instant the buttons are shown as gone. */
  buttonsUntil: Date | null;
  urgent?: boolean;
}
/** The messenger takes no longer texts. */
const MOST_CHARACTERS = 19_000;
const MOST_BUTTONS = 20;

/** Orders to the messenger, in the unit of work of what they tell of. */
@UseCase()
export class ReminderSpeech {
  constructor(private readonly outbox: Outbox) {}

  say({ key, employeeId, text, buttons, buttonsUntil, urgent = false }: Said): void {
    this.outbox.add(
      Speak.of({
        ...{ key, employeeId, conversationId: null, replyTo: null, text: text.slice(0, MOST_CHARACTERS), urgent },
        buttons: cut(buttons),
        buttonsUntil: buttonsUntil?.toISOString() ?? null,
      }),
    );
  }
  /** @param text null leaves what was said */
  change(key: string, text: string | null, buttons: readonly Button[]): void {
    this.outbox.add(SpeechChanged.of({ key, text: text?.slice(0, MOST_CHARACTERS) ?? null, buttons: cut(buttons) }));
  }
}
const cut = (buttons: readonly Button[]): { id: string; label: string }[] =>
  buttons.slice(0, MOST_BUTTONS).map(({ id, label }) => ({ id: id.slice(0, 100), label: label.slice(0, 100) }));
