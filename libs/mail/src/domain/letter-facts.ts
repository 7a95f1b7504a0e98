/** What was read out of a letter, as plain data: it crosses a worker thread and is judged by the policies of this folder. */
export interface MailAddress {
  /** Lower case, domain in ASCII; may be odd but is never empty. */
  readonly address: string;
  readonly name: string;
}

export interface ForwardedLetter {
  readonly from: MailAddress | null;
  readonly to: string;
  readonly subject: string;
  readonly date: Date | null;
  readonly text: string;
  /** `inline`: retyped by the mail program into the body; `attached`: a message/rfc822 part. */
  readonly how: 'inline' | 'attached';
}

export interface BounceReport {
  /** Message-ID of our letter that did not arrive, when the report carries it. */
  readonly originalMessageId: string | null;
  readonly recipient: string | null;
  /** Enhanced status (RFC 3463), `5.1.1`; an old SMTP code `550` when there is nothing better. */
  readonly status: string | null;
  readonly diagnostic: string;
  /** hard: will never arrive; soft: full mailbox, greylisting, delay; none: the report says that it was delivered. */
  readonly kind: 'hard' | 'soft' | 'none';
}

export interface CalendarInvite {
  /** REQUEST, CANCEL, REPLY, PUBLISH … */
  readonly method: string;
  readonly uid: string | null;
  readonly summary: string;
  readonly location: string;
  /** ISO instant when the zone is known, else local time without a zone. */
  readonly start: string | null;
  readonly end: string | null;
  readonly organizer: MailAddress | null;
  readonly attendees: readonly MailAddress[];
}

export interface LetterFacts {
  /** Normalised, without angle brackets; null when missing or not usable. */
  readonly messageId: string | null;
  /** sha256 over what sender and writer made (not over the way it took), equal for copies in two mailboxes. */
  readonly fingerprint: string;
  readonly inReplyTo: readonly string[];
  /** Oldest first. */
  readonly references: readonly string[];
  readonly subject: string;
  readonly claimedAt: Date | null;
  /** `claimedAt` when it is believable, else the time of receipt. */
  readonly date: Date;
  readonly from: readonly MailAddress[];
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  /** '' is the null return path `<>` of robots; null means that the header is absent. */
  readonly returnPath: string | null;
  /** Lower-case names; only the headers that a rule or a person may want (see HEADERS_OF_INTEREST). */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** Whole text, quote and signature included. */
  readonly text: string;
  /** What the writer wrote in this letter. */
  readonly ownText: string;
  readonly quotedText: string;
  readonly signature: string;
  /** Outermost first. */
  readonly forwarded: readonly ForwardedLetter[];
  readonly bounce: BounceReport | null;
  readonly invites: readonly CalendarInvite[];
}

/** Names or prefixes (ending in `*`). */
export const HEADERS_OF_INTEREST: readonly string[] = [
  'auto-submitted',
  'precedence',
  'list-*',
  'x-auto-response-suppress',
  'x-autoreply',
  'x-autorespond',
  'x-auto-reply',
  'x-loop',
  'feedback-id',
  'x-prorab-*',
  'return-path',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-failed-recipients',
  'x-spam-flag',
  'x-spam-status',
  'x-spam',
  'x-yandex-spam',
  'x-mailer',
  'user-agent',
  'x-php-*',
  'x-mras',
  'content-type',
  'importance',
  'x-priority',
  'disposition-notification-to',
  'organization',
  'authentication-results',
  'sender',
  'x-campaign*',
  'x-mailru-msgtype',
  'x-ms-exchange-generated-message-source',
  'thread-topic',
];
