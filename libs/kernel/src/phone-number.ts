import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { takeExtension, tidy } from './phone-text.js';

export interface PhoneContext {
  /** City code of the branch whose customer wrote the number (`812`); completes local numbers. */
  readonly areaCode?: string;
}

export type PhoneKind = 'mobile' | 'fixed' | 'toll-free' | 'other';

/** Neighbours whose numbers people write without the plus; longer than any Russian number, so nothing is mistaken for them. */
const NEIGHBOUR = /^(?:375|380|373|374|99[234568])\d{8,9}$/;

/** The same few numbers are read again and again: by a call a dozen times. */
const read = new Map<string, PhoneNumber | null>();
const [MOST_KEPT, LONGEST_KEPT] = [2_000, 40];

/** A number of the public network. Equal means the same `e164`; the extension leads further inside and is kept apart. */
export class PhoneNumber {
  private constructor(
    /** `+78121234567` */
    readonly e164: string,
    /** Digits to dial after the answer, or null. */
    readonly extension: string | null,
    readonly kind: PhoneKind,
  ) {}

  /** Reads one number the way people in Russia write it; null for garbage, for internal numbers and for numbers nobody can have. */
  static parse(text: string, { areaCode = '' }: PhoneContext = {}): PhoneNumber | null {
    if (text.length > LONGEST_KEPT) return this.#read(text, areaCode);
    const key = `${areaCode};${text}`;
    const known = read.get(key);
    if (known !== undefined) return known;
    if (read.size >= MOST_KEPT) read.clear();
    const number = this.#read(text, areaCode);
    read.set(key, number);
    return number;
  }
  static #read(text: string, areaCode: string): PhoneNumber | null {
    const { main, extension } = takeExtension(tidy(text));
    const international = /^[+\d\s().\-/]+$/.test(main) ? toInternational(main, areaCode.replace(/\D/g, '')) : null;
    const parsed = international ? parsePhoneNumberFromString(international) : undefined;
    if (!parsed?.isValid()) return null;
    return new PhoneNumber(parsed.number, extension, kindOf(parsed.getType()));
  }

  /** The digits of an internal number of the house's exchange (two to five digits, nothing else), or null. */
  static internalOf(text: string): string | null {
    const { main, extension } = takeExtension(tidy(text));
    const digits = main.replace(/[\s-]/g, '');
    if (digits === '') return extension;
    return /^\d{2,5}$/.test(digits) && extension === null ? digits : null;
  }

  sameLine(other: PhoneNumber): boolean {
    return this.e164 === other.e164;
  }
  equals(other: PhoneNumber): boolean {
    return this.e164 === other.e164 && this.extension === other.extension;
  }

  /** `+7 812 123-45-67 доб. 305`; with the city's own code the groups of a shorter number are right too: `+7 4822 12-34-56`. */
  format({ areaCode = '' }: PhoneContext = {}): string {
    const tail = this.extension ? ` доб. ${this.extension}` : '';
    const national = this.e164.startsWith('+7') ? this.e164.slice(2) : null;
    if (!national) return `${parsePhoneNumberFromString(this.e164)?.formatInternational() ?? this.e164}${tail}`;
    const code = areaCode.length >= 3 && national.startsWith(areaCode) ? areaCode : national.slice(0, 3);
    const local = national.slice(code.length);
    const head = local.length % 2 === 0 ? 2 : 3;
    const groups = [local.slice(0, head), ...(local.slice(head).match(/\d{2}/g) ?? [])];
    return `+7 ${code} ${groups.join('-')}${tail}`;
  }

  /** `+78121234567` or `+78121234567,305`: the extension after the comma, as phones dial it. */
  toString(): string {
    return this.extension ? `${this.e164},${this.extension}` : this.e164;
  }
}

const kindOf = (type: string | undefined): PhoneKind => {
  if (type === 'MOBILE') return 'mobile';
  if (type === 'TOLL_FREE') return 'toll-free';
  return type?.startsWith('FIXED_LINE') ? 'fixed' : 'other';
};

function toInternational(main: string, areaCode: string): string | null {
  const digits = main.replace(/\D/g, '');
  if (main.lastIndexOf('+') > 0 || digits.length < 5 || digits.length > 18) return null;
  if (main.startsWith('+')) return fromPlus(main, digits);
  // 8, second tone, 10: the way out of the country; the city code 810 does not exist.
  if (/^810\d{9,}$/.test(digits)) return `+${digits.slice(3)}`;
  if (/^00[1-9]\d{8,}$/.test(digits)) return `+${digits.slice(2)}`;
  if (/^[78]\d{10}$/.test(digits)) return `+7${digits.slice(1)}`;
  if (digits.length === 10) return `+7${digits}`;
  if (areaCode && areaCode.length + digits.length === 10) return `+7${areaCode}${digits}`;
  return NEIGHBOUR.test(digits) ? `+${digits}` : null;
}

/**
 * `+8 916…` is a Russian number with the plus put before the trunk 8. Written in one piece it may as well be Vietnam's (+84):
 * there a valid foreign number wins; with a gap after the 8 nobody abroad would write it so.
 */
function fromPlus(main: string, digits: string): string {
  const looksTrunk = /^8[3-9]\d{9}$/.test(digits);
  if (!looksTrunk) return `+${digits}`;
  const gap = /^\+\s*8[\s().-]/.test(main);
  const foreign = gap ? undefined : parsePhoneNumberFromString(`+${digits}`);
  return foreign?.isValid() ? `+${digits}` : `+7${digits.slice(1)}`;
}
