/** A file of a message, as far as it is shown; its content has addresses of its own. */
export interface ShownFile {
  readonly id: string;
  readonly name: string;
  /** By its content. */
  readonly type: string;
  readonly bytes: number;
  /** null: nothing that can be shown in place. */
  readonly picture: {
    readonly width: number;
    readonly height: number;
    readonly animated: boolean;
    readonly preview: { readonly width: number; readonly height: number };
  } | null;
}
/** A message as the house sends it. `seq` is its place: 1, 2, 3, … in its conversation; `change` numbers everything that happens there. */
export interface ChatMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly change: number;
  readonly author: string;
  readonly clientId: string | null;
  readonly at: string;
  readonly text: string;
  readonly fact: { readonly code: string; readonly params: Readonly<Record<string, string | number | null>> } | null;
  readonly mentions: readonly string[];
  readonly replyTo: string | null;
  readonly urgent: boolean;
  readonly files: readonly ShownFile[];
  readonly reactions: Readonly<Record<string, readonly string[]>>;
  readonly buttons: readonly { readonly id: string; readonly label: string }[];
  readonly buttonsUntil: string | null;
  readonly pinnedAt: string | null;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
}
/** Numbers of a conversation, as the house tells them. */
export interface Head {
  readonly conversationId: string;
  readonly head: number;
  readonly lastSeq: number;
  readonly readSeq: number;
}
export interface Draft {
  readonly conversationId: string;
  /** Made once for what was typed, and the same in every attempt: the house makes one message of it. */
  readonly clientId: string;
  readonly text: string;
  readonly mentions?: readonly string[];
  readonly replyTo?: string | null;
}
export interface Cursor {
  readonly conversationId: string;
  readonly who: string;
  readonly deliveredSeq: number;
  readonly readSeq: number;
}

/** Of a socket of Socket.IO, what the chat needs; what is emitted while it is not connected need not be kept. */
export interface ChatSocket {
  readonly connected: boolean;
  on(event: string, listener: (payload: unknown) => void): unknown;
  off(event: string, listener: (payload: unknown) => void): unknown;
  emit(word: string, said: object, answer: (answer: unknown) => void): unknown;
}
/** The only time there is here. @returns how to call it off */
export type After = (ms: number, act: () => void) => () => void;

export interface Refusal {
  readonly code: string;
  readonly details?: unknown;
}
export type Answer<T> = ({ readonly ok: true } & T) | ({ readonly ok: false } & Refusal);
export interface Answers {
  'chat:hello': { changed: readonly Head[]; gone: readonly string[] };
  'chat:since': { messages: readonly ChatMessage[]; head: number; more: boolean };
  'chat:send': { message: ChatMessage };
  'chat:close': object;
  'chat:open': { lastSeq: number; head: number; isMember: boolean };
}
