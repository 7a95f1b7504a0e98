import type { HearingOutcome } from '../domain/hearing.js';

export interface ReplyButton {
  id: string;
  label: string;
  expiresAt: string;
}
/** What the assistant says, ready to be shown. */
export interface Reply {
  text: string;
  buttons: ReplyButton[];
  outcome: HearingOutcome;
  /** What was understood; null = nothing. */
  command: string | null;
  understoodBy: 'words' | 'model' | null;
  /** Whose word it is and as of when; null where she speaks of herself. */
  source: string | null;
  asOf: string | null;
}

/** Where a reply is said beside being given back: once per key. */
export interface SpeakTo {
  readonly key: string;
  readonly conversationId: string;
  readonly replyTo: string | null;
}
