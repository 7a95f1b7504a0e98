import { type NthDay, type RepeatRule, type RuleDay, weekdays } from './repeat-rule.js';
import { type Wall, midnightOf } from './wall-time.js';

export type Language = 'ru' | 'en';

const ru = {
  day: 'понедельник вторник среду четверг пятницу субботу воскресенье'.split(' '),
  each: ['каждый', 'каждый', 'каждую', 'каждый', 'каждую', 'каждую', 'каждое'],
  byDay: 'понедельникам вторникам средам четвергам пятницам субботам воскресеньям'.split(' '),
  month: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  first: { masculine: ['первый', 'второй', 'третий', 'четвёртый', 'пятый'], last: 'последний' },
  second: { feminine: ['первую', 'вторую', 'третью', 'четвёртую', 'пятую'], last: 'последнюю' },
  third: { neuter: ['первое', 'второе', 'третье', 'четвёртое', 'пятое'], last: 'последнее' },
};
const en = {
  day: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
  month: 'January February March April May June July August September October November December'.split(' '),
  nth: ['first', 'second', 'third', 'fourth', 'fifth'],
};
const workdays = 'MO TU WE TH FR';
const weekend = 'SA SU';
const at = (day: RuleDay): number => weekdays.indexOf(day);
const joined = (list: readonly string[], and: string): string =>
  list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} ${and} ${list.at(-1)}`;
const plain = (rule: RepeatRule): string =>
  rule.byDay.every((d) => d.nth === null) ? rule.byDay.map((d) => d.day).join(' ') : '';

/** «1 час», «2 часа», «5 часов». */
export function counted(n: number, one: string, few: string, many: string): string {
  const [tens, units] = [n % 100, n % 10];
  const form = tens > 10 && tens < 20 ? many : units === 1 ? one : units > 1 && units < 5 ? few : many;
  return `${n} ${form}`;
}

function nthRu({ day, nth }: NthDay): string {
  const gender = day === 'SU' ? 'neuter' : ['WE', 'FR', 'SA'].includes(day) ? 'feminine' : 'masculine';
  const words = { masculine: ru.first.masculine, feminine: ru.second.feminine, neuter: ru.third.neuter }[gender];
  const last = { masculine: ru.first.last, feminine: ru.second.last, neuter: ru.third.last }[gender];
  const n = nth ?? 1;
  return `${n < 0 ? (n === -1 ? last : `${-n}-й с конца`) : (words[n - 1] ?? '')} ${ru.day[at(day)] ?? ''}`;
}
const nthEn = ({ day, nth }: NthDay): string => {
  const n = nth ?? 1;
  const which = n === -1 ? 'last' : n < 0 ? `${en.nth[-n - 1] ?? ''} to last` : (en.nth[n - 1] ?? '');
  return `${which} ${en.day[at(day)] ?? ''}`;
};

function daysRu(rule: RepeatRule, start: Wall): string {
  const { freq, interval, byDay, byMonthDay, byMonth, bySetPos } = rule;
  const date = new Date(start);
  switch (freq) {
    case 'HOURLY':
      return interval === 1 ? 'каждый час' : `каждые ${counted(interval, 'час', 'часа', 'часов')}`;
    case 'DAILY':
    case 'WEEKLY': {
      const days = plain(rule);
      const often =
        interval > 1 &&
        (freq === 'DAILY'
          ? `каждые ${counted(interval, 'день', 'дня', 'дней')}`
          : `каждые ${counted(interval, 'неделю', 'недели', 'недель')}`);
      if (days === workdays) return often ? `${often} по будням` : 'по будням';
      if (days === weekend) return often ? `${often} по выходным` : 'по выходным';
      const list = byDay.length || freq === 'DAILY' ? byDay.map((d) => at(d.day)) : [(date.getUTCDay() + 6) % 7];
      if (list.length === 0) return often || 'каждый день';
      if (!often && list.length === 1) return `${ru.each[list[0] ?? 0]} ${ru.day[list[0] ?? 0]}`;
      const named = joined(
        list.map((n) => ru.byDay[n] ?? ''),
        'и',
      );
      return `${often ? `${often} ` : ''}по ${named}`;
    }
    case 'MONTHLY': {
      const each = interval === 1 ? 'каждого месяца' : `раз в ${counted(interval, 'месяц', 'месяца', 'месяцев')}`;
      if (bySetPos.length)
        return `${bySetPos[0] === -1 ? 'последний' : `${bySetPos.join(', ')}-й`} ${plain(rule) === workdays ? 'рабочий день' : `день из ${byDay.map((d) => ru.byDay[at(d.day)]).join(', ')}`} ${each}`;
      if (byDay.length) return `${joined(byDay.map(nthRu), 'и')} ${each}`;
      const days = byMonthDay.length ? byMonthDay : [date.getUTCDate()];
      const said = joined(
        days.map((d) => (d === -1 ? 'последний день' : d < 0 ? `${-d}-й день с конца` : `${d}-го`)),
        'и',
      );
      return `${said} ${byMonth.length ? `(${byMonth.map((m) => ru.month[m - 1]).join(', ')})` : each}`;
    }
    default: {
      const each = interval === 1 ? 'каждый год' : `раз в ${counted(interval, 'год', 'года', 'лет')}`;
      const days = byMonthDay.length ? byMonthDay : [date.getUTCDate()];
      const months = byMonth.length ? byMonth : [date.getUTCMonth() + 1];
      return `${each} ${months.map((m) => `${days.join(', ')} ${ru.month[m - 1] ?? ''}`).join(', ')}`;
    }
  }
}

function daysEn(rule: RepeatRule, start: Wall): string {
  const { freq, interval, byDay, byMonthDay, byMonth, bySetPos } = rule;
  const date = new Date(start);
  const every = (unit: string): string => (interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`);
  switch (freq) {
    case 'HOURLY':
      return every('hour');
    case 'DAILY':
    case 'WEEKLY': {
      const days = plain(rule);
      const list = byDay.length || freq === 'DAILY' ? byDay.map((d) => at(d.day)) : [(date.getUTCDay() + 6) % 7];
      const often = interval > 1 ? `${every(freq === 'DAILY' ? 'day' : 'week')} on ` : 'every ';
      if (days === workdays) return interval > 1 ? `${often}weekdays` : 'every weekday';
      if (list.length === 0) return every('day');
      return `${often}${joined(
        list.map((n) => en.day[n] ?? ''),
        'and',
      )}`;
    }
    case 'MONTHLY': {
      if (bySetPos.length)
        return `on the ${bySetPos[0] === -1 ? 'last' : (en.nth[(bySetPos[0] ?? 1) - 1] ?? String(bySetPos[0]))} ${plain(rule) === workdays ? 'weekday' : `of ${byDay.map((d) => en.day[at(d.day)]).join(', ')}`} of ${every('month')}`;
      if (byDay.length) return `on the ${joined(byDay.map(nthEn), 'and')} of ${every('month')}`;
      const days = byMonthDay.length ? byMonthDay : [date.getUTCDate()];
      const said = joined(
        days.map((d) => (d === -1 ? 'the last day' : d < 0 ? `day ${-d} from the end` : `day ${d}`)),
        'and',
      );
      return `on ${said} of ${byMonth.length ? byMonth.map((m) => en.month[m - 1]).join(', ') : every('month')}`;
    }
    default: {
      const days = byMonthDay.length ? byMonthDay : [date.getUTCDate()];
      const months = byMonth.length ? byMonth : [date.getUTCMonth() + 1];
      return `${every('year')} on ${months.map((m) => `${days.join(', ')} ${en.month[m - 1] ?? ''}`).join(', ')}`;
    }
  }
}

const two = (n: number): string => String(n).padStart(2, '0');
function timesOf({ freq, byHour, byMinute }: RepeatRule, start: Wall): string[] {
  const minutes = Math.floor((start - midnightOf(start)) / 60_000);
  const minute = byMinute[0] ?? minutes % 60;
  if (freq === 'HOURLY' && byHour.length === 0) return [];
  return (byHour.length ? byHour : [Math.floor(minutes / 60)]).map((hour) => `${hour}:${two(minute)}`);
}

/** The rule as a person would say it: «каждый понедельник в 9:00», “every Monday at 9:00”. */
export function ruleInWords(rule: RepeatRule, start: Wall, language: Language): string {
  const times = timesOf(rule, start);
  const russian = language === 'ru';
  const days = russian ? daysRu(rule, start) : daysEn(rule, start);
  const time = times.length ? ` ${russian ? 'в' : 'at'} ${joined(times, russian ? 'и' : 'and')}` : '';
  const end = rule.until === null ? '' : `, ${russian ? 'до' : 'until'} ${dateInWords(rule.until, language)}`;
  const count =
    rule.count === null
      ? ''
      : russian
        ? `, всего ${counted(rule.count, 'раз', 'раза', 'раз')}`
        : `, ${rule.count} times in all`;
  return `${days}${time}${end}${count}`;
}

/** «7 декабря 2026» */
export function dateInWords(wall: Wall, language: Language): string {
  const d = new Date(wall);
  const month = (language === 'ru' ? ru.month : en.month)[d.getUTCMonth()] ?? '';
  return `${d.getUTCDate()} ${month} ${d.getUTCFullYear()}`;
}
const short = { ru: 'вс пн вт ср чт пт сб'.split(' '), en: 'Sun Mon Tue Wed Thu Fri Sat'.split(' ') };
/** «пн, 7 декабря, 9:00»; with the year when it is not that of `today`. */
export function momentInWords(wall: Wall, language: Language, today: Wall): string {
  const d = new Date(wall);
  const month = (language === 'ru' ? ru.month : en.month)[d.getUTCMonth()] ?? '';
  const year = d.getUTCFullYear() === new Date(today).getUTCFullYear() ? '' : ` ${d.getUTCFullYear()}`;
  return `${short[language][d.getUTCDay()]}, ${d.getUTCDate()} ${month}${year}, ${d.getUTCHours()}:${two(d.getUTCMinutes())}`;
}
