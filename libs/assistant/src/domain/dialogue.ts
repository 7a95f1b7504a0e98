import type { Language, Values } from './understanding/command-shape.js';

/** A question that the assistant has asked one person in one place, and waits for the answer to. The last question counts. */
export interface Dialogue {
  readonly employeeId: string;
  /** Id of the conversation, or `desk`. */
  readonly place: string;
  readonly language: Language;
  readonly command: string;
  /** What is known so far. */
  readonly values: Values;
  /** The slot that was asked for; null: it was asked for a yes. */
  readonly slot: string | null;
  /** Of a yes-or-no question. */
  readonly yesButtonId: string | null;
  readonly noButtonId: string | null;
  readonly expiresAt: Date;
}

export const placeOf = (conversationId: string | null): string => conversationId ?? 'desk';
