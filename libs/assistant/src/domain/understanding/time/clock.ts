import type { Token } from '../token.js';
import type { Reading } from './reading.js';
import { isOneOf, partNamed } from './time-words.js';

/** Minutes since midnight: «в 10», «10:30», «в 3 дня», «в 7 вечера», `at 3pm`, «утром», «в полдень», «после обеда». */
export function readClock(tokens: readonly Token[], from: number): Reading<number> | null {
  const led = isOneOf(tokens[from], 'в во к at by around около');
  const onto = isOneOf(tokens[from], 'на');
  const at = led || onto ? from + 1 : from;
  if (isOneOf(tokens[at], 'после') && tokens[at + 1]?.stem === 'обед') return { value: 14 * 60, next: at + 2 };
  const token = tokens[at];
  if (!token) return null;
  const part = partNamed(token);
  if (part !== undefined) return { value: part, next: at + 1 };
  if (token.kind === 'clock') {
    if (token.word.includes('.') && !led) return null;
    const [hours = 0, minutes = 0] = token.word.split(/[:.]/).map(Number);
    return valid(hours, minutes, at + 1, tokens);
  }
  // «на 3 дня» is three days.
  if (token.kind !== 'number' || (onto && isOneOf(tokens[at + 1], 'дня'))) return null;
  return numbered(tokens, at, led);
}

function numbered(tokens: readonly Token[], at: number, led: boolean): Reading<number> | null {
  const hours = Number(tokens[at]?.word);
  const word = tokens[at + 1];
  const oclock = isOneOf(word, 'час часа часов ч oclock');
  const behind = at + (oclock ? 2 : 1);
  const half = halfOf(tokens[behind]);
  if (half !== null) return valid(hours, 0, behind, tokens);
  if (!led && !oclock) return null;
  // «через 2 часа» is no time of day; the reader of moments asks for it first.
  if (!led && oclock) return null;
  // In an office three o'clock is in the afternoon.
  const said = hours >= 1 && hours <= 7 ? hours + 12 : hours;
  const minutes = oclock && tokens[behind]?.kind === 'number' && isOneOf(tokens[behind + 1], 'минут мин');
  const past = minutes ? Number(tokens[behind]?.word) : 0;
  return said > 23 || past > 59 ? null : { value: said * 60 + past, next: minutes ? behind + 2 : behind };
}

/** Which half of the day the word behind an hour means. */
function halfOf(token: Token | undefined): 'am' | 'pm' | null {
  if (isOneOf(token, 'утра ночи am')) return 'am';
  return isOneOf(token, 'дня вечера pm') ? 'pm' : null;
}

function valid(hours: number, minutes: number, next: number, tokens: readonly Token[]): Reading<number> | null {
  const half = halfOf(tokens[next]);
  const said = half === 'pm' && hours < 12 ? hours + 12 : half === 'am' && hours === 12 ? 0 : hours;
  if (said > 23 || minutes > 59) return null;
  return { value: said * 60 + minutes, next: half === null ? next : next + 1 };
}
