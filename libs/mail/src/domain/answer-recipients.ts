import { EmailAddress } from '@prorab/kernel';
import { RecipientInvalid, RecipientMissing } from './answer.errors.js';
import type { MailAddress } from './letter-facts.js';
import type { LetterRecord } from './letter-record.js';
import type { OwnAddresses } from './own-addresses.js';
import { isFreeMail, mailDomain } from './text/mail-domain.js';
import type { ThreadState } from './thread.js';

export interface Recipients {
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
}
const MOST = 50;

/** A letter whose words and Message-ID are the customer's own: what a colleague passed on is not (MA-13). */
export const isCustomersOwn = (letter: LetterRecord | null): letter is LetterRecord =>
  letter !== null && letter.direction === 'in' && letter.authorId === null;

/**
 * Who gets an answer when nobody says otherwise: whoever wrote the letter that is answered, else the customer of the conversation;
 * in copy those of the same company who had the letter too. Never ourselves, never the writer of a letter that a colleague passed on.
 */
export function defaultRecipients(thread: ThreadState, replyTo: LetterRecord | null, own: OwnAddresses): Recipients {
  const customer = isCustomersOwn(replyTo) ? replyTo.customer : null;
  const address = customer?.address ?? thread.customerAddress;
  if (!address || own.has(address)) return { to: [], cc: [] };
  const name = customer?.address ? customer.name : thread.customerName;
  const domain = mailDomain(address);
  const cc = (isCustomersOwn(replyTo) && !isFreeMail(domain) ? [...replyTo.to, ...replyTo.cc] : []).filter(
    (other) => mailDomain(other.address) === domain && other.address !== address && !own.has(other.address),
  );
  return { to: [{ address, name }], cc };
}

/** @throws RecipientInvalid, RecipientMissing (colleagues alone are no customer) */
export function checkedRecipients({ to, cc }: Recipients, own: OwnAddresses): Recipients {
  const seen = new Set<string>();
  const checked = (field: string, all: readonly MailAddress[]): MailAddress[] =>
    all.flatMap(({ address, name }) => {
      const parsed = EmailAddress.parse(address);
      if (!parsed) throw new RecipientInvalid(field);
      if (seen.has(parsed.value)) return [];
      seen.add(parsed.value);
      return [{ address: parsed.value, name }];
    });
  const all = { to: checked('to', to), cc: checked('cc', cc) };
  if (seen.size > MOST) throw new RecipientInvalid('to');
  if (all.to.length === 0 || ![...seen].some((address) => !own.has(address))) throw new RecipientMissing();
  return all;
}
