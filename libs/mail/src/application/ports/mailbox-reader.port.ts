/** Collects one mailbox until told to stop. */
export abstract class MailboxReader {
  abstract readonly mailbox: string;
  /** Returns at once; whatever goes wrong is told to the MailboxMonitor and tried again without end. */
  abstract start(): void;
  /** Finishes the letter in hand, saves the cursor, says goodbye to the server. */
  abstract stop(): Promise<void>;
}
