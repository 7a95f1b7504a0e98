import type { SpokenLanguage } from './spoken-command.js';

/** Who is told something: whose wall clock and language count. */
export interface SpokenReader {
  readonly language: SpokenLanguage;
  readonly zone: string;
  readonly now: Date;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(reader: SpokenReader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = reader.language === 'ru' ? 'ru-RU' : 'en-GB';
  const key = `${locale} ${reader.zone} ${Object.entries(options).join()}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: reader.zone });
  formats.set(key, known);
  return known;
}
const dayKey = (instant: Date, reader: SpokenReader): string =>
  format(reader, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);

/** «15:30» */
export const saidTime = (instant: Date, reader: SpokenReader): string =>
  format(reader, { hour: '2-digit', minute: '2-digit' }).format(instant);

/** «сегодня», «завтра», «вчера», «пт, 4 декабря», with the year if it is another one. */
export function saidDay(instant: Date, reader: SpokenReader): string {
  const day = dayKey(instant, reader);
  const near = [-1, 0, 1].find((n) => day === dayKey(new Date(reader.now.getTime() + n * 86_400_000), reader));
  if (near !== undefined)
    return (
      (reader.language === 'ru' ? ['вчера', 'сегодня', 'завтра'] : ['yesterday', 'today', 'tomorrow'])[near + 1] ?? day
    );
  const yearOf = (at: Date): string => format(reader, { year: 'numeric' }).format(at);
  const year = yearOf(instant) === yearOf(reader.now) ? {} : { year: 'numeric' as const };
  return format(reader, { weekday: 'short', day: 'numeric', month: 'long', ...year }).format(instant);
}

/** «сегодня в 15:30», «пт, 4 декабря, в 10:00» */
export function saidMoment(instant: Date, reader: SpokenReader): string {
  const day = saidDay(instant, reader);
  const time = saidTime(instant, reader);
  if (reader.language === 'en') return `${day} at ${time}`;
  return `${day}${day.includes(' ') ? ',' : ''} в ${time}`;
}

/** «только что», «4 мин назад», «2 ч назад», «3 дня назад» */
export function saidAge(instant: Date, { now, language }: SpokenReader): string {
  const minutes = Math.floor((now.getTime() - instant.getTime()) / 60_000);
  if (minutes < 1) return language === 'ru' ? 'только что' : 'just now';
  if (minutes < 60) return language === 'ru' ? `${minutes} мин назад` : `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return language === 'ru' ? `${hours} ч назад` : `${hours} h ago`;
  return `${counted(Math.floor(hours / 24), language, ['день', 'дня', 'дней'], ['day', 'days'])} ${language === 'ru' ? 'назад' : 'ago'}`;
}

/** «45 мин», «2 ч 5 мин», «3 ч» */
export function saidLength(minutes: number, language: SpokenLanguage): string {
  const [hours, rest] = [Math.floor(Math.round(minutes) / 60), Math.round(minutes) % 60];
  const [h, min] = language === 'ru' ? ['ч', 'мин'] : ['h', 'min'];
  if (hours === 0) return `${rest} ${min}`;
  return rest === 0 ? `${hours} ${h}` : `${hours} ${h} ${rest} ${min}`;
}

/** «1 письмо», «3 письма», «5 писем» */
export function counted(
  n: number,
  language: SpokenLanguage,
  ru: readonly [one: string, few: string, many: string],
  en: readonly [one: string, many: string],
): string {
  if (language === 'en') return `${n} ${n === 1 ? en[0] : en[1]}`;
  const [tens, ones] = [Math.abs(n) % 100, Math.abs(n) % 10];
  const few = ones >= 2 && ones <= 4 && !(tens >= 12 && tens <= 14);
  return `${n} ${ones === 1 && tens !== 11 ? ru[0] : few ? ru[1] : ru[2]}`;
}
