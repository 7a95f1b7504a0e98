import type { Chat } from '../../../domain/visitors/chat.js';
import type { WaitingChat } from '../../../domain/visitors/queue-policy.js';

export interface AgentLoad {
  employeeId: string;
  load: number;
  assignedAt: Date | null;
}
/** In the queue; whose customer it is, sales knows by the inquiry. */
export type QueuedChat = Omit<WaitingChat, 'ownerId'> & { readonly inquiryId: string | null };

/** Services of visitors. Changes stand inside a unit of work, and after their conversation was taken. */
export abstract class ChatBook {
  /** Not locked. */
  abstract conversationOf(chatId: string): Promise<string | null>;
  /** Locks it until the unit of work ends. */
  abstract take(chatId: string): Promise<Chat | null>;
  /** The one that is not closed, locked. */
  abstract takeOpen(conversationId: string): Promise<Chat | null>;
  /** The one that was closed last, locked. */
  abstract takeLast(conversationId: string): Promise<Chat | null>;
  abstract add(chat: Chat): Promise<void>;
  abstract save(chat: Chat): Promise<void>;

  /** In front of the queue, at most so many. */
  abstract waiting(limit: number): Promise<QueuedChat[]>;
  abstract loads(): Promise<AgentLoad[]>;
  /** Open chats with an agent. */
  abstract active(): Promise<{ chatId: string; agentId: string; agentGoneSince: Date | null }[]>;
  /** Open, and nothing was said since; or their conversation is closed. */
  abstract stuck(silentSince: Date): Promise<{ chatId: string; why: 'stale' | 'conversation-closed' }[]>;
}
