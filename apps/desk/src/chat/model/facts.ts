import type { Fact } from '../types.js';

/** What the house may note in a conversation, by the last part of its code. Sentences stand in i18n under `chat.facts`. */
export const FACT_CODES = [
  'member-added',
  'member-left',
  'renamed',
  'inquiry-assigned',
  'inquiry-answered',
  'inquiry-closed',
  'inquiry-reopened',
  'inquiry-joined',
  'inquiry-returned',
  'inquiry-linked',
  'inquiry-kept',
  'chat-taken',
  'chat-transferred',
  'chat-returned',
  'chat-agent-gone',
  'chat-closed',
] as const;

export interface FactWords {
  /** A sentence by key, with its values. */
  readonly say: (key: string, values: Record<string, string>) => string;
  readonly has: (key: string) => boolean;
  readonly nameOf: (who: string) => string;
}
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;

/** The sentence of a fact; of one that this desk does not know, its code: shown rather than hidden. */
export function factSentence({ code, params }: Fact, { say, has, nameOf }: FactWords): string {
  const short = code.replace(/^messenger\./, '');
  const name = (key: string): string => {
    const who = textOf(params[key]);
    return who ? nameOf(who) : '';
  };
  const [by, who, to, from] = [name('by'), name('who'), name('to'), name('from')];
  const values: Record<string, string> = {
    ...{ by, who, to, from, title: textOf(params.title) ?? '', number: textOf(params.targetNumber) ?? '' },
    ...{ reason: textOf(params.reason) ?? '', department: textOf(params.department) ?? '' },
  };
  const pick = (...keys: (string | false)[]): string => {
    const found = keys.find((key): key is string => key !== false && has(`chat.facts.${key}`));
    return found ? say(`chat.facts.${found}`, values) : say('chat.facts.unknown', { code });
  };
  switch (short) {
    case 'member-added':
      return pick(by !== '' && by !== who ? 'member-added-by' : 'member-added');
    case 'member-left':
      return pick(by !== '' && by !== who ? 'member-removed-by' : 'member-left');
    case 'renamed':
      return pick(by !== '' ? 'renamed-by' : 'renamed');
    case 'inquiry-assigned':
      return pick(from !== '' ? 'inquiry-assigned-from' : 'inquiry-assigned');
    case 'inquiry-answered':
      return pick(
        by !== ''
          ? params.via === 'outside'
            ? 'inquiry-answered-outside'
            : 'inquiry-answered-by'
          : 'inquiry-answered',
      );
    case 'inquiry-closed':
      return pick(
        params.outcome === 'lost' && values.reason !== '' && 'inquiry-closed-lost-because',
        `inquiry-closed-${String(params.outcome)}`,
        'inquiry-closed',
      );
    case 'inquiry-reopened':
      return pick(by !== '' && 'inquiry-reopened-by', `inquiry-reopened-${String(params.why)}`, 'inquiry-reopened');
    case 'inquiry-returned':
      return pick(from !== '' && `inquiry-returned-${String(params.why)}`, 'inquiry-returned');
    case 'inquiry-linked':
      return pick(values.number !== '' ? 'inquiry-linked-number' : 'inquiry-linked');
    case 'chat-transferred':
      return pick(who !== '' ? 'chat-transferred' : 'chat-transferred-to');
    case 'chat-closed':
      return pick(params.reason === 'agent' && by !== '' && 'chat-closed-by', 'chat-closed');
    default:
      return pick(short);
  }
}
