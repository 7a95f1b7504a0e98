import { hash } from 'node:crypto';
import type { LedgerFact, LedgerPage, LedgerUnread } from '../../../../application/ports/ledger.port.js';
import type { Texts, UnitOfWork } from '@prorab/platform/marks';
import type { OnecStampBook, Stamp } from '../stamps/onec-stamp-book.js';

/** What is to be told of one thing, and what is to be remembered once it was kept. */
export interface News {
  readonly facts: readonly LedgerFact[];
  readonly unread?: LedgerUnread;
  readonly keep?: readonly [kind: string, stamp: Stamp][];
  readonly drop?: readonly [kind: string, id: string][];
  /** It says that all was kept that came before it in this reading: where a page was not, it is not remembered either. */
  readonly seals?: true;
}
/** What was read at one go. */
export interface Told {
  readonly readAt: Date;
  readonly news: readonly News[];
}

const MOST = 1_000;

/** Makes pages of one reading, of at most a thousand facts. A thing is remembered with the page that has the last fact of it. */
export class PageMaker {
  #made = 0;
  #kept = 0;
  constructor(
    private readonly stamps: OnecStampBook,
    private readonly work: UnitOfWork,
  ) {}

  *pagesOf({ readAt, news }: Told): Generator<LedgerPage> {
    let facts: LedgerFact[] = [];
    let whole: News[] = [];
    const page = (): LedgerPage => {
      const [of, kept, before] = [facts, whole, this.#made++];
      [facts, whole] = [[], []];
      return { facts: of, readAt, unread: unreadOf(kept), keep: () => this.#keep(kept, before) };
    };
    for (const one of news) {
      if (facts.length > 0 && facts.length + one.facts.length > MOST) yield page();
      let rest = one.facts;
      for (; rest.length > MOST; rest = rest.slice(MOST)) {
        facts = [...rest.slice(0, MOST)];
        yield page();
      }
      facts.push(...rest);
      whole.push(one);
    }
    if (whole.length > 0) yield page();
  }

  async #keep(news: readonly News[], before: number): Promise<void> {
    const { stamps } = this;
    const sure = this.#kept === before ? news : news.filter((n) => !n.seals);
    const kept = Map.groupBy(
      sure.flatMap((n) => n.keep ?? []),
      ([kind]) => kind,
    );
    for (const [kind, of] of kept) {
      await stamps.keep(kind, [...new Map(of.map(([, stamp]) => [stamp.id, stamp])).values()]);
    }
    const dropped = Map.groupBy(
      sure.flatMap((n) => n.drop ?? []),
      ([kind]) => kind,
    );
    for (const [kind, of] of dropped) await stamps.drop(kind, [...new Set(of.map(([, id]) => id))]);
    this.work.afterCommit(() => void this.#kept++);
  }
}

function unreadOf(news: readonly News[]): LedgerUnread[] {
  const unread: LedgerUnread[] = [];
  for (const one of news) if (one.unread) unread.push(one.unread);
  return unread;
}
/** Of a fact, or of what is wrong with it, by its value. */
export const stampOf = (fact: LedgerFact | Texts): string => hash('sha1', JSON.stringify(fact), 'base64').slice(0, 22);
export const bare = (id: string, stamp: string, place = ''): Stamp => ({ id, place, stamp, parts: [] });
