import { z } from 'zod';
import { defineWireEvent, defineWireWord } from './wire.js';

/** What the platform itself says and hears on `/desk`. */
export const follow = defineWireWord({
  namespace: '/desk',
  name: 'follow',
  summary: 'Follows a stream of changes; since: the last number one has, null: from now on',
  says: z.object({ stream: z.string(), since: z.number().int().min(0).nullish() }),
  answers: z.object({ seq: z.number().int().describe('The changes that come have the numbers after this one') }),
});
export const change = defineWireEvent({
  namespace: '/desk',
  name: 'change',
  summary: 'A change of a followed stream, each number once and in order',
  tells: z.object({
    ...{ stream: z.string(), seq: z.number().int(), kind: z.string(), subject: z.string() },
    ...{ payload: z.unknown(), at: z.iso.datetime() },
  }),
});
