import type { CallCardDto } from '../api/schema.js';

/**
 * A call that concerns the reader: his phone rings, he talks, or it has just been decided without him: a colleague took it, or
 * the caller gave up.
 */
export interface MyCall {
  readonly kind: 'ringing' | 'talking' | 'taken' | 'gone';
  readonly card: CallCardDto;
  /** When its card goes by itself; null: it stays while it lasts. */
  readonly until: number | null;
}
/** Long enough to read who took it. */
const READ_MS = 6_000;

/** What is to be shown once this is heard of a call. Several at once stand in the order they came. */
export function afterCall(mine: readonly MyCall[], card: CallCardDto, me: string, now: number): readonly MyCall[] {
  const was = mine.find((one) => one.card.id === card.id);
  const is = standing(was, card, me, now);
  if (!was) return is ? [...mine, is] : mine;
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
  if (card.stage !== 'ended' && card.ringing.includes(me)) return { kind: 'ringing', card, until: null };
  if (card.stage === 'talking' && card.talking.includes(me)) return { kind: 'talking', card, until: null };
  if (was?.until) return was;
  if (was?.kind !== 'ringing') return null;
  if (card.answeredBy !== null && card.answeredBy !== me) return { kind: 'taken', card, until: now + READ_MS };
  return card.stage === 'ended' ? { kind: 'gone', card, until: now + READ_MS } : null;
}
