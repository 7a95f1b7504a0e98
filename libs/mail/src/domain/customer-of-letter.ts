import { bestOfEach, contactPointsIn, phonesOfField, type ContactPoint, type ContactSource } from './contact-points.js';
import { formName } from './form-fields.js';
import type { LetterClass } from './letter-classification.js';
import type { LetterFacts, MailAddress } from './letter-facts.js';
import type { OwnAddresses } from './own-addresses.js';
import { mailboxIn, normaliseAddress } from './text/mailbox.js';
import { splitReply } from './text/split-reply.js';

export interface Customer {
  /** Where an answer to the customer goes; null when only a telephone is known. */
  readonly address: string | null;
  readonly name: string;
  readonly via: 'from' | 'reply-to' | 'forwarded' | 'form';
  /** Best first; the address itself among them. */
  readonly contacts: readonly ContactPoint[];
}

/**
 * Who the customer of a letter is. A colleague who forwards a letter is not; nor is the site that sends a form. A customer who forwards
 * somebody else's letter stays the customer. Null: own letter with nobody else in it, or a letter without any sender.
 */
export class CustomerOfLetter {
  constructor(
    private readonly own: OwnAddresses,
    private readonly areaCode?: string,
  ) {}

  find(letter: LetterFacts, classified: LetterClass): Customer | null {
    if (classified.kind === 'form') return this.#ofForm(letter, classified);
    const sender = letter.from[0] ?? null;
    if (sender && this.own.has(sender.address)) return this.#ofForwarded(letter);
    const replyTo = letter.replyTo.find(({ address }) => !this.own.has(address) && address !== sender?.address);
    const chosen = replyTo && trusted(sender, replyTo) ? replyTo : sender;
    if (!chosen) return null;
    const via = chosen === replyTo ? 'reply-to' : 'from';
    const name = chosen.name || sender?.name || '';
    return this.#customer(chosen.address, name, via, [
      email(chosen, name, via, 0.9),
      ...(replyTo && sender && chosen === replyTo ? [email(sender, sender.name, 'from', 0.6)] : []),
      ...this.#inText(letter.ownText, letter.signature),
    ]);
  }

  #ofForm(letter: LetterFacts, { form }: LetterClass): Customer | null {
    const named = formName(form);
    const written = form.email ? mailboxIn(form.email) : null;
    const reply = [...letter.replyTo, ...letter.from].find(
      ({ address }) => !this.own.has(address) && !isRobot(address),
    );
    const address = written ?? (letter.replyTo.includes(reply as MailAddress) ? reply : null) ?? null;
    const within = { source: 'form', areaCode: this.areaCode, name: named } as const;
    const fields = [
      ...(form.phone ? phonesOfField(form.phone, within) : []),
      ...(form.inn ? contactPointsIn(`ИНН ${form.inn}`, within) : []),
    ];
    const contacts = [
      ...(address && !this.own.has(address.address) ? [email(address, named, 'form', 0.95)] : []),
      ...fields,
      ...this.#foreign(contactPointsIn(form.message ?? '', { source: 'body', areaCode: this.areaCode })),
    ];
    return contacts.length
      ? this.#customer(address?.address ?? null, named || address?.name || '', 'form', contacts)
      : null;
  }

  /** The innermost letter of the chain that did not come from ourselves: a colleague may have forwarded a colleague's forward. */
  #ofForwarded(letter: LetterFacts): Customer | null {
    for (const inner of letter.forwarded) {
      if (!inner.from || this.own.has(inner.from.address)) continue;
      const { ownText, signature } = splitReply(inner.text);
      return this.#customer(inner.from.address, inner.from.name, 'forwarded', [
        email(inner.from, inner.from.name, 'forwarded', 0.85),
        ...this.#inText(ownText, signature),
      ]);
    }
    return null;
  }

  #inText(body: string, signature: string): ContactPoint[] {
    return this.#foreign([
      ...contactPointsIn(signature, { source: 'signature', areaCode: this.areaCode }),
      ...contactPointsIn(body, { source: 'body', areaCode: this.areaCode }),
    ]);
  }

  #foreign = (points: readonly ContactPoint[]): ContactPoint[] =>
    points.filter((p) => p.kind !== 'email' || !this.own.has(p.value));

  #customer(address: string | null, name: string, via: Customer['via'], contacts: readonly ContactPoint[]): Customer {
    return { address: address && normaliseAddress(address), name, via, contacts: bestOfEach(contacts) };
  }
}

const email = ({ address }: MailAddress, name: string, source: ContactSource, confidence: number): ContactPoint => ({
  kind: 'email',
  value: normaliseAddress(address),
  name,
  confidence,
  source,
});

const isRobot = (address: string): boolean =>
  /^(?:no-?reply|wordpress|www-data|robot|mailer|noreply)[@+.]/i.test(address);

/** A stranger's Reply-To is followed when it is the same house or the sender is a robot; else it may be a fraud with a look-alike. */
const trusted = (sender: MailAddress | null, replyTo: MailAddress): boolean =>
  !sender ||
  isRobot(sender.address) ||
  domain(sender.address) === domain(replyTo.address) ||
  FREE.test(domain(replyTo.address)) === FREE.test(domain(sender.address));
const domain = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
const FREE =
  /^(?:gmail\.com|yandex\.ru|ya\.ru|mail\.ru|bk\.ru|list\.ru|inbox\.ru|rambler\.ru|outlook\.com|hotmail\.com|icloud\.com)$/;
