import { AnswerNotUncertain, AnswerUnderWay } from './answer.errors.js';
import type { MailAddress } from './letter-facts.js';

/**
 * waiting → (undone) | sending → sent | failed | try-later → sending … | uncertain → sent (a person says so) | waiting (again).
 * `sending` is committed before the first byte leaves; whoever finds it there later knows that a process died on the way.
 */
export type AnswerStatus = 'waiting' | 'undone' | 'sending' | 'sent' | 'failed' | 'try-later' | 'uncertain';

export interface AnswerAttachment {
  readonly hash: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}
export interface RecipientOutcome {
  readonly address: string;
  readonly outcome: 'accepted' | 'refused' | 'later';
  readonly response: string;
}
export interface AnswerState {
  readonly id: string;
  readonly threadId: string;
  readonly replyToLetterId: string | null;
  readonly mailbox: string;
  /** null: a machine wrote it. */
  readonly authorId: string | null;
  readonly automatic: boolean;
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly AnswerAttachment[];
  readonly messageId: string;
  /** The composed source in the file store; every attempt sends the same bytes. */
  readonly rawHash: string;
  readonly rawSize: number;
  readonly status: AnswerStatus;
  readonly dueAt: Date;
  readonly createdAt: Date;
  readonly sendingSince: Date | null;
  readonly sentAt: Date | null;
  readonly attempts: number;
  /** What the server said last, for people. */
  readonly response: string | null;
  readonly recipients: readonly RecipientOutcome[];
  /** Copy in Sent made, or found there. */
  readonly filedAt: Date | null;
}

export interface WireOutcome {
  readonly outcome: 'accepted' | 'rejected' | 'try-later' | 'uncertain';
  readonly response: string;
  readonly refused: readonly { recipient: string; response: string; forEver: boolean }[];
}

/** Recipients who have not got it yet are asked again at most so often, within about two days. */
export const MAX_ATTEMPTS = 12;
export const pauseBeforeAttempt = (attempt: number): number => Math.min(60_000 * 2 ** (attempt - 1), 6 * 3_600_000);

export class Answer {
  #state: AnswerState;
  private constructor(state: AnswerState) {
    this.#state = state;
  }
  static write(
    draft: Omit<AnswerState, 'status' | 'sendingSince' | 'sentAt' | 'attempts' | 'response' | 'recipients' | 'filedAt'>,
  ): Answer {
    return new Answer({
      ...draft,
      status: 'waiting',
      sendingSince: null,
      sentAt: null,
      attempts: 0,
      response: null,
      recipients: [],
      filedAt: null,
    });
  }
  static restore(state: AnswerState): Answer {
    return new Answer(state);
  }
  get state(): AnswerState {
    return Object.freeze({ ...this.#state });
  }

  /** @throws AnswerUnderWay it has begun to leave, or has left */
  undo(): void {
    if (this.#state.status === 'undone') return;
    if (this.#state.status !== 'waiting') throw new AnswerUnderWay(this.#state.id, this.#state.status);
    this.#set({ status: 'undone' });
  }

  /** @returns whether the caller is to put it on the wire now */
  beginSending(at: Date): boolean {
    const { status } = this.#state;
    if (status === 'sending') {
      this.#set({ status: 'uncertain', response: 'the process ended while the letter was being sent' });
      return false;
    }
    if (status !== 'waiting' && status !== 'try-later') return false;
    this.#set({ status: 'sending', sendingSince: at, attempts: this.#state.attempts + 1 });
    return true;
  }

  /** Recipients who are still to be asked. */
  get openRecipients(): string[] {
    const settled = new Set(this.#state.recipients.filter((r) => r.outcome !== 'later').map((r) => r.address));
    return [...new Set([...this.#state.to, ...this.#state.cc].map(({ address }) => address))].filter(
      (address) => !settled.has(address),
    );
  }

  /** What the wire said of attempt number `attempt`; a late report of an earlier attempt changes nothing. */
  settle(attempt: number, { outcome, response, refused }: WireOutcome, at: Date): void {
    const { status, attempts } = this.#state;
    if (attempt !== attempts || (status !== 'sending' && status !== 'uncertain')) return;
    this.#set({ response });
    if (outcome === 'uncertain') return this.#set({ status: 'uncertain' });
    const recipients = this.#after(this.openRecipients, outcome, response, refused);
    const taken = recipients.some((r) => r.outcome === 'accepted');
    const open = recipients.some((r) => r.outcome === 'later');
    const given = { recipients, sentAt: this.#state.sentAt ?? (taken ? at : null) };
    const dueAt = new Date(at.getTime() + pauseBeforeAttempt(attempts));
    if (open && attempts < MAX_ATTEMPTS) return this.#set({ ...given, status: 'try-later', dueAt });
    this.#set({ ...given, status: taken ? 'sent' : 'failed' });
  }

  /** A person knows that it arrived. @throws AnswerNotUncertain */
  confirmSent(at: Date): void {
    this.#mustBeUncertain();
    const recipients = [
      ...this.#state.recipients.filter((r) => r.outcome !== 'later'),
      ...this.openRecipients.map((address) => ({
        address,
        outcome: 'accepted' as const,
        response: 'confirmed by hand',
      })),
    ];
    this.#set({ status: 'sent', sentAt: this.#state.sentAt ?? at, recipients });
  }

  /** A person wants it sent again. @throws AnswerNotUncertain */
  resend(at: Date): void {
    this.#mustBeUncertain('failed');
    const recipients = this.#state.recipients.filter((r) => r.outcome === 'accepted');
    this.#set({ status: 'waiting', dueAt: at, recipients });
  }

  filed(at: Date): void {
    this.#set({ filedAt: at });
  }

  #after(
    asked: readonly string[],
    outcome: 'accepted' | 'rejected' | 'try-later',
    response: string,
    refused: WireOutcome['refused'],
  ): RecipientOutcome[] {
    const settled = this.#state.recipients.filter((r) => r.outcome !== 'later');
    const now = asked.map((address): RecipientOutcome => {
      const no = refused.find((r) => r.recipient === address);
      if (no) return { address, outcome: no.forEver ? 'refused' : 'later', response: no.response };
      const fate = { accepted: 'accepted', rejected: 'refused', 'try-later': 'later' } as const;
      return { address, outcome: fate[outcome], response };
    });
    return [...settled, ...now];
  }
  #mustBeUncertain(also?: AnswerStatus): void {
    const { status, id } = this.#state;
    if (status !== 'uncertain' && status !== also) throw new AnswerNotUncertain(id, status);
  }
  #set(change: Partial<AnswerState>): void {
    this.#state = { ...this.#state, ...change };
  }
}
