import { tokensOf } from './token.js';

const stems = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).flatMap((word) => tokensOf(word).flatMap((t) => [t.stem, t.word])));

/** Said out of politeness or habit; means nothing to a command. */
const FILLERS = stems(
  `ава аве авочка пожалуйста плиз пж будь добра добр ну а и же бы ли ка вот так это мне нам моя давай надо нужно хочу можно можешь
   ava please pls hey hi hello привет здравствуй здравствуйте so well just me i want need would like could can you to the a an let`,
);
/** Asks to be shown something, which every command does. */
const REQUESTS = stems(
  `покажи показать сколько выведи дай скажи расскажи открой посмотри посмотреть подскажи глянь какой какие что там есть сейчас
   найди найти show give tell open look find what which there now get see list`,
);
const LITTLE = stems(
  'в во на за по с со до у к ко о об от для из под при над of for in on at with by from till until about am is are m s',
);

/** How much a word says that the phrase has and the command does not. */
export const leftWeight = (token: { stem: string; word: string }): number => {
  const has = (set: ReadonlySet<string>): boolean => set.has(token.word) || set.has(token.stem);
  return has(FILLERS) ? 0.05 : has(LITTLE) ? 0.15 : has(REQUESTS) ? 0.15 : 1;
};
/** How much a word of the command says. */
export const ownWeight = (token: { word: string }): number => (LITTLE.has(token.word) ? 0.3 : 1);
/** Leads to what is meant and is no part of it. */
export const leadsOn = (token: { stem: string; word: string }): boolean =>
  isFiller(token) || REQUESTS.has(token.word) || REQUESTS.has(token.stem);
export const isFiller = (token: { word: string }): boolean => FILLERS.has(token.word);
