import { z } from 'zod';

const id = z.uuid().transform((text) => text.toLowerCase());
const number = z.number().int().min(0).max(2_000_000_000);
/** No NUL and no half of a surrogate pair. */
const text = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((t) => !t.includes('\0') && t.isWellFormed(), 'unreadable characters');
const clientId = z.string().regex(/^[\w-]{8,64}$/);
const language = z.enum(['ru', 'en']).nullish().describe('Of the widget');
const hint = (limit: number) => text(limit).nullish();

/** What a widget says over its socket. `conversationId`: a partner's room; the visitor has one conversation and does not name it. */
export const visitorWords = {
  'chat:hello': z.object({}),
  'chat:send': z.object({
    ...{ conversationId: id.nullish(), clientId, text: text(1_000_000), language },
    files: z.array(id).max(50).optional().describe('Ids of files that wait for their message'),
  }),
  'chat:since': z.object({
    conversationId: id.nullish(),
    since: number,
    limit: z.number().int().min(1).max(100).default(100),
  }),
  'chat:before': z.object({
    conversationId: id.nullish(),
    before: number.nullish(),
    limit: z.number().int().min(1).max(100).default(50),
  }),
  'chat:read': z.object({ conversationId: id.nullish(), seq: number }),
  'chat:typing': z.object({ conversationId: id.nullish(), text: text(20_000).default('') }),
  form: z.object({
    clientId,
    text: text(1_000_000),
    name: hint(300),
    email: hint(320),
    phone: hint(60),
    language,
    files: z.array(id).max(50).optional(),
  }),
  visit: z.object({ url: text(4_000), title: text(4_000).default(''), referrer: hint(4_000) }),
  invite: z.object({ url: text(4_000) }),
} as const;
export type VisitorWord = keyof typeof visitorWords;
export type VisitorSaid<W extends VisitorWord> = z.output<(typeof visitorWords)[W]>;
/** What one kind of outsider may say, and what is done then. */
export type Hearing = { [W in VisitorWord]?: (said: VisitorSaid<W>) => Promise<object | void> };
