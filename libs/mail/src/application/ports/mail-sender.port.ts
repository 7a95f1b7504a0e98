/** A finished letter (RFC 5322 source) and to whom it goes. */
export interface OutgoingLetter {
  /** Bounces come back here; empty = none wanted (an answer of a robot). */
  readonly from: string;
  readonly to: readonly string[];
  /** Bytes of the source if known; lets the server refuse a large one before it is sent. */
  readonly size?: number;
  /** Read once per attempt. Line ends are made CRLF, dots are stuffed. */
  open(): AsyncIterable<Uint8Array>;
}

export interface RecipientRefusal {
  readonly recipient: string;
  /** What the server said, in one line. */
  readonly response: string;
  /** false = the server asks to try this recipient again later. */
  readonly forEver: boolean;
}

/**
 * `accepted`: the server answers for it now, except for those in `refused`. `rejected`: it never will. `try-later`: certainly not
 * taken, may be sent again. `uncertain`: the whole letter had gone out and no answer came: sending again may double it, so a person
 * decides (or the Sent folder and the bounces do).
 */
export type SendResult =
  | { readonly outcome: 'accepted'; readonly response: string; readonly refused: readonly RecipientRefusal[] }
  | { readonly outcome: 'rejected'; readonly response: string; readonly refused: readonly RecipientRefusal[] }
  | { readonly outcome: 'try-later'; readonly response: string; readonly refused: readonly RecipientRefusal[] }
  | { readonly outcome: 'uncertain'; readonly response: string; readonly refused: readonly RecipientRefusal[] };

export abstract class MailSender {
  /** One attempt. Does not throw for what the network or the server does; throws if the letter itself cannot be read. */
  abstract send(letter: OutgoingLetter): Promise<SendResult>;
  /** Waits for the letters being sent; from `over` on no longer: what is on the wire then is cut off and says how far it was. */
  abstract close(over?: AbortSignal): Promise<void>;
}
