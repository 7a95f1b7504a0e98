import { Inn, PhoneNumber, parsePhones } from '@prorab/kernel';
import { normaliseAddress } from './text/mailbox.js';

export type ContactSource = 'form' | 'reply-to' | 'from' | 'forwarded' | 'signature' | 'body';

export interface ContactPoint {
  readonly kind: 'email' | 'phone' | 'inn';
  /** email: normalised; phone: E.164 with `,extension`; inn: digits. */
  readonly value: string;
  readonly name: string;
  /** 0…1: how surely this is the customer's own. */
  readonly confidence: number;
  readonly source: ContactSource;
}

/** How much a place is worth. A number in the signature is the writer's; one in the middle of the text may be the foreman's on site. */
const WORTH: Readonly<Record<ContactSource, number>> = {
  form: 0.95,
  'reply-to': 0.9,
  from: 0.9,
  forwarded: 0.85,
  signature: 0.8,
  body: 0.5,
};

const MAX_TEXT = 20_000;
const MAX_FOUND = 20;
const PHONE = /(?<![\d+])(?:\+\s?\d|\(\d|\d)[\d\s().\-–]{7,20}\d(?:[\s,;(]*(?:доб|вн|ext)\.?\s*\d{1,5})?(?![\d])/giu;
const LOCAL_PHONE = /(?:тел(?:ефон)?|т|моб|phone|tel)[.:\s]{1,4}(\(?\d[\d\s()-]{4,14}\d)(?!\d)/giu;
/** Bank and registry numbers look like telephones. */
const NOT_A_PHONE =
  /(?:р\s*\/?\s*с(?:ч[её]т)?|к\s*\/?\s*с|бик|огрн(?:ип)?|кпп|окпо|окв[эе]д|инн|сч[её]т|договор|заказ|арт(?:икул)?|№)[\s.:№#]{0,4}[\d\s./-]{0,12}$/iu;
const INN = /(?<!\d)инн(?:\s*\/\s*кпп)?[\s.:№-]{0,5}(\d{12}|\d{10})(?!\d)/giu;
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;

export interface SearchContext {
  readonly source: ContactSource;
  /** City code of the branch that got the letter. */
  readonly areaCode?: string;
  readonly name?: string;
}

/** Telephones, INNs and addresses in a text, each once. */
export function contactPointsIn(text: string, { source, areaCode, name = '' }: SearchContext): ContactPoint[] {
  const within = text.slice(0, MAX_TEXT).replace(/[\u00a0\u202f]/g, ' ');
  const worth = WORTH[source];
  const points: ContactPoint[] = [];
  // Most texts have neither: two looks are cheaper than four patterns over Unicode.
  const digits = /\d[\d\s().\-–]{4,20}\d/.test(within);
  const at = within.includes('@');
  if (!digits && !at) return [];
  for (const found of digits ? within.matchAll(PHONE) : []) {
    const before = within.slice(Math.max(0, found.index - 30), found.index);
    if (NOT_A_PHONE.test(before) || !plausible(found[0], before)) continue;
    const phone = PhoneNumber.parse(found[0], { areaCode });
    if (phone) points.push({ kind: 'phone', value: phone.toString(), name, confidence: worth, source });
  }
  for (const found of areaCode && digits ? within.matchAll(LOCAL_PHONE) : []) {
    const phone = PhoneNumber.parse(found[1] ?? '', { areaCode });
    if (phone) points.push({ kind: 'phone', value: phone.toString(), name, confidence: worth * 0.9, source });
  }
  for (const found of digits ? within.matchAll(INN) : []) {
    const inn = Inn.parse(found[1] ?? '');
    if (inn) points.push({ kind: 'inn', value: inn.value, name, confidence: Math.min(0.95, worth + 0.1), source });
  }
  for (const found of at ? within.matchAll(EMAIL) : []) {
    points.push({
      kind: 'email',
      value: normaliseAddress(found[0].replace(/[.-]+$/, '')),
      name,
      confidence: worth * 0.9,
      source,
    });
  }
  return bestOfEach(points).slice(0, MAX_FOUND);
}

/** A field that asks for a telephone; people write two into it. What is no number may still be an address. */
export function phonesOfField(text: string, { source, areaCode, name = '' }: SearchContext): ContactPoint[] {
  const phones = parsePhones(text, { areaCode });
  if (phones.length === 0) return contactPointsIn(text, { source, areaCode, name });
  return phones.map((phone) => ({ kind: 'phone', value: phone.toString(), name, confidence: WORTH[source], source }));
}

/** Ten bare digits are more often an order or an INN than a number without the trunk 8. */
function plausible(text: string, before: string): boolean {
  const digits = text.replace(/доб.*$|вн.*$|ext.*$/iu, '').replace(/\D/g, '');
  if (/\d{1,2}[./-]\d{1,2}[./-]\d{4}/.test(text)) return false;
  if (/^[78]\d{10}$/.test(digits) || text.startsWith('+')) return true;
  return (
    digits.length === 10 && (/[()]|\d-\d/.test(text) || /(?:тел|моб|phone|tel|whatsapp|т\.)[^\d]{0,12}$/iu.test(before))
  );
}

/** Each contact once, the surest first. */
export function bestOfEach(points: readonly ContactPoint[]): ContactPoint[] {
  const best = new Map<string, ContactPoint>();
  for (const point of points) {
    const key = `${point.kind}:${point.value}`;
    const known = best.get(key);
    if (!known || known.confidence < point.confidence)
      best.set(key, { ...point, name: point.name || (known?.name ?? '') });
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence);
}
