import type { MailAddress } from './letter-facts.js';
import { isFreeMail, mailDomain } from './text/mail-domain.js';

export interface ThreadState {
  readonly id: string;
  readonly subject: string;
  /** The mailbox that answers go out from. */
  readonly mailbox: string;
  readonly customerAddress: string | null;
  readonly customerName: string;
  /** Strangers of the house who wrote here or were written to, normalised; the customer first. */
  readonly participants: readonly string[];
  readonly relatedThreadId: string | null;
  readonly openedAt: Date;
  readonly lastAt: Date;
  readonly lastCustomerLetterId: string | null;
  readonly lastCustomerAt: Date | null;
  readonly lastAnswerAt: Date | null;
  /** Employee who wrote last. */
  readonly lastStaffId: string | null;
  readonly letters: number;
  /** Automatic answers since a person of ours last wrote. */
  readonly unattendedAutoAnswers: number;
}

interface CustomerLetter {
  id: string;
  at: Date;
  customer: MailAddress | null;
  forwardedBy: string | null;
}

const MAX_PARTICIPANTS = 50;

/** A conversation: what it is about, with whom, and who had the last word. */
export class Thread {
  #state: ThreadState;
  private constructor(state: ThreadState) {
    this.#state = state;
  }
  static open(on: Pick<ThreadState, 'id' | 'subject' | 'mailbox' | 'relatedThreadId'>, at: Date): Thread {
    return new Thread({
      ...on,
      customerAddress: null,
      customerName: '',
      participants: [],
      openedAt: at,
      lastAt: at,
      lastCustomerLetterId: null,
      lastCustomerAt: null,
      lastAnswerAt: null,
      lastStaffId: null,
      letters: 0,
      unattendedAutoAnswers: 0,
    });
  }
  static restore(state: ThreadState): Thread {
    return new Thread(state);
  }
  get state(): ThreadState {
    return Object.freeze({ ...this.#state });
  }
  get id(): string {
    return this.#state.id;
  }

  /** Any letter that is neither the customer's nor ours to him: robots, bounces, colleagues among themselves. */
  noteLetter(at: Date): void {
    this.#set({ letters: this.#state.letters + 1, lastAt: later(this.#state.lastAt, at) });
  }

  /** `customer` is passed over when a colleague forwarded the letter into a conversation that has its customer already (MA-13). */
  noteCustomerLetter(letter: CustomerLetter): void {
    this.noteLetter(letter.at);
    this.learnCustomer(letter);
  }

  /** A letter that was noted already turns out to be the customer's. */
  learnCustomer(letter: CustomerLetter): void {
    const { customer } = letter;
    if (customer && !this.#state.customerAddress)
      this.#set({ customerAddress: customer.address, customerName: customer.name });
    if (customer && (!letter.forwardedBy || this.#state.customerAddress === customer.address))
      this.#meet([customer.address]);
    if (letter.forwardedBy) this.#set({ lastStaffId: letter.forwardedBy });
    if (!this.#state.lastCustomerAt || letter.at >= this.#state.lastCustomerAt)
      this.#set({ lastCustomerLetterId: letter.id, lastCustomerAt: letter.at });
  }

  /** A letter of ours that went out beside the board. @returns whether it is an answer to the customer of this thread */
  noteOwnLetter(letter: { at: Date; to: readonly MailAddress[]; authorId: string | null }): boolean {
    this.noteLetter(letter.at);
    if (letter.authorId) this.#set({ lastStaffId: letter.authorId });
    const answers = this.#state.lastCustomerAt !== null && letter.to.some(({ address }) => this.#isTheirs(address));
    const [first] = letter.to;
    if (!this.#state.customerAddress && first) this.#set({ customerAddress: first.address, customerName: first.name });
    // A supplier who was asked in this thread does not become the customer by that.
    if (this.#state.lastCustomerAt === null) this.#meet(letter.to.map(({ address }) => address));
    if (answers) this.#answered(letter.at);
    return answers;
  }

  noteAnswer({ at, authorId }: { at: Date; authorId: string | null }): void {
    this.#set({ lastAt: later(this.#state.lastAt, at) });
    if (authorId) this.#set({ lastStaffId: authorId });
    this.#answered(at);
  }

  noteAutomaticAnswer(at: Date): void {
    this.#set({ lastAt: later(this.#state.lastAt, at), unattendedAutoAnswers: this.#state.unattendedAutoAnswers + 1 });
  }

  #answered(at: Date): void {
    const { lastAnswerAt } = this.#state;
    this.#set({ lastAnswerAt: lastAnswerAt && lastAnswerAt > at ? lastAnswerAt : at, unattendedAutoAnswers: 0 });
  }
  #isTheirs(address: string): boolean {
    const domain = mailDomain(address);
    return this.#state.participants.some(
      (known) => known === address || (!isFreeMail(domain) && mailDomain(known) === domain),
    );
  }
  #meet(addresses: readonly string[]): void {
    this.#set({ participants: [...new Set([...this.#state.participants, ...addresses])].slice(0, MAX_PARTICIPANTS) });
  }
  #set(change: Partial<ThreadState>): void {
    this.#state = { ...this.#state, ...change };
  }
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
