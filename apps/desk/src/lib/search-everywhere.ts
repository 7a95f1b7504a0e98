import type { RouteLocationRaw } from 'vue-router';
import { inquiries } from '../api/inquiries.js';
import { letters } from '../api/letters.js';
import { parties } from '../api/parties.js';
import { tim } from '../chat/api.js';
import type { FoundMessage } from '../chat/types.js';

export interface Hit {
  readonly id: string;
  readonly group: 'pages' | 'messages' | 'customers' | 'inquiries' | 'letters' | 'people';
  readonly title: string;
  readonly note: string;
  readonly to: RouteLocationRaw;
}
export interface SearchRights {
  readonly inquiries: boolean;
  readonly parties: boolean;
  readonly letters: boolean;
  readonly messages: boolean;
  /** What a found message is called: who said it, and where. */
  readonly noteOf: (found: FoundMessage) => string;
}

const FEW = 6;
const EVERY_STATE = [
  'waiting',
  'assigned',
  'in-work',
  'answered',
  'closed-won',
  'closed-lost',
  'spam',
  'linked',
] as const;

/** Asks all who know something at once; one that fails does not hide what the others found. */
export async function searchEverywhere(text: string, may: SearchRights, signal: AbortSignal): Promise<Hit[]> {
  const asked: Promise<Hit[]>[] = [];
  if (may.parties) asked.push(findParties(text, signal));
  if (may.inquiries) asked.push(findInquiries(text, signal));
  if (may.messages) asked.push(findMessages(text, may.noteOf, signal));
  if (may.letters) asked.push(findLetters(text));
  const answers = await Promise.allSettled(asked);
  const failed = answers.find((one) => one.status === 'rejected');
  if (failed && answers.every(({ status }) => status === 'rejected')) throw failed.reason;
  return answers.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

async function findMessages(text: string, noteOf: SearchRights['noteOf'], signal: AbortSignal): Promise<Hit[]> {
  const { items } = await tim.search(text, null, FEW, undefined, signal);
  return items.map((found) => ({
    ...{
      id: found.message.id,
      group: 'messages' as const,
      title: found.message.text.slice(0, 160),
      note: noteOf(found),
    },
    to: { name: 'chat', params: { id: found.conversation.id }, query: { m: String(found.message.seq) } },
  }));
}

async function findParties(text: string, signal: AbortSignal): Promise<Hit[]> {
  const { items } = await parties.find(text, null, FEW, signal);
  return items.map((one) => ({
    ...{ id: one.partyId, group: 'customers' as const, title: one.name ?? one.title ?? '' },
    note: one.points.map(({ value }) => value).join(' · '),
    to: { name: 'customer', params: { id: one.partyId } },
  }));
}

async function findInquiries(text: string, signal: AbortSignal): Promise<Hit[]> {
  const number = /^(?:№|#|no\.?)?\s*(\d{1,9})$/i.exec(text.trim())?.[1];
  const { body } = number
    ? {
        body: {
          items: [await inquiries.line(Number(number), { state: EVERY_STATE }, 'newest')].filter((one) => one !== null),
        },
      }
    : await inquiries.page({ text, state: EVERY_STATE }, { sort: 'newest', limit: FEW, signal });
  return body.items.map((one) => ({
    ...{ id: one.inquiryId, group: 'inquiries' as const, title: `№ ${one.number} ${one.subject}` },
    ...{ note: one.party.name ?? '', to: { name: 'inquiry', params: { id: one.inquiryId } } },
  }));
}

async function findLetters(text: string): Promise<Hit[]> {
  const { items } = await letters.page({ search: text }, null, FEW);
  return items.map((one) => ({
    ...{ id: one.id, group: 'letters' as const, title: one.subject || one.preview },
    ...{ note: one.from?.name || one.from?.address || '', to: { name: 'thread', params: { id: one.threadId } } },
  }));
}
