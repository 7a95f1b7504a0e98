import type { CustomerOfLetter, Customer } from './customer-of-letter.js';
import type { LetterClass, LetterClassification } from './letter-classification.js';
import type { LetterFacts, MailAddress } from './letter-facts.js';
import type { LetterDirection } from './letter-record.js';
import type { OwnAddresses } from './own-addresses.js';
import { normaliseAddress } from './text/mailbox.js';

export interface Judges {
  readonly own: OwnAddresses;
  readonly classification: LetterClassification;
  readonly customerOf: CustomerOfLetter;
}

export interface Judgement {
  readonly classified: LetterClass;
  readonly direction: LetterDirection;
  readonly customer: Customer | null;
  /** Recipients outside of the house. */
  readonly outside: readonly MailAddress[];
  /** A colleague passed on what somebody else had written. */
  readonly forwardedByColleague: boolean;
}

/** How a letter came to us. */
export interface Arrival {
  readonly inSent: boolean;
  /** Recipients of the envelope, where the way in knows them: addresses of ours, whatever the configuration says. */
  readonly envelope: readonly string[];
}

const DELIVERED = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'] as const;

/** Whose letter it is, to whom, and who the customer behind it is. */
export function judgeLetter(
  facts: LetterFacts,
  { own, classification, customerOf }: Judges,
  { inSent, envelope }: Arrival,
): Judgement {
  const classified = classification.of(facts);
  const [sender] = facts.from;
  const recipients = [...facts.to, ...facts.cc];
  const reached = new Set(
    inSent ? [] : [...envelope, ...DELIVERED.flatMap((name) => facts.headers[name] ?? [])].map(bareAddress),
  );
  const strangers = recipients.filter(({ address }) => !own.has(address) && !reached.has(bareAddress(address)));
  const ours = classified.kind !== 'form' && (inSent || (sender !== undefined && own.has(sender.address)));
  const customer = customerOf.find(facts, classified);
  // What a colleague passed on reached us by some address. Unless we know which, the one that we do not know is an alias of ours.
  const byAlias = !inSent && reached.size === 0 && strangers.length === recipients.length;
  const outside = customer?.via === 'forwarded' && byAlias ? [] : strangers;
  if (!ours) return { classified, direction: 'in', customer, outside, forwardedByColleague: false };
  const forwarded = customer?.via === 'forwarded';
  if (outside.length === 0 && forwarded)
    return { classified, direction: 'in', customer, outside, forwardedByColleague: true };
  return {
    classified,
    direction: outside.length > 0 ? 'out' : 'internal',
    customer: null,
    outside,
    forwardedByColleague: forwarded,
  };
}

const bareAddress = (address: string): string => normaliseAddress(address.replace(/^\s*<|>\s*$/g, ''));

/** Makes an inquiry: a person or a form, from outside, now. */
export const wantsAnswer = (direction: LetterDirection, kind: LetterClass['kind']): boolean =>
  direction === 'in' && (kind === 'person' || kind === 'form');
