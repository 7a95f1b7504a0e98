import type { ChatMessage, ShownFile } from '../chat-core/index.js';

/** The shapes of Tim, as docs/realtime.md and the controllers of the messenger give them. */
export type Who = string;
export type ConversationKind = 'direct' | 'group' | 'assistant' | 'inquiry' | 'customer' | 'partner';
export type Status = 'online' | 'away' | 'busy' | 'invisible' | 'offline';

export type { ChatMessage, ShownFile };
export type Fact = NonNullable<ChatMessage['fact']>;

export interface LastMessage {
  readonly seq: number;
  readonly author: Who;
  readonly at: string;
  readonly text: string;
  readonly factCode: string | null;
  readonly fileCount: number;
}
export interface Line {
  readonly id: string;
  readonly kind: ConversationKind;
  readonly title: string | null;
  readonly inquiryId: string | null;
  readonly counterpartId: string | null;
  readonly lastSeq: number;
  readonly head: number;
  readonly lastAt: string;
  readonly closedAt: string | null;
  readonly readSeq: number;
  readonly muted: boolean;
  readonly last: LastMessage | null;
}
export interface Member {
  readonly who: Who;
  readonly role: 'owner' | 'member';
  readonly joinedAt: string;
  readonly deliveredSeq: number;
  readonly readSeq: number;
}
export interface Whole extends Line {
  readonly isMember: boolean;
  readonly members: readonly Member[];
}
export interface Piece {
  readonly messages: readonly ChatMessage[];
  readonly lastSeq: number;
  readonly head: number;
}
export interface TrailLine {
  readonly at: string;
  readonly by: Who;
  readonly what: 'edited' | 'deleted';
  readonly text: string;
}
export interface Person {
  readonly employeeId: string;
  readonly name: string;
  readonly role: string;
  readonly branchId: string;
  readonly status: Exclude<Status, 'invisible'>;
  readonly text: string | null;
  readonly lastSeenAt: string | null;
}
export interface MyPresence {
  readonly status: Exclude<Status, 'offline'>;
  readonly text: string | null;
}
export interface FoundMessage {
  readonly message: ChatMessage;
  readonly conversation: { readonly id: string; readonly kind: ConversationKind; readonly title: string | null };
}

export const AVA: Who = 'assistant:ava';
export const employeeKey = (id: string): Who => `employee:${id}`;
export const idOf = (who: Who): string => who.slice(who.indexOf(':') + 1);
export const kindOf = (who: Who): string => who.slice(0, Math.max(0, who.indexOf(':')));
export const unreadOf = ({ lastSeq, readSeq }: Pick<Line, 'lastSeq' | 'readSeq'>): number =>
  Math.max(0, lastSeq - readSeq);
