const ATOM = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Zero-width characters and soft hyphens that come along with copied text. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * A mailbox in one spelling, so that equal means the same box: lower case in both halves (no mail host in use tells boxes
 * apart by case), the domain in its ASCII form (`пример.рф` is `xn--e1afmkfd.xn--p1ai`). No quoted local parts, no
 * address literals, no host without a dot.
 */
export class EmailAddress {
  private constructor(
    readonly local: string,
    readonly domain: string,
  ) {}

  /** Takes `a@b.ru`, `<a@b.ru>`, `mailto:a@b.ru`; not `Name <a@b.ru>`, which is a letter's header and the parser's to read. */
  static parse(text: string): EmailAddress | null {
    const bare = text
      .replace(INVISIBLE, '')
      .trim()
      .replace(/^mailto:/i, '')
      .replace(/^<(.*)>$/, '$1')
      .trim();
    const at = bare.lastIndexOf('@');
    if (at < 1 || bare.length > 254) return null;
    const local = bare.slice(0, at).normalize('NFC').toLowerCase();
    const domain = asciiDomain(bare.slice(at + 1));
    if (!domain || local.length > 64 || !ATOM.test(local)) return null;
    return local.length + 1 + domain.length > 254 ? null : new EmailAddress(local, domain);
  }

  get value(): string {
    return `${this.local}@${this.domain}`;
  }
  equals(other: EmailAddress): boolean {
    return this.value === other.value;
  }
  toString(): string {
    return this.value;
  }
}

function asciiDomain(text: string): string | null {
  const domain = text.toLowerCase().replace(/\.$/, '');
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null;
  // Nearly all are in ASCII form already; making a URL of each is half of the time of reading an address.
  const host = /^[a-z0-9.-]+$/.test(domain) && !domain.includes('xn--') ? domain : hostOf(domain);
  if (host === null) return null;
  const labels = host.split('.');
  const whole = host.length <= 253 && labels.length > 1 && labels.every((label) => LABEL.test(label));
  // The last label is never a number: that would be an IPv4 address.
  return whole && !/^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '') ? host : null;
}

function hostOf(domain: string): string | null {
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}
