import { type ContactPointKind, pointKey } from './contact-point.js';
import { Party, type PartyRecord } from './party.js';

export const since = new Date('2025-06-02T09:00:00Z');

/** `aParty('ООО «Ромашка»', ['email', 'a@b.ru'])`; nameless with null. */
export function aParty(name: string | null, ...points: [ContactPointKind, string][]): Party {
  return Party.register(
    {
      kind: name ? 'company' : 'unknown',
      name,
      points: points.map(([kind, text]) => {
        const key = pointKey(kind, text, '812');
        if (!key) throw new Error(`${text} is no ${kind}`);
        return { ...key, source: 'letter', confidence: 0.9, since };
      }),
    },
    { at: since, by: null },
  );
}
export const withoutVersion = ({ version: _, ...rest }: PartyRecord): Omit<PartyRecord, 'version'> => rest;
