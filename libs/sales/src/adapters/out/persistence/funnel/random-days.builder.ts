import fc from 'fast-check';
import { DomainError } from '@prorab/kernel';
import { type Channel, channels } from '../../../../domain/channel.js';
import { act, anInquiry } from '../../../../domain/inquiry/an-inquiry.builder.js';
import type { Inquiry } from '../../../../domain/inquiry/inquiry.js';

export const SPB = '0190a000-0000-7000-8000-000000000b01';
export const OMSK = '0190a000-0000-7000-8000-000000000b02';
export const people = [11, 12, 13].map((n) => `0190a000-0000-7000-8000-0000000000${n}`) as [string, string, string];
/** The third works nowhere that anybody knows. */
export const workplaces = new Map([
  [people[0], SPB],
  [people[1], OMSK],
]);

/** What happened, one line after the other, and nothing else: what the slow computation reads. */
export type Happened =
  | { what: 'came'; inquiry: string; at: Date; channel: Channel; branch: string | null; source: string | null }
  | { what: 'stood'; inquiry: string; status: string }
  | { what: 'held'; inquiry: string; by: string }
  | { what: 'went-on-in'; inquiry: string; other: string | null }
  | {
      what: 'issued';
      invoice: string;
      at: Date;
      total: number;
      inquiry: string | null;
      by: string | null;
      draft: boolean;
    }
  | { what: 'paid' | 'given-back' | 'shipped'; invoice: string; kopecks: number; at: Date }
  | { what: 'posted' | 'unposted'; invoice: string }
  | { what: 'said-twice'; invoice: string; of: string };

const kinds = [
  ...[
    'came',
    'came',
    'came',
    'take',
    'take',
    'answer',
    'answer',
    'win',
    'lose',
    'spam',
    'unspam',
    'reopen',
    'link',
    'link',
    'separate',
  ],
  ...[
    'bill',
    'bill',
    'bill',
    'pay',
    'pay',
    'pay',
    'pay-all',
    'refund',
    'ship',
    'ship-all',
    'unpost',
    'post',
    'phantom',
  ],
] as const;
const step = fc.record({
  kind: fc.constantFrom(...kinds),
  // Few different ones, so that much happens to the same deal.
  a: fc.nat(11),
  b: fc.nat(11),
  hours: fc.integer({ min: 1, max: 60 }),
  // When it is Monday in Omsk already, and in Moscow not yet.
  midnight: fc.nat(4).map((n) => n === 0),
});
export const randomSteps = fc.array(step, { minLength: 10, maxLength: 80 });
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Plays the steps on real inquiries; a step that is not possible then does not happen. */
export function play(steps: readonly Step[], start: Date): { log: Happened[]; inquiries: Inquiry[]; now: Date } {
  const log: Happened[] = [];
  const inquiries: Inquiry[] = [];
  const invoices: { id: string; total: number }[] = [];
  let now = start;
  const one = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
  const told = (inquiry: Inquiry, change: () => void): void => {
    const [lines, holder] = [inquiry.news.length, inquiry.state.lastOwnerId];
    change();
    for (const { to } of inquiry.news.slice(lines)) log.push({ what: 'stood', inquiry: inquiry.id, status: to });
    const { lastOwnerId } = inquiry.state;
    if (lastOwnerId !== null && lastOwnerId !== holder)
      log.push({ what: 'held', inquiry: inquiry.id, by: lastOwnerId });
  };
  const onInquiry = (inquiry: Inquiry | undefined, kind: string, a: number): void => {
    if (!inquiry) return;
    const by = one(people, a) as string;
    told(inquiry, () => {
      if (kind === 'take') inquiry.take(by, act(now));
      if (kind === 'answer') inquiry.answer(by, act(now));
      if (kind === 'win') inquiry.win(act(now));
      if (kind === 'lose') inquiry.lose('price', { ...act(now), reasons: ['price'] });
      if (kind === 'spam') inquiry.markSpam(act(now));
      if (kind === 'unspam') inquiry.unmarkSpam(act(now));
      if (kind === 'reopen') inquiry.reopen(act(now));
    });
  };
  const link = (inquiry: Inquiry | undefined, other: Inquiry | undefined): void => {
    if (!inquiry?.isOpen || !other?.isOpen || inquiry === other) return;
    const was = inquiry.state;
    told(inquiry, () => inquiry.linkTo(other.state, [], act(now)));
    told(other, () => other.absorb(was, act(now)));
    log.push({ what: 'went-on-in', inquiry: inquiry.id, other: other.id });
  };
  const separate = (inquiry: Inquiry | undefined): void => {
    const holder = inquiries.find(({ id }) => id === inquiry?.state.link?.to);
    if (!inquiry || !holder) return;
    const { channels: these, contactCount, lastContactAt } = inquiry.state;
    told(inquiry, () => inquiry.separate(holder.state, { channels: these, contactCount, lastContactAt }, act(now)));
    log.push({ what: 'went-on-in', inquiry: inquiry.id, other: null });
  };
  const onInvoice = (invoice: { id: string; total: number } | undefined, kind: string, b: number): void => {
    if (!invoice) return;
    const { id, total } = invoice;
    const part = 1 + Math.floor((total * b) / 11);
    if (kind === 'pay') log.push({ what: 'paid', invoice: id, kopecks: part, at: now });
    if (kind === 'pay-all') log.push({ what: 'paid', invoice: id, kopecks: total, at: now });
    if (kind === 'refund') log.push({ what: 'given-back', invoice: id, kopecks: part, at: now });
    if (kind === 'ship') log.push({ what: 'shipped', invoice: id, kopecks: part, at: now });
    if (kind === 'ship-all') log.push({ what: 'shipped', invoice: id, kopecks: total, at: now });
    if (kind === 'post' || kind === 'unpost') log.push({ what: `${kind}ed`, invoice: id });
    const twin = one(invoices, b);
    if (kind === 'phantom' && twin && twin.id < id) log.push({ what: 'said-twice', invoice: id, of: twin.id });
  };

  for (const { kind, a, b, hours, midnight } of steps) {
    now = midnight ? sundayNight(now) : new Date(now.getTime() + hours * 3_600_000);
    try {
      if (kind === 'came') {
        const channel = one(channels, a) as Channel;
        const [branchId, group] = [one([null, SPB, OMSK], b) ?? null, one([null, 'фасады', 'сайт'], a) ?? null];
        const inquiry = anInquiry({ channel, branchId, group, receivedAt: now }, inquiries.length + 1);
        inquiries.push(inquiry);
        log.push({ what: 'came', inquiry: inquiry.id, at: now, channel, branch: branchId, source: group });
        log.push({ what: 'stood', inquiry: inquiry.id, status: 'waiting' });
      } else if (kind === 'bill') {
        // Some are not filled in yet.
        const total = a % 6 === 4 ? 0 : 100 + a * 77 + hours;
        const invoice = { id: `И-${String(invoices.length + 1).padStart(3, '0')}`, total };
        invoices.push(invoice);
        const inquiry = b % 4 === 0 ? null : (one(inquiries, b)?.id ?? null);
        const by = a % 5 === 0 ? null : (one(people, a) ?? null);
        log.push({
          what: 'issued',
          invoice: invoice.id,
          at: now,
          total: invoice.total,
          inquiry,
          by,
          draft: a % 9 === 0,
        });
      } else if (kind === 'link') link(one(inquiries, a), one(inquiries, b));
      else if (kind === 'separate') separate(one(inquiries, a));
      else if (['take', 'answer', 'win', 'lose', 'spam', 'unspam', 'reopen'].includes(kind))
        onInquiry(one(inquiries, b), kind, a);
      else onInvoice(one(invoices, a), kind, b);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return { log, inquiries, now };
}

const WEEK = 604_800_000;
const NIGHT = Date.parse('2026-08-30T19:30:00.000Z');
const sundayNight = (after: Date): Date => new Date(NIGHT + (Math.floor((after.getTime() - NIGHT) / WEEK) + 1) * WEEK);
