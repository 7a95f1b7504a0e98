/** What became of a phrase: done (or asked back), not understood, refused. */
export type HearingOutcome = 'answered' | 'asked' | 'not-understood' | 'refused';

/** A phrase that was heard: so that no message is answered twice, and people can see what was asked. */
export interface Hearing {
  /** The message; of the desk's own line an id made for it. */
  readonly id: string;
  readonly employeeId: string;
  readonly conversationId: string | null;
  /** The first thousand characters. */
  readonly text: string;
  readonly saidAt: Date;
  readonly heardAt: Date;
  readonly outcome: HearingOutcome;
  readonly command: string | null;
  /** Who found the command. */
  readonly understoodBy: 'words' | 'model' | null;
}
