import addressparser from 'nodemailer/lib/addressparser';
import type { MailAddress } from '../../../domain/letter-facts.js';
import { displayName, normaliseAddress } from '../../../domain/text/mailbox.js';
import { decodeWords, type HeaderFields } from './header-fields.js';

const MAX = 200;

/** Addresses of a header in order, each once. What is not an address (`undisclosed-recipients:;`) is left out. */
export function addressesOf(fields: HeaderFields, name: string): MailAddress[] {
  const found = new Map<string, MailAddress>();
  for (const value of fields.all(name)) {
    for (const { address, name: said } of read(value)) {
      const normal = normaliseAddress(decodeWords(address))
        .replace(/[\s<>"]/g, '')
        .slice(0, 320);
      if (!normal.includes('@') || found.size >= MAX) continue;
      const words = decodeWords(said);
      if (/[\u202a-\u202e\u2066-\u2069]/.test(words)) fields.hidden = true;
      if (!found.has(normal)) found.set(normal, { address: normal, name: displayName(words) });
    }
  }
  return [...found.values()];
}

function read(value: string): { address: string; name: string }[] {
  try {
    return addressparser(value, { flatten: true }).map((entry) => ({
      address: entry.address ?? '',
      name: entry.name ?? '',
    }));
  } catch {
    return [];
  }
}

/** '' for `<>`, null when the header is absent. */
export function returnPathOf(fields: HeaderFields): string | null {
  const value = fields.raw('return-path');
  if (value === null) return null;
  const bare = value.replace(/[<>\s"]/g, '');
  return bare === '' || /^mailer-daemon$/i.test(bare) ? '' : normaliseAddress(bare);
}
