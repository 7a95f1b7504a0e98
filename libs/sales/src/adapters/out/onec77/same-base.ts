import { LedgerBaseOther } from '../../../application/ports/ledger/ledger-errors.js';
import type { OnecClient } from './client/onec-client.js';
import { Statement, column, sql, table } from './client/statement.js';
import type { OnecNames } from './mapping/index.js';
import type { JournalReader } from './reading/journal-reader.js';
import { raw } from './reading/cells.js';
import type { OnecStampBook } from './stamps/onec-stamp-book.js';

/** By what one base is told from another, whatever server it lies on. */
export interface BaseSign {
  /** Of the database, in small letters. */
  readonly name: string;
  /** Of a distributed base: its own code, and the whole it is a part of; '' where it is none. */
  readonly code: string;
  readonly set: string;
}
/** A stamp holds a hundred characters. */
const NAME = 50;
const NO_SET = /^[0-]*$/;

export async function signOf(client: OnecClient, names: OnecNames, signal?: AbortSignal): Promise<BaseSign> {
  const { state, set } = names.system;
  const whole = set === null ? sql`''` : column('y', set);
  const [row] = await client.all(
    Statement.select(1, sql` DB_NAME(), ${column('y', 'DBSIGN')}, ${whole} FROM ${table(state, 'y')}`),
    signal,
  );
  const [name = '', code, of] = row ?? [];
  const uuid = raw(of ?? '').trim();
  return {
    name: String(name).toLowerCase().slice(0, NAME),
    code: raw(code ?? '').trim(),
    set: NO_SET.test(uuid) ? '' : uuid.toLowerCase(),
  };
}
export const textOfSign = ({ name, code, set }: BaseSign): string => `${code}|${set}|${name}`;
const signIn = (text: string): BaseSign => {
  const [code = '', set = '', ...name] = text.split('|');
  return { code, set, name: name.join('|') };
};

/** Of the oldest and the newest documents that were kept, so many are looked for. */
const WITNESSES = 16;
/** Fewer tell nothing. */
const ENOUGH = 8;

/**
 * Keeps the mirror of one base from being written over by another under the same source: a copy for trials, the base of another company. Under
 * another name it is another, even if it was only renamed: that is for a person to say. Under the same name, as when it moved to another
 * server, the documents tell: of those that were kept a quarter at least stand in it on their days.
 */
export class SameBase {
  constructor(
    private readonly stamps: OnecStampBook,
    private readonly kept: () => Promise<string | null>,
  ) {}

  /** By what was written down of it alone. @throws LedgerBaseOther */
  async named(found: BaseSign): Promise<void> {
    const text = await this.kept();
    if (text === null || text === textOfSign(found)) return;
    const was = signIn(text);
    const either = (a: string, b: string): boolean => a === '' || b === '' || a === b;
    const same = was.name === found.name && either(was.code, found.code) && either(was.set, found.set);
    if (!same && (await this.stamps.holdsThings())) throw new LedgerBaseOther(was.name, found.name);
  }

  /** By the documents that were kept too. @throws LedgerBaseOther */
  async surely(found: BaseSign, journal: JournalReader, signal?: AbortSignal): Promise<void> {
    await this.named(found);
    const { kept, there } = await this.#witnesses(journal, signal);
    if (kept < ENOUGH || there * 4 >= kept) return;
    const text = await this.kept();
    throw new LedgerBaseOther(text === null ? found.name : signIn(text).name, found.name);
  }

  /** Of one that is called another by its name: what was kept does not stand in it. Else it is a copy, or was only renamed. */
  async isStranger(journal: JournalReader): Promise<boolean> {
    const { kept, there } = await this.#witnesses(journal);
    return there * 4 < kept;
  }

  async #witnesses(journal: JournalReader, signal?: AbortSignal): Promise<{ kept: number; there: number }> {
    const kept = await this.stamps.ends('document', WITNESSES);
    const days = await journal.daysOf(
      kept.map(({ id }) => id),
      signal,
    );
    return { kept: kept.length, there: kept.filter(({ id, place }) => days.get(id) === place.slice(0, 8)).length };
  }
}
