import type { Message } from '../../domain/message.js';
import type { Participant } from '../../domain/participant.js';

/** Messages and the trail of their former texts. Changes stand inside a unit of work. */
export abstract class MessageBook {
  /** What this author said under this client message id. */
  abstract byClientId(author: Participant, clientId: string): Promise<Message | null>;
  abstract bySpeechKey(key: string): Promise<Message | null>;
  /** Where the message is; for who has to take its conversation first. */
  abstract conversationOf(messageId: string): Promise<string | null>;
  abstract byId(messageId: string): Promise<Message | null>;
  abstract add(message: Message): Promise<void>;
  /** With the revisions that are not stored yet. */
  abstract save(message: Message): Promise<void>;
  /** Keys of what the assistant said with numbers above `after`, up to `to`. */
  abstract speechesBetween(conversationId: string, after: number, to: number): Promise<string[]>;
  abstract countPinned(conversationId: string): Promise<number>;
}
