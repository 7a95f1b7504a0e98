import type { InvoiceFilter } from '../api/money.js';
import { typedRoubles } from './roubles.js';

/** The filters as they stand in the address of the page. */
export type InvoiceQuery = Readonly<Record<string, string | undefined>>;

/** What a person asks for; each is some states of the books. */
export const stateChoices = {
  open: 'unpaid,partly,not-tied',
  unpaid: 'unpaid',
  partly: 'partly',
  'not-tied': 'not-tied',
  paid: 'paid,over',
  refunded: 'refunded',
  draft: 'draft,void',
} as const;
export type StateChoice = keyof typeof stateChoices;
/** Issued within so many days, or longer ago than that. */
export const ageChoices = ['last-7', 'last-30', 'older-7', 'older-30', 'older-60'] as const;
export const brackets = ['not-due', '1-7', '8-14', '15-30', '31-60', 'over-60'] as const;

const DAY_MS = 86_400_000;
const filters = ['q', 'state', 'who', 'party', 'inquiry', 'age', 'from', 'to', 'bracket', 'phantoms'] as const;

/** @param mine only one's own, whatever else */
export function invoiceFilterOf(query: InvoiceQuery, now: number, mine: boolean): InvoiceFilter {
  const { q, state, who, party, inquiry, age, from, to, bracket, phantoms } = query;
  const chosen = stateChoices[state as StateChoice] as string | undefined;
  const [least, most] = [typedRoubles(from ?? ''), typedRoubles(to ?? '')];
  const [side, days] = (ageChoices.find((one) => one === age) ?? '').split('-');
  // To the hour: the same list asks the same question for a while.
  const edge = new Date(Math.floor(now / 3_600_000) * 3_600_000 - Number(days ?? 0) * DAY_MS).toISOString();
  return {
    ...(chosen ? { state: chosen } : {}),
    ...(mine ? { employee: 'mine' } : who ? { employee: who } : {}),
    ...(party ? { partyId: party } : {}),
    ...(inquiry ? { inquiryId: inquiry } : {}),
    ...(side === 'last' ? { from: edge } : side === 'older' ? { to: edge } : {}),
    ...(least === null ? {} : { sumFrom: least }),
    ...(most === null ? {} : { sumTo: most }),
    ...(q?.trim() ? { text: q.trim() } : {}),
    ...(brackets.some((one) => one === bracket) ? { bracket: bracket! } : {}),
    ...(phantoms ? { phantoms: 'true' as const } : {}),
  };
}
export const isInvoiceQuery = (query: InvoiceQuery): boolean => filters.some((name) => query[name]);
export const noInvoiceQuery: InvoiceQuery = Object.fromEntries(filters.map((name) => [name, '']));
