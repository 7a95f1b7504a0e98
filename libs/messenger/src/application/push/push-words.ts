import type { UnreadMessage, UnreadSum } from '../ports/notice-facts.port.js';
import { type PushHint, pushHint } from '../../domain/push/push-hint.js';

type Language = 'ru' | 'en';
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
const WORDS = {
  ru: {
    messages: { one: 'сообщение', few: 'сообщения', other: 'сообщений' } as Forms,
    conversations: { one: 'беседе', other: 'беседах' } as Forms,
    digest: 'Пока вас не было',
    in: 'в',
    hidden: 'Новое сообщение',
    test: 'Уведомления работают',
    testText: 'Так будут приходить сообщения, пока вы не за столом.',
  },
  en: {
    messages: { one: 'message', other: 'messages' } as Forms,
    conversations: { one: 'conversation', other: 'conversations' } as Forms,
    digest: 'While you were away',
    in: 'in',
    hidden: 'New message',
    test: 'Notifications work',
    testText: 'This is how messages will come while you are not at your desk.',
  },
};
const counted = (n: number, forms: Forms, language: Language): string =>
  `${n} ${forms[new Intl.PluralRules(language).select(n)] ?? forms.other ?? ''}`;

export function hintOfMessage(
  { conversationId, kind, title, author, text }: UnreadMessage,
  showText: boolean,
  language: Language,
): PushHint {
  const shown = showText ? text : WORDS[language].hidden;
  // In a talk of two the title is the author already.
  const words = kind === 'direct' || title === author ? shown : `${author}: ${shown}`;
  return pushHint({ kind: 'message', conversationId, title, text: words });
}

export function hintOfDigest({ messages, conversations, some }: UnreadSum, language: Language): PushHint {
  const words = WORDS[language];
  const [first] = some;
  const sum = `${counted(messages, words.messages, language)} ${words.in} ${counted(conversations, words.conversations, language)}`;
  const list = some.map((one) => `${one.title} (${one.messages})`).join(', ');
  return pushHint({
    ...{ kind: 'digest', title: `${words.digest}: ${sum}`, text: conversations > some.length ? `${list}…` : list },
    conversationId: conversations === 1 && first ? first.conversationId : null,
  });
}
export const hintOfTest = (language: Language): PushHint =>
  pushHint({ kind: 'test', conversationId: null, title: WORDS[language].test, text: WORDS[language].testText });
