import { chatEn } from '../../i18n/chat.en.js';
import { chatRu } from '../../i18n/chat.ru.js';
import { FACT_CODES, factSentence } from './facts.js';

const people: Record<string, string> = { 'employee:a': 'Анна', 'employee:b': 'Борис' };
const wordsOf = (language: typeof chatRu) => {
  const found = (key: string): string | undefined =>
    (language.facts as Record<string, string>)[key.replace('chat.facts.', '')];
  return {
    has: (key: string) => found(key) !== undefined,
    say: (key: string, values: Record<string, string>) =>
      (found(key) ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `{${name}}`),
    nameOf: (who: string) => people[who] ?? who,
  };
};
const [a, b] = ['employee:a', 'employee:b'];
/** Every shape in which the house tells a fact. */
const told: [code: (typeof FACT_CODES)[number], params: Record<string, string | number | null>][] = [
  ['member-added', { who: b, by: a }],
  ['member-added', { who: a, by: a }],
  ['member-left', { who: b, by: b }],
  ['member-left', { who: b, by: a }],
  ['renamed', { by: a, title: 'Склад' }],
  ['renamed', { by: null, title: 'Склад' }],
  ['inquiry-assigned', { to: a, from: null }],
  ['inquiry-assigned', { to: a, from: b }],
  ...(['board', 'outside'] as const).map((via) => ['inquiry-answered', { by: a, via }] as never),
  ['inquiry-answered', { by: null, via: 'outside' }],
  ...['won', 'lost', 'spam'].map((outcome) => ['inquiry-closed', { outcome, reason: null }] as never),
  ['inquiry-closed', { outcome: 'lost', reason: 'дорого' }],
  ...['new-contact', 'by-employee', 'not-spam'].map((why) => ['inquiry-reopened', { why, by: null }] as never),
  ['inquiry-reopened', { why: 'by-employee', by: a }],
  ['inquiry-joined', { contactId: 'c' }],
  ...['by-owner', 'not-taken', 'owner-absent', 'owner-left', 'not-spam'].map(
    (why) => ['inquiry-returned', { why, from: a }] as never,
  ),
  ['inquiry-returned', { why: 'not-taken', from: null }],
  ['inquiry-linked', { targetId: 'x', targetNumber: 452 }],
  ['inquiry-kept', { who: a, to: b }],
  ['chat-taken', { by: a, who: b }],
  ['chat-transferred', { by: a, who: b, department: null, note: 'x' }],
  ['chat-transferred', { by: a, who: null, department: 'Бухгалтерия', note: null }],
  ['chat-returned', { by: a, note: null }],
  ['chat-agent-gone', { by: null }],
  ['chat-closed', { by: a, reason: 'agent' }],
  ['chat-closed', { by: null, reason: 'stale' }],
];

describe.each([
  ['ru', chatRu],
  ['en', chatEn],
])('what the house notes, in %s', (_, language) => {
  const words = wordsOf(language);
  it('is a whole sentence for every fact and every shape of it', () => {
    expect(new Set(told.map(([code]) => code))).toEqual(new Set(FACT_CODES));
    const sentences = told.map(([code, params]) => factSentence({ code: `messenger.${code}`, params }, words));
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(/[{}]|undefined|null|employee:|«»|“”|messenger\.|^\s|\s$| {2}|, ?$|: ?$/);
      expect(sentence).not.toBe(words.say('chat.facts.unknown', {}));
    }
    expect(new Set(sentences).size).toBe(sentences.length);
  });
  it('has a short form of every fact for the list', () => {
    for (const code of FACT_CODES) expect((language.short as Record<string, string>)[code]).toBeTruthy();
  });
  it('shows a fact that this desk does not know', () => {
    expect(factSentence({ code: 'messenger.moon-landed', params: {} }, words)).toContain('messenger.moon-landed');
  });
});
