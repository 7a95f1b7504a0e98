export type FileReader = { readonly kind: 'employee' | 'visitor' | 'partner'; readonly id: string };

/** Who may read the files of a conversation. */
export abstract class FileReaders {
  /** Whether the reader sees this message (sent, not deleted) now; the inner line of an inquiry is not a visitor's. */
  abstract mayRead(reader: FileReader, place: { conversationId: string; messageId: string }): Promise<boolean>;
  /** How the reader may write there: `customer` when a customer will see it; null when he may not write there at all. */
  abstract audienceOf(writer: FileReader, conversationId: string): Promise<'staff' | 'customer' | null>;
}
