import type { ButtonState } from '../../domain/button.js';

/** Buttons under what the assistant said. Changes belong into a unit of work. */
export abstract class ButtonBook {
  abstract add(buttons: readonly ButtonState[]): Promise<void>;
  abstract byId(id: string): Promise<ButtonState | null>;
  /**
   * Settles the button, and with it all of its group; locks until the surrounding unit of work ends.
   * @returns false if it was settled already: somebody else's press won
   */
  abstract settle(button: ButtonState, at: Date): Promise<boolean>;
  /** Those under one message that can still be pressed, in the order in which they were added. */
  abstract openUnder(speechKey: string, at: Date): Promise<ButtonState[]>;
  /** @returns how many */
  abstract removeExpiredBefore(instant: Date): Promise<number>;
}
