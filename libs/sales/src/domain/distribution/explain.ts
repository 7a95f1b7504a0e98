import type { RuleTrace, TraceCode } from './trace.js';

type Language = 'ru' | 'en';
type Numbers = RuleTrace['numbers'];

const ruleNames: Record<string, Record<Language, string>> = {
  'keep-thread-manager': { ru: 'Менеджер переписки', en: 'Manager of the thread' },
  'responsible-of-party': { ru: 'Ответственный за клиента', en: 'Responsible for the customer' },
  deputy: { ru: 'Заместитель', en: 'Deputy' },
  group: { ru: 'Группа', en: 'Group' },
  branch: { ru: 'Филиал', en: 'Branch' },
  'least-load': { ru: 'Наименьшая загрузка', en: 'Least load' },
  policy: { ru: 'Правила', en: 'Policy' },
  person: { ru: 'Решение сотрудника', en: 'Decision of a person' },
  clock: { ru: 'Срок', en: 'Deadline' },
};

/** Unit of load without a tail of zeros, in the language's own decimal mark. */
const num = (value: Numbers[string] | undefined, language: Language): string =>
  value === null || value === undefined ? '—' : language === 'ru' ? String(value).replace('.', ',') : String(value);
const day = (value: Numbers[string] | undefined): string => String(value ?? '—').replace(/^(\d{4}-\d\d-\d\d)T.*/, '$1');

const sentences: Record<TraceCode, (n: Numbers, num: (key: string) => string) => Record<Language, string>> = {
  'at-work': (n, x) => ({
    ru: `${n.name} на месте, загрузка ${x('load')} из ${x('capacity')}`,
    en: `${n.name} is at work, load ${x('load')} of ${x('capacity')}`,
  }),
  'back-soon': (n, x) => ({
    ru: `${n.name} вернётся через ${x('minutes')} мин (ждём до ${x('limit')}), загрузка ${x('load')} из ${x('capacity')}`,
    en: `${n.name} is back in ${x('minutes')} min (we wait up to ${x('limit')}), load ${x('load')} of ${x('capacity')}`,
  }),
  'nobody-known': () => ({ ru: 'никто не назначен', en: 'nobody is set' }),
  gone: () => ({ ru: 'сотрудник больше не работает', en: 'the employee has left' }),
  absent: (n) => ({ ru: `${n.name} отсутствует до ${day(n.until)}`, en: `${n.name} is absent until ${day(n.until)}` }),
  away: (n, x) => ({
    ru:
      n.minutes === null
        ? `${n.name} не на месте`
        : `${n.name} не на месте ещё ${x('minutes')} мин, ждём не дольше ${x('limit')}`,
    en:
      n.minutes === null
        ? `${n.name} is away`
        : `${n.name} is away for ${x('minutes')} more min, we wait no longer than ${x('limit')}`,
  }),
  full: (n, x) => ({
    ru: `${n.name}: места нет, загрузка ${x('load')} из ${x('capacity')}, обращение весит ${x('weight')}`,
    en: `${n.name} has no room, load ${x('load')} of ${x('capacity')}, the inquiry weighs ${x('weight')}`,
  }),
  'passed-before': (n) => ({
    ru: `${n.name} уже возвращал это обращение`,
    en: `${n.name} has returned this inquiry before`,
  }),
  'stands-in': (n, x) => ({
    ru: `${n.name} замещает (${n.for}), загрузка ${x('load')} из ${x('capacity')}`,
    en: `${n.name} stands in for ${n.for}, load ${x('load')} of ${x('capacity')}`,
  }),
  'nobody-to-stand-in-for': () => ({ ru: 'замещать некого', en: 'nobody to stand in for' }),
  'no-deputy-free': () => ({ ru: 'свободного заместителя нет', en: 'no deputy is free' }),
  'members-free': (n, x) => ({
    ru: `«${n.of}»: свободны ${x('free')} из ${x('outOf')}`,
    en: `“${n.of}”: ${x('free')} of ${x('outOf')} are free`,
  }),
  'no-member-free': (n) => ({ ru: `«${n.of}»: свободных нет`, en: `“${n.of}”: nobody is free` }),
  'not-given': () => ({ ru: 'не указано', en: 'not given' }),
  'least-loaded': (n, x) => ({
    ru:
      `${n.name}: загрузка ${x('load')} из ${x('capacity')} (${x('percent')} %), свободных ${x('free')}` +
      (n.next === null
        ? ''
        : Number(n.tied) > 0
          ? ', при равной загрузке ждёт дольше всех'
          : `, следующий ${n.next} (${x('nextPercent')} %)`),
    en:
      `${n.name}: load ${x('load')} of ${x('capacity')} (${x('percent')}%), ${x('free')} free` +
      (n.next === null
        ? ''
        : Number(n.tied) > 0
          ? ', waits the longest among equals'
          : `, next is ${n.next} (${x('nextPercent')}%)`),
  }),
  'nobody-free': (_, x) => ({
    ru: `свободных нет (на месте ${x('atWork')} из ${x('people')}), обращение ждёт`,
    en: `nobody is free (${x('atWork')} of ${x('people')} at work), the inquiry waits`,
  }),
  'no-rule-chose': () => ({
    ru: 'ни одно не выбрало сотрудника, обращение ждёт',
    en: 'none of them chose anybody, the inquiry waits',
  }),
  'by-hand': (n) => ({ ru: `назначил ${n.name ?? 'руководитель'}`, en: `assigned by ${n.name ?? 'the head'}` }),
  taken: (n) => ({ ru: `${n.name ?? 'сотрудник'} взял сам`, en: `${n.name ?? 'the employee'} took it` }),
  'moved-with-all': () => ({
    ru: 'все обращения сотрудника переданы',
    en: 'everything of the employee was handed over',
  }),
  'not-taken': (_, x) => ({
    ru: `не взято за ${x('minutes')} рабочих мин, вернулось в очередь`,
    en: `not taken in ${x('minutes')} working min, back in the queue`,
  }),
  'owner-absent': (n) => ({
    ru: `владелец отсутствует до ${day(n.until)}`,
    en: `the owner is absent until ${day(n.until)}`,
  }),
  'linked-to': (n) => ({ ru: `присоединено к обращению № ${n.number}`, en: `linked to inquiry ${n.number}` }),
  'linked-from': (n) => ({ ru: `присоединено обращение № ${n.number}`, en: `inquiry ${n.number} was linked to it` }),
  'separated-from': (n) => ({
    ru: `снова отделено от обращения № ${n.number}`,
    en: `separated from inquiry ${n.number} again`,
  }),
  'separated-out': (n) => ({
    ru: `обращение № ${n.number} снова отделено`,
    en: `inquiry ${n.number} was separated from it again`,
  }),
};

/** The trace as sentences for people, one per rule, in the order in which the rules were asked. */
export function explain(traces: readonly RuleTrace[], language: Language): string[] {
  return traces.map((t) => {
    const told = sentences[t.code](t.numbers, (key) => num(t.numbers[key], language))[language];
    return `${ruleNames[t.rule]?.[language] ?? t.rule}: ${told}.`;
  });
}
