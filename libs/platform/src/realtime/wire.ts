import { z } from 'zod';
import type { RealtimeNamespace } from './realtime-rooms.js';

interface Told {
  namespace: RealtimeNamespace;
  name: string;
  summary: string;
}
/** What a client says; the answer comes in the acknowledgement. */
export interface WireWord extends Told {
  says: z.ZodType;
  /** Beside `ok: true`. */
  answers: z.ZodType;
}
/** What the server says. */
export interface WireEvent extends Told {
  tells: z.ZodType;
}
const words = new Map<string, WireWord>();
const events = new Map<string, WireEvent>();

/** Makes a word known to the document of the sockets (AsyncAPI). */
export function defineWireWord(word: WireWord): WireWord {
  words.set(`${word.namespace} ${word.name}`, word);
  return word;
}
export function defineWireEvent(event: WireEvent): WireEvent {
  events.set(`${event.namespace} ${event.name}`, event);
  return event;
}
export const allWireWords = (): WireWord[] => [...words.values()];
export const allWireEvents = (): WireEvent[] => [...events.values()];

/** Every refusal of a word. */
export const refusal = z.object({
  ok: z.literal(false),
  code: z.string().describe('Stable, as in the problem documents over HTTP'),
  details: z.record(z.string(), z.unknown()).optional(),
});
