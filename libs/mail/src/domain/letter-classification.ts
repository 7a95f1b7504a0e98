import {
  CLASSIFICATION_RULES,
  type ClassificationRule,
  type LetterKind,
  type RuleConditions,
} from './classification-rules.js';
import { formFieldsIn, formStrength, type FormField } from './form-fields.js';
import type { LetterFacts } from './letter-facts.js';
import type { OwnAddresses } from './own-addresses.js';

export interface LetterClass {
  readonly kind: LetterKind;
  /** `rule: explanation`, in the order of the rules; never empty. */
  readonly reasons: readonly string[];
  /** Fields of the form when the letter is one, else empty. */
  readonly form: Readonly<Partial<Record<FormField, string>>>;
  /** False: no automatic answer may ever go to this letter, whatever its kind (X-Auto-Response-Suppress, own sender). */
  readonly automaticAnswerAllowed: boolean;
}

type Compiled = {
  rule: ClassificationRule;
  from?: RegExp;
  subject?: RegExp;
  text?: RegExp;
  headers: [string, RegExp][];
};

/** Says what kind of letter it is and why. Rules are data, compiled once; a bad pattern fails here and not on a letter. */
export class LetterClassification {
  readonly #rules: readonly Compiled[];

  constructor(
    private readonly own: OwnAddresses,
    rules: readonly ClassificationRule[] = CLASSIFICATION_RULES,
    private readonly areaCode?: string,
  ) {
    this.#rules = rules.map(compile);
  }

  of(letter: LetterFacts): LetterClass {
    const form = formFieldsIn(letter.ownText || letter.text);
    const strength = formStrength(form, this.areaCode);
    const hits = this.#rules.filter((compiled) => this.#holds(compiled, letter, strength));
    const kind = hits[0]?.rule.kind ?? 'person';
    const reasons = hits.filter(({ rule }) => rule.kind === kind).map(({ rule }) => `${rule.name}: ${rule.because}`);
    return {
      kind,
      reasons: reasons.length ? reasons : ['person: признаков робота, рассылки и формы нет'],
      form: kind === 'form' ? form : {},
      automaticAnswerAllowed: (kind === 'person' || kind === 'form') && !suppressed(letter) && letter.returnPath !== '',
    };
  }

  #holds({ rule, from, subject, text, headers }: Compiled, letter: LetterFacts, strength: number): boolean {
    const when: RuleConditions = rule.when;
    const sender = letter.from[0]?.address ?? '';
    if (when.nullReturnPath && letter.returnPath !== '') return false;
    if (when.hasBounce && (letter.bounce === null || letter.bounce.kind === 'none')) return false;
    if (when.hasInvite && letter.invites.length === 0) return false;
    if (when.formFields !== undefined && strength < when.formFields) return false;
    if (when.sender && (when.sender === 'own') !== this.own.has(sender)) return false;
    if (from && !from.test(sender)) return false;
    if (subject && !subject.test(letter.subject.slice(0, 500))) return false;
    if (text && !text.test(letter.text.slice(0, 5_000))) return false;
    return headers.every(([name, pattern]) =>
      valuesOf(letter, name).some((value) => pattern.test(value.slice(0, 1_000))),
    );
  }
}

const pattern = (source: string): RegExp => new RegExp(source, 'iu');

function compile(rule: ClassificationRule): Compiled {
  const { from, subject, text, header = {} } = rule.when;
  return {
    rule,
    ...(from && { from: pattern(from) }),
    ...(subject && { subject: pattern(subject) }),
    ...(text && { text: pattern(text) }),
    headers: Object.entries(header).map(([name, value]) => [name.toLowerCase(), pattern(value)]),
  };
}

function valuesOf({ headers }: LetterFacts, name: string): readonly string[] {
  if (!name.endsWith('*')) return headers[name] ?? [];
  return Object.entries(headers).flatMap(([key, values]) => (key.startsWith(name.slice(0, -1)) ? values : []));
}

/** Microsoft's own wish list: DR, RN, NRN, OOF, AutoReply, All. OOF and AutoReply are about us. */
const suppressed = ({ headers }: LetterFacts): boolean =>
  (headers['x-auto-response-suppress'] ?? []).some((value) => /all|oof|autoreply/i.test(value));
