/**
 * Collects one mailbox until told to stop. The house drives it and no use case asks it anything, so it has neither fake nor contract
 * suite: what it promises is proven over a real server (`adapters/in/imap`) and told through LetterIntake and MailboxMonitor.
 */
export abstract class MailboxReader {
  abstract readonly mailbox: string;
  /** Returns at once; whatever goes wrong is told to the MailboxMonitor and tried again without end. */
  abstract start(): void;
  /** Finishes the letter in hand, saves the cursor, says goodbye to the server. */
  abstract stop(): Promise<void>;
}
