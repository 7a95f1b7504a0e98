import { DomainError } from '@prorab/kernel';

export interface NamedAddress {
  readonly name?: string;
  readonly address: string;
}

export interface DraftAttachment {
  readonly name: string;
  readonly contentType: string;
  open(): AsyncIterable<Uint8Array>;
}

/** An answer as the manager wrote it. Everything a stranger may have influenced (names, subject, ids) is taken as hostile. */
export interface LetterDraft {
  readonly from: NamedAddress;
  readonly to: readonly NamedAddress[];
  readonly cc?: readonly NamedAddress[];
  readonly replyTo?: NamedAddress;
  readonly subject: string;
  /** Without angle brackets; from the domain's `ownMessageId`. */
  readonly messageId: string;
  readonly date: Date;
  readonly text: string;
  /** If absent it is made of the text. Must be safe already. */
  readonly html?: string;
  readonly signature?: string;
  /** `head`: `12 мая 2026 г., Иван Петров пишет:`; `html` must be safe already. */
  readonly quote?: { readonly head: string; readonly text: string; readonly html?: string };
  readonly attachments?: readonly DraftAttachment[];
  /** Message-IDs without angle brackets, oldest first. */
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  /** Sent by no person: Auto-Submitted, so that robots do not answer (RFC 3834). */
  readonly automatic?: boolean;
  /** Own fields; names must begin with `X-`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export abstract class LetterComposer {
  /**
   * The source of the letter, streamed; attachments are read while it is. To be read once and kept: two compositions of one draft
   * differ in their boundaries. @throws DraftRefused
   */
  abstract compose(draft: LetterDraft): AsyncIterable<Uint8Array>;
}

/** An address, an id or a field name that would change the structure of the letter. `details.field` names it, never its value. */
export class DraftRefused extends DomainError {
  constructor(field: string) {
    super('invalid', 'mail.draft-refused', `The field ${field} of the letter cannot be written as it is.`, { field });
  }
}
