import type { CustomerOfLetter, Customer } from './customer-of-letter.js';
import type { LetterClass, LetterClassification } from './letter-classification.js';
import type { LetterFacts, MailAddress } from './letter-facts.js';
import type { LetterDirection } from './letter-record.js';
import type { OwnAddresses } from './own-addresses.js';

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

/** Whose letter it is, to whom, and who the customer behind it is. */
export function judgeLetter(
  facts: LetterFacts,
  { own, classification, customerOf }: Judges,
  inSent: boolean,
): Judgement {
  const classified = classification.of(facts);
  const [sender] = facts.from;
  const outside = [...facts.to, ...facts.cc].filter(({ address }) => !own.has(address));
  const ours = classified.kind !== 'form' && (inSent || (sender !== undefined && own.has(sender.address)));
  const customer = customerOf.find(facts, classified);
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

/** Makes an inquiry: a person or a form, from outside, now. */
export const wantsAnswer = (direction: LetterDirection, kind: LetterClass['kind']): boolean =>
  direction === 'in' && (kind === 'person' || kind === 'form');
