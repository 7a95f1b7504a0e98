import type { CallCardDto } from '../api/schema.js';

/**
 * A call that concerns the reader: his phone rings, he talks, or it has just been decided without him: a colleague took it, or
 * the caller gave up. Or he calls himself: his own phone rings (`own`), the other side does (`calling`), nobody was to be had (`vain`).
 */
export interface MyCall {
  readonly kind: 'ringing' | 'talking' | 'taken' | 'gone' | 'own' | 'calling' | 'vain';
  readonly card: CallCardDto;
  /** When its card goes by itself; null: it stays while it lasts. */
  readonly until: number | null;
}
/** Long enough to read who took it. */
const READ_MS = 6_000;
/** Long enough to try again. */
const RETRY_MS = 60_000;

/** What is to be shown once this is heard of a call. Several at once stand in the order they came. */
export function afterCall(mine: readonly MyCall[], card: CallCardDto, me: string, now: number): readonly MyCall[] {
  const was = mine.find((one) => one.card.id === card.id);
  const is = standing(was, card, me, now);
  if (!was) return is ? [...mine.filter((one) => !isTriedAgain(one, is)), is] : mine;
  return is ? mine.map((one) => (one === was ? is : one)) : mine.filter((one) => one !== was);
}
/** The house says what goes on now: what it does not name has ended while nobody listened. */
export function afterLook(
  mine: readonly MyCall[],
  cards: readonly CallCardDto[],
  me: string,
  now: number,
): readonly MyCall[] {
  const there = new Set(cards.map((card) => card.id));
  const left = mine.filter((one) => one.until !== null || there.has(one.card.id));
  return cards.reduce<readonly MyCall[]>((all, card) => afterCall(all, card, me, now), left);
}
export const stillShown = (mine: readonly MyCall[], now: number): readonly MyCall[] =>
  mine.filter(({ until }) => until === null || until > now);

function standing(was: MyCall | undefined, card: CallCardDto, me: string, now: number): MyCall | null {
  if (card.direction === 'out' && card.stage !== 'talking') return going(was, card, me, now);
  if (card.stage !== 'ended' && card.ringing.includes(me)) return { kind: 'ringing', card, until: null };
  if (card.stage === 'talking' && card.talking.includes(me)) return { kind: 'talking', card, until: null };
  if (was?.until) return was;
  if (was?.kind !== 'ringing') return null;
  if (card.answeredBy !== null && card.answeredBy !== me) return { kind: 'taken', card, until: now + READ_MS };
  return card.stage === 'ended' ? { kind: 'gone', card, until: now + READ_MS } : null;
}
/** What was in vain is nothing to read any more. */
const isTriedAgain = (old: MyCall, now: MyCall): boolean =>
  old.kind === 'vain' && now.card.direction === 'out' && old.card.caller.number === now.card.caller.number;
/** A call of his that goes out. One that he has thought better of himself needs no words. */
function going(was: MyCall | undefined, card: CallCardDto, me: string, now: number): MyCall | null {
  if (card.calledBy !== me) return null;
  if (card.stage !== 'ended') return { kind: card.ringing.includes(me) ? 'own' : 'calling', card, until: null };
  if (was?.until) return was;
  const inVain = card.outcome === 'unanswered' || (card.outcome === 'given-up' && card.why !== 'normal');
  return inVain ? { kind: 'vain', card, until: now + RETRY_MS } : null;
}
