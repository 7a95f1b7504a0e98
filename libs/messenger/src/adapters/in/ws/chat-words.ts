import { z } from 'zod';
import { headLimit, headsInAWord } from '../../../application/rooms.js';

const id = z.uuid().transform((text) => text.toLowerCase());
const number = z.number().int().min(0).max(2_000_000_000);
/** No NUL and no half of a surrogate pair: neither is ever meant, and each breaks a database in its own way. */
const readable = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((t) => !t.includes('\0') && t.isWellFormed(), 'unreadable characters');
const text = readable(1_000_000);
const mention = z
  .string()
  .regex(/^(employee:[0-9a-f-]{36}|assistant:ava)$/) as unknown as z.ZodType<`employee:${string}`>;

/** What a desk says over its socket. Bounds that are the domain's are left to the domain, whose refusals say more. */
export const chatWords = {
  'chat:hello': z.object({
    /** `[head, readSeq]` of the conversations that the device has. */
    known: z
      .record(id, z.tuple([number, number]))
      .refine((k) => Object.keys(k).length <= headsInAWord)
      .default({}),
    /** A device that has more says them in parts, 0, 1, 2, …, one after the other; all but the last with `more`. */
    part: z
      .number()
      .int()
      .min(0)
      .max(headLimit / headsInAWord)
      .default(0),
    more: z.boolean().default(false),
  }),
  'chat:send': z.object({
    conversationId: id,
    clientId: z.string().regex(/^[\w-]{8,64}$/),
    text,
    mentions: z.array(mention).max(200).optional(),
    replyTo: id.nullish(),
    urgent: z.boolean().optional(),
    /** Ids of files that wait for their message. */
    files: z.array(id).max(50).optional(),
  }),
  'chat:since': z.object({ conversationId: id, since: number, limit: z.number().int().min(1).max(200).default(200) }),
  'chat:read': z.object({ conversationId: id, seq: number }),
  'chat:delivered': z.object({ cursors: z.record(id, number).refine((c) => Object.keys(c).length <= 100) }),
  'chat:typing': z.object({ conversationId: id }),
  'chat:open': z.object({ conversationId: id }),
  'chat:close': z.object({ conversationId: id }),
  'presence:say': z.object({
    status: z.enum(['online', 'away', 'busy', 'invisible']),
    text: readable(1_000).nullish(),
  }),
  'presence:activity': z.object({ active: z.boolean() }),
} as const;
export type ChatWord = keyof typeof chatWords;
export type Said<W extends ChatWord> = z.output<(typeof chatWords)[W]>;
