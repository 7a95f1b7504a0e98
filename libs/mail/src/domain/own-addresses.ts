import { normaliseAddress } from './text/mailbox.js';

/** Addresses of the company: mailboxes, employees and whole domains (`prorab.ru` covers its subdomains too). */
export class OwnAddresses {
  readonly #addresses: ReadonlySet<string>;
  readonly #domains: readonly string[];

  constructor({ addresses = [], domains = [] }: { addresses?: readonly string[]; domains?: readonly string[] }) {
    this.#addresses = new Set(addresses.map((address) => withoutTag(normaliseAddress(address))));
    this.#domains = domains.map((domain) => normaliseAddress(`x@${domain}`).slice(2));
  }

  has(address: string): boolean {
    const bare = withoutTag(normaliseAddress(address));
    const domain = bare.slice(bare.lastIndexOf('@') + 1);
    return this.#addresses.has(bare) || this.#domains.some((own) => domain === own || domain.endsWith(`.${own}`));
  }
}

/** `sales+t123@a.ru` is the box `sales@a.ru`. */
const withoutTag = (address: string): string => address.replace(/\+[^@]*(?=@)/, '');
