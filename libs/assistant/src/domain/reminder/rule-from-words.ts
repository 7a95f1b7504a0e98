import { type NthDay, type RepeatRule, type RuleDay, everyday, weekdays } from './repeat-rule.js';

const dayShapes: readonly [RuleDay, string][] = [
  ['MO', 'понедельник(?:ам|и|а)?|mondays?'],
  ['TU', 'вторник(?:ам|и|а)?|tuesdays?'],
  ['WE', 'сред(?:а|у|ы|ам)|wednesdays?'],
  ['TH', 'четверг(?:ам|и|а)?|thursdays?'],
  ['FR', 'пятниц(?:а|у|ы|ам)|fridays?'],
  ['SA', 'суббот(?:а|у|ы|ам)|saturdays?'],
  ['SU', 'воскресень(?:е|я|ям)|sundays?'],
];
const anyDay = dayShapes.map(([, shape]) => shape).join('|');
const edge = '(?<![\\p{L}\\d])';
const end = '(?![\\p{L}\\d])';
const each = '(?:кажд(?:ый|ую|ое|ые)|every|each)';
const number = '(\\d{1,3})';
const shape = (source: string): RegExp => new RegExp(`${edge}(?:${source})${end}`, 'u');

const nths: readonly [number, string][] = [
  [1, 'перв(?:ый|ую|ое)|first'],
  [2, 'втор(?:ой|ую|ое)|second'],
  [3, 'трет(?:ий|ью|ье)|third'],
  [4, 'четверт(?:ый|ую|ое)|fourth'],
  [-1, 'последн(?:ий|юю|ее)|last'],
];
const workdays: readonly NthDay[] = weekdays.slice(0, 5).map((day) => ({ day, nth: null }));
const ofMonth = '(?:\\s+(?:кажд(?:ого|ый)\\s+месяца?|месяца|of\\s+(?:the|every|each)\\s+month))?';

/** What is said of days, the most exact first; each makes a rule without hours. */
const patterns: readonly [RegExp, (found: RegExpExecArray) => Partial<RepeatRule> | null][] = [
  [shape(`(?:${each}|on\\s+the|в)?\\s*(${nths.map(([, n]) => n).join('|')})\\s+(${anyDay})${ofMonth}`), nthDay],
  [
    shape(`(?:${each}|в|on\\s+the)?\\s*(?:последн(?:ий)|last)\\s+(?:рабочий\\s+день|weekday|working\\s+day)${ofMonth}`),
    () => ({ freq: 'MONTHLY', byDay: workdays, bySetPos: [-1] }),
  ],
  [
    shape(
      `(?:${each}|в|on\\s+the)?\\s*(?:последний\\s+день|last\\s+day)(?:\\s+(?:каждого\\s+)?месяца|\\s+of\\s+(?:the|every|each)\\s+month)`,
    ),
    () => ({ freq: 'MONTHLY', byMonthDay: [-1] }),
  ],
  [
    shape(
      `(?:по\\s+будням|по\\s+рабочим(?:\\s+дням)?|${each}\\s+(?:будний|рабочий)(?:\\s+день)?|every\\s+(?:weekday|working\\s+day)|on\\s+weekdays)`,
    ),
    () => ({ freq: 'WEEKLY', byDay: workdays }),
  ],
  [
    shape(`по\\s+выходным(?:\\s+дням)?|${each}\\s+weekend|on\\s+weekends`),
    () => ({
      freq: 'WEEKLY',
      byDay: [
        { day: 'SA', nth: null },
        { day: 'SU', nth: null },
      ],
    }),
  ],
  [shape(`${each}\\s+${number}\\s+(?:час(?:а|ов)?|hours?)`), ([, n]) => ({ freq: 'HOURLY', interval: Number(n) })],
  [shape(`${each}\\s+(?:час|hour)|ежечасно|hourly`), () => ({ freq: 'HOURLY' })],
  [shape(`${each}\\s+${number}\\s+(?:дн(?:я|ей)|день|days?)`), ([, n]) => ({ freq: 'DAILY', interval: Number(n) })],
  [shape(`(?:${each}\\s+(?:день|day)|ежедневно|daily)`), () => ({ freq: 'DAILY' })],
  [
    shape(
      `${each}\\s+${number}\\s+(?:недел(?:и|ь|ю)|weeks?)(?:\\s+(?:по|on)\\s+((?:${anyDay})(?:(?:\\s*,\\s*|\\s+и\\s+|\\s+and\\s+)(?:${anyDay}))*))?`,
    ),
    ([, n, days]) => ({ freq: 'WEEKLY', interval: Number(n), byDay: daysIn(days) }),
  ],
  [
    shape(
      `(?:${each}|по|в|on)\\s+((?:${anyDay})(?:(?:\\s*,\\s*|\\s+и\\s+|\\s+and\\s+)(?:по\\s+|${each}\\s+)?(?:${anyDay}))*)`,
    ),
    ([, days]) => ({ freq: 'WEEKLY', byDay: daysIn(days) }),
  ],
  [shape(`(?:${each}\\s+(?:неделю|week)|еженедельно|weekly)`), () => ({ freq: 'WEEKLY' })],
  [
    shape(
      `(?:${each}\\s+)?(?:month\\s+)?(?:on\\s+the\\s+)?${number}(?:-?(?:го|е|ое|st|nd|rd|th))(?:\\s+(?:числа|число))?(?:\\s+(?:каждого\\s+)?месяца|\\s+of\\s+(?:every|each|the)\\s+month)?`,
    ),
    ([, n]) => (Number(n) >= 1 && Number(n) <= 31 ? { freq: 'MONTHLY', byMonthDay: [Number(n)] } : null),
  ],
  [shape(`${each}\\s+${number}\\s+(?:месяц(?:а|ев)?|months?)`), ([, n]) => ({ freq: 'MONTHLY', interval: Number(n) })],
  [shape(`(?:${each}\\s+(?:месяц|month)|ежемесячно|monthly)`), () => ({ freq: 'MONTHLY' })],
  [shape(`(?:${each}\\s+(?:год|year)|ежегодно|yearly)`), () => ({ freq: 'YEARLY' })],
];

function daysIn(text: string | undefined): NthDay[] {
  const found = dayShapes.filter(([, s]) => text !== undefined && shape(s).test(text));
  return found.map(([day]) => ({ day, nth: null }));
}
function nthDay([, which = '', day = '']: RegExpExecArray): Partial<RepeatRule> | null {
  const nth = nths.find(([, s]) => shape(s).test(which))?.[0];
  const [found] = daysIn(day);
  return nth && found ? { freq: 'MONTHLY', byDay: [{ day: found.day, nth }] } : null;
}

const time = new RegExp(
  `${edge}(?:в|at|к)\\s+(\\d{1,2})(?:[:.](\\d\\d))?(?:\\s*(?:час(?:а|ов)?|ч))?(?:\\s*(утра|дня|вечера|ночи|am|pm))?${end}`,
  'u',
);

/** Words that make «напоминай …» a rule, taken out of it; what is left is what to remind of. null: no repetition is said. */
export function ruleFromWords(said: string): { rule: RepeatRule; rest: string } | null {
  // A page of blanks would be looked through from each of them.
  const text = said.replace(/\s+/g, ' ').trim();
  const folded = text.replace(/./gu, small).replaceAll('ё', 'е');
  for (const [pattern, made] of patterns) {
    const found = pattern.exec(folded);
    const days = found && made(found);
    if (!found || !days) continue;
    const [kept, hidden] = [cut(text, found), cut(folded, found)];
    const at = time.exec(hidden);
    const clock = at ? clockOf(at) : null;
    const rest = (at && clock ? cut(kept, at) : kept).replace(/\s+/g, ' ').trim();
    const hours = clock && days.freq !== 'HOURLY' ? { byHour: [clock.hour], byMinute: [clock.minute] } : {};
    return { rule: { ...everyday, ...days, ...hours }, rest };
  }
  return null;
}

/** As long as it was: what is found in small letters is cut out of what was typed. */
const small = (letter: string): string => {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
};
const cut = (text: string, found: RegExpExecArray): string =>
  `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;

function clockOf([, hours = '', minutes = '0', part = '']: RegExpExecArray): { hour: number; minute: number } | null {
  const [said, minute] = [Number(hours), Number(minutes)];
  const afternoon = ['дня', 'вечера', 'pm'].includes(part) && said < 12;
  const midnight = ['ночи', 'am'].includes(part) && said === 12;
  const hour = afternoon ? said + 12 : midnight ? 0 : said;
  return hour < 24 && minute < 60 ? { hour, minute } : null;
}
