import { EmailAddress, Inn, PhoneNumber, parsePhones } from '@prorab/kernel';

export const contactPointKinds = ['email', 'phone', 'visitor', 'inn', 'code1c'] as const;
export type ContactPointKind = (typeof contactPointKinds)[number];

export interface PointKey {
  kind: ContactPointKind;
  /** Normalised: equal values mean the same box, line, browser, taxpayer, 1C item. */
  value: string;
}

/** A way to reach or to recognise a party. Held by one party at a time. */
export interface ContactPoint extends PointKey {
  /** Who says so: `letter`, `call`, `employee`, `1c`, `import`… */
  source: string;
  /** 0…1: a number in a signature is less sure than the number that rang. */
  confidence: number;
  since: Date;
}

export const keyOf = ({ kind, value }: PointKey): string => `${kind}:${value}`;
export const samePoint = (a: PointKey, b: PointKey): boolean => a.kind === b.kind && a.value === b.value;

/** A browser is often shared; the others name one party. */
export const isStrong = ({ kind }: PointKey): boolean => kind !== 'visitor';
/** Registers of the state and of 1C name a party by themselves. */
export const isOfficial = ({ kind }: PointKey): boolean => kind === 'inn' || kind === 'code1c';

const bare = (text: string): string | null => text.trim().slice(0, 120) || null;
const normalisers: Record<ContactPointKind, (text: string, areaCode: string | undefined) => string | null> = {
  email: (text) => EmailAddress.parse(text)?.value ?? null,
  phone: (text, areaCode) => PhoneNumber.parse(text, areaCode ? { areaCode } : {})?.e164 ?? null,
  visitor: bare,
  inn: (text) => Inn.parse(text)?.value ?? null,
  code1c: bare,
};

/** null = no such thing can exist; the caller keeps the text elsewhere or refuses it. */
export function pointKey(kind: ContactPointKind, text: string, areaCode?: string): PointKey | null {
  const value = normalisers[kind](text, areaCode);
  return value === null ? null : { kind, value };
}

/** What one field holds: people write two telephones into it. Empty = no such thing can exist. */
export function pointKeys(kind: ContactPointKind, text: string, areaCode?: string): PointKey[] {
  if (kind !== 'phone') return [pointKey(kind, text, areaCode) ?? []].flat();
  const lines = parsePhones(text, areaCode ? { areaCode } : {}).map(({ e164 }) => e164);
  return [...new Set(lines)].map((value) => ({ kind, value }));
}
