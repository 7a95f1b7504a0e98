/** Collects one mailbox from its start until it is stopped, once: what it takes in goes to LetterIntake, how it fares to MailboxMonitor. */
export abstract class MailboxReader {
  abstract readonly mailbox: string;
  /** Returns at once, twice is once; whatever goes wrong is told to the MailboxMonitor and tried again without end. */
  abstract start(): void;
  /** For good. Finishes the letter in hand, saves the cursor, says goodbye to the server. */
  abstract stop(): Promise<void>;
}
