import { plainLine } from '@prorab/kernel';

/** Where a visit of the company's site came from, as its page told: a stranger's words, on one line, cut. */
export interface VisitFacts {
  /** Address of the page without what stands behind `?` and `#`; null: not told, or no page of the web. */
  readonly page: string | null;
  readonly referrer: string | null;
  /** `utm_source`, else the host that has sent him; null: he came by himself. */
  readonly source: string | null;
  readonly medium: string | null;
  readonly campaign: string | null;
  readonly term: string | null;
  readonly content: string | null;
}
/** A number of a pool was on the pages of a visit. */
export interface ShownNumber {
  readonly id: string;
  readonly pool: string;
  readonly number: string;
  readonly visitId: string;
  readonly shownAt: Date;
  /** When a page of his asked for the last time. */
  readonly seenAt: Date;
  readonly facts: VisitFacts;
}
/** The visit that a call came from, as it was when he called. */
export interface CallVisit extends Pick<VisitFacts, 'source' | 'medium' | 'campaign' | 'term' | 'page'> {
  readonly id: string;
  /** When the number was shown to it; ISO instant. */
  readonly shownAt: string;
  /** It had the number within the last three hours, and no other visit had. false: it may have been another one. */
  readonly sure: boolean;
}

/** Signs of a source, which the report has a column for. */
export const MOST_SOURCE = 60;
const MOST = { word: 100, address: 300 } as const;
const SURE_MS = 3 * 3_600_000;

/** @param told as it came */
export function visitFacts(told: Partial<Record<keyof VisitFacts, string | null>>): VisitFacts {
  const [page, referrer] = [addressOf(told.page), addressOf(told.referrer)];
  const [here, from] = [hostOf(page), hostOf(referrer)];
  const word = (said: string | null | undefined): string | null => wordOf(said, MOST.word);
  return {
    ...{ page: page?.slice(0, MOST.address) ?? null, referrer: referrer?.slice(0, MOST.address) ?? null },
    source: wordOf(told.source, MOST_SOURCE) ?? (from === here ? null : wordOf(from, MOST_SOURCE)),
    ...{ medium: word(told.medium), campaign: word(told.campaign) },
    ...{ term: word(told.term), content: word(told.content) },
  };
}
/** The visit that was shown the number last before the call. @param shown the newest of this number, in whatever order */
export function visitBefore(at: Date, shown: readonly ShownNumber[]): CallVisit | null {
  const before = shown.filter(({ shownAt }) => shownAt <= at);
  const last = before.toSorted((a, b) => b.shownAt.getTime() - a.shownAt.getTime())[0];
  if (!last) return null;
  const late = before.filter(({ seenAt }) => at.getTime() - seenAt.getTime() <= SURE_MS);
  const { source, medium, campaign, term, page } = last.facts;
  return {
    ...{ id: last.visitId, source, medium, campaign, term, page, shownAt: last.shownAt.toISOString() },
    sure: late.length > 0 && late.every(({ visitId }) => visitId === last.visitId),
  };
}
/** For the report; empty: nobody has sent him. null: it came from no visit. */
export const sourceOf = (visit: CallVisit | null): string | null => visit && (visit.source ?? '');
const wordOf = (said: string | null | undefined, most: number): string | null =>
  plainLine(said ?? '')
    .slice(0, most)
    .trim() || null;
function addressOf(said: string | null | undefined): string | null {
  if (!said || !URL.canParse(said)) return null;
  const { protocol, origin, pathname } = new URL(said);
  return /^https?:$/.test(protocol) ? `${origin}${pathname}` : null;
}
const hostOf = (address: string | null): string | null => address && new URL(address).hostname.replace(/^www\./, '');
