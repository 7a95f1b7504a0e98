import type { CalendarDay } from '@prorab/kernel';
import { type BankFileFault, BankFileInvalid } from './bank-errors.js';

/** Money that came to one of our accounts, as the bank says. */
export interface StatementLine {
  /** Of the bank's document, for people. */
  readonly number: string;
  /** Of the document; it may come later. */
  readonly writtenOn: CalendarDay;
  /** When the money came. */
  readonly on: CalendarDay;
  /** Whole kopecks. */
  readonly amount: number;
  readonly payerName: string | null;
  readonly payerInn: string | null;
  readonly payerAccount: string | null;
  readonly ourAccount: string | null;
  readonly purpose: string;
}

interface Section {
  readonly began: number;
  readonly document: boolean;
  readonly fields: Map<string, string>;
  /** Where each stands. */
  readonly lines: Map<string, number>;
}
type Wrong = (what: BankFileFault, field: string) => BankFileInvalid;

const most = { lines: 200_000, fields: 200, purpose: 2_000, text: 300 };
/** What a bank parts a long purpose or name into. */
const parts = [1, 2, 3, 4, 5, 6];

/**
 * Reads the text file «1CClientBankExchange» 1.01-1.03 line by line: `Имя=значение`, documents between `СекцияДокумент=` and
 * `КонецДокумента`. Gives out what came to accounts of ours; what left them, and what went from one to another, is only counted.
 */
export class StatementReader {
  readonly #ours = new Set<string>();
  #at = 0;
  #section: Section | null = null;
  #ended = false;
  #last: string | null = null;
  #given = 0;
  #others = 0;

  /** Documents that brought us no money. */
  get others(): number {
    return this.#others;
  }

  /** The next line of text, without its end. @throws BankFileInvalid */
  take(text: string): StatementLine | null {
    this.#at++;
    const line = (this.#at === 1 ? text.replace(/^\uFEFF/, '') : text).trimEnd();
    if (this.#at === 1) {
      if (line.trim() !== '1CClientBankExchange') throw this.wrong('not-a-statement');
      return null;
    }
    if (line.trim() === '' || this.#ended) return null;
    const at = line.indexOf('=');
    const name = (at < 0 ? line : line.slice(0, at)).trim();
    return at < 0 ? this.word(name, line) : this.field(name, line.slice(at + 1).trim());
  }

  /** @throws BankFileInvalid when the file stops halfway */
  end(): void {
    if (this.#at === 0) throw new BankFileInvalid('not-a-statement', 1);
    if (this.#section) throw new BankFileInvalid('section-not-ended', this.#section.began);
    if (!this.#ended) throw this.wrong('file-cut-off');
  }

  private word(name: string, line: string): StatementLine | null {
    if (name === 'КонецФайла') {
      if (this.#section) throw new BankFileInvalid('section-not-ended', this.#section.began);
      this.#ended = true;
      return null;
    }
    if (name === 'СекцияРасчСчет') return this.begin(false);
    if (name === 'КонецРасчСчет' || name === 'КонецДокумента') return this.close(name === 'КонецДокумента');
    // Some banks break a long purpose into lines.
    if (this.#section?.document && this.#last?.startsWith('НазначениеПлатежа')) {
      const before = this.#section.fields.get(this.#last) ?? '';
      this.#section.fields.set(this.#last, `${before} ${line.trim()}`.slice(0, most.purpose));
      return null;
    }
    throw this.wrong('line-not-understood');
  }

  private field(name: string, value: string): StatementLine | null {
    if (name === 'СекцияДокумент') return this.begin(true);
    if (!/^[\p{L}\p{N}_]{1,60}$/u.test(name)) {
      if (this.#section?.document && this.#last?.startsWith('НазначениеПлатежа'))
        return this.word(name, `${name}=${value}`);
      throw this.wrong('line-not-understood');
    }
    if (name === 'РасчСчет' && !this.#section?.document && value) this.#ours.add(value);
    if (!this.#section) return null;
    if (this.#section.fields.size >= most.fields) throw this.wrong('line-not-understood', name);
    if (!this.#section.fields.has(name)) {
      this.#section.fields.set(name, value.slice(0, most.purpose));
      this.#section.lines.set(name, this.#at);
    }
    this.#last = name;
    return null;
  }

  private begin(document: boolean): null {
    if (this.#section) throw new BankFileInvalid('section-inside-section', this.#at);
    this.#section = { began: this.#at, document, fields: new Map(), lines: new Map() };
    this.#last = null;
    return null;
  }

  private close(document: boolean): StatementLine | null {
    const section = this.#section;
    if (section?.document !== document) throw this.wrong('end-without-section');
    this.#section = null;
    return document ? this.lineOf(section) : null;
  }

  private lineOf({ began, fields, lines }: Section): StatementLine | null {
    const wrong: Wrong = (what, field) => new BankFileInvalid(what, lines.get(field) ?? began, field);
    const of = (...names: string[]): string | null => names.map((n) => fields.get(n)).find((v) => v) ?? null;
    const [payerAccount, ourAccount] = [
      of('ПлательщикРасчСчет', 'ПлательщикСчет'),
      of('ПолучательРасчСчет', 'ПолучательСчет'),
    ];
    // The day that the money moved says which way it went, where the accounts do not.
    const came = this.#ours.size
      ? this.#ours.has(ourAccount ?? '') && !this.#ours.has(payerAccount ?? '')
      : of('ДатаПоступило') !== null && of('ДатаСписано') === null;
    if (!came) {
      if (!this.#ours.size && of('ДатаПоступило', 'ДатаСписано') === null)
        throw wrong('own-account-unknown', 'РасчСчет');
      this.#others++;
      return null;
    }
    if (++this.#given > most.lines) throw this.wrong('too-many-lines');
    const needed = (name: string): string => {
      const value = of(name);
      if (value === null) throw wrong('field-missing', name);
      return value;
    };
    const writtenOn = dayOf('Дата', needed('Дата'), wrong);
    const receivedOn = of('ДатаПоступило');
    const whole = (name: string): string => of(name) ?? parts.map((n) => fields.get(`${name}${n}`) ?? '').join(' ');
    const text = (value: string | null): string | null =>
      value?.replace(/\s+/g, ' ').trim().slice(0, most.text) || null;
    return {
      ...{
        number: (of('Номер') ?? '').slice(0, 30),
        writtenOn,
        on: receivedOn === null ? writtenOn : dayOf('ДатаПоступило', receivedOn, wrong),
      },
      amount: kopecksOf(needed('Сумма'), wrong),
      payerName: text(of('Плательщик1', 'Плательщик')?.replace(/^\s*инн\s*\d+\s*/i, '') ?? null),
      payerInn: /^(\d{10}|\d{12})$/.exec(of('ПлательщикИНН') ?? '')?.[0] ?? null,
      payerAccount: text(payerAccount)?.slice(0, 40) ?? null,
      ourAccount: text(ourAccount)?.slice(0, 40) ?? null,
      purpose: whole('НазначениеПлатежа').replace(/\s+/g, ' ').trim().slice(0, most.purpose),
    };
  }

  private wrong(what: BankFileFault, field = ''): BankFileInvalid {
    return new BankFileInvalid(what, this.#at, field);
  }
}

function kopecksOf(text: string, wrong: Wrong): number {
  const match = /^(\d{1,12})(?:[.,-](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0]/g, ''));
  const sum = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 0;
  if (sum <= 0) throw wrong('sum-wrong', 'Сумма');
  return sum;
}
function dayOf(name: string, text: string, wrong: Wrong): CalendarDay {
  const [, day, month, year] = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text) ?? [];
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const found = Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10);
  if (found !== `${year}-${month}-${day}`) throw wrong('date-wrong', name);
  return found;
}

/** The same line of the bank in another file, or in the same file again, has the same key. */
export const naturalKeyOf = (line: StatementLine): string =>
  [
    ...[
      line.writtenOn,
      line.number,
      line.amount,
      line.payerAccount ?? line.payerInn ?? line.payerName?.slice(0, 60) ?? '',
      line.ourAccount ?? '',
    ],
    // Without a number two payments of a day are told apart by what they are for.
    ...(line.number ? [] : [line.purpose.slice(0, 80)]),
  ].join('|');
