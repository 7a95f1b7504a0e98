import type { FileOwner, MessageFile } from '../../domain/files/message-file.js';

/** Files of messages, sent and not yet sent. The bytes lie in the platform's `FileStore`. */
export abstract class FileBook {
  abstract add(file: MessageFile): Promise<void>;
  /** Those that there are, in the order asked for. At most 100 ids. */
  abstract byIds(ids: readonly string[]): Promise<MessageFile[]>;
  /** Of at most 200 messages; each message's own in the order in which they were brought. */
  abstract ofMessages(messageIds: readonly string[]): Promise<MessageFile[]>;
  abstract unsentOf(owner: FileOwner): Promise<number>;
  /** Gives files that wait to their message; those of another message stay there. @returns how many were given */
  abstract give(ids: readonly string[], messageId: string): Promise<number>;
  /** Takes out files that were never sent, the oldest first. @returns what was taken out */
  abstract takeUnsent(order: { before: Date; limit: number }): Promise<MessageFile[]>;
  /** Takes out files of messages that were deleted before an instant. @returns what was taken out */
  abstract takeOfDeleted(order: { before: Date; limit: number }): Promise<MessageFile[]>;
  /** Which of these store keys (original, clean, preview) any file still has. */
  abstract keysInUse(keys: readonly string[]): Promise<Set<string>>;
}
