import { EmailAddress, plainLine } from '@prorab/kernel';
import type { MailAddress } from '../letter-facts.js';
import { INVISIBLE } from '../attachment-name.js';

const ANY = /[^\s<>()[\]"'«»,;:]{1,64}@[^\s<>()[\]"'«»,;:]{1,190}/u;

/** One spelling of an address; what the kernel refuses (robots have odd ones) is kept in lower case. */
export const normaliseAddress = (text: string): string =>
  EmailAddress.parse(text)?.value ?? text.replace(INVISIBLE, '').trim().toLowerCase();

/** `Иван Петров <a@b.ru>`, `"Иван" [mailto:a@b.ru]`, `a@b.ru`: as people's programs retype them into a body. */
export function mailboxIn(text: string): MailAddress | null {
  const found = ANY.exec(text.slice(0, 500).replace(/mailto:/gi, ''));
  if (!found) return null;
  const name = text
    .replace(/mailto:/gi, '')
    .slice(0, found.index)
    .replace(/[<[("'«»\s]+$/u, '')
    .replace(/^["'«\s]+/u, '');
  return { address: normaliseAddress(found[0].replace(/[.>\])]+$/, '')), name: displayName(name) };
}

/** Without control and direction characters, bounded. */
export const displayName = (name: string): string =>
  plainLine(name.slice(0, 500))
    .replace(/^["'\s]+|["'\s]+$/g, '')
    .slice(0, 200);
