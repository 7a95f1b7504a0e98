import type { Language, Values } from './understanding/command-shape.js';

/** A button as it waits in the database: what it does, who may press it, until when. It acts once. */
export interface ButtonState {
  readonly id: string;
  /** Buttons of one question: pressing one settles all. null: each stands for itself. */
  readonly groupId: string | null;
  /** `Speak.key` of the message that it stands under; null on the desk's own line. */
  readonly speechKey: string | null;
  /** The only one who may press it. */
  readonly employeeId: string;
  readonly conversationId: string | null;
  readonly language: Language;
  readonly label: string;
  /** null: «нет», which settles the question and does nothing. */
  readonly command: string | null;
  readonly slots: Values;
  /** The press is the yes, also of a change. */
  readonly sure: boolean;
  readonly expiresAt: Date;
  readonly settledAt: Date | null;
}

export type PressRefusal = 'unknown' | 'not-yours' | 'settled' | 'expired';

/** Why a press does nothing, or null. */
export function refusalOf(button: ButtonState | null, employeeId: string, at: Date): PressRefusal | null {
  if (!button) return 'unknown';
  if (button.employeeId !== employeeId) return 'not-yours';
  if (button.settledAt) return 'settled';
  return button.expiresAt <= at ? 'expired' : null;
}
