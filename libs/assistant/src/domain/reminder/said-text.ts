import type { Recipient } from './recipient.js';
import { type Language, counted, momentInWords } from './rule-words.js';
import { wallOf } from './wall-time.js';

export interface SaidLine {
  readonly number: number | null;
  readonly text: string;
  readonly dueAt: Date;
  readonly lateMs: number;
  readonly missed: number;
  readonly insteadOf: Recipient | null;
  /** Nobody reacted so many times in a row; 0 = not worth a word. */
  readonly ignored: number;
}
export interface SaidBy {
  readonly language: Language;
  readonly zone: string;
  readonly now: Date;
  readonly lateAfterMinutes: number;
}

/** «2 ч 10 мин», «3 дн. 4 ч» */
export function spanInWords(ms: number, language: Language): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const unit = language === 'ru' ? { d: ' дн.', h: ' ч', m: ' мин' } : { d: ' d', h: ' h', m: ' min' };
  const parts = [days && `${days}${unit.d}`, hours && `${hours}${unit.h}`, !days && rest && `${rest}${unit.m}`];
  return parts.filter(Boolean).join(' ');
}

const moment = (at: Date, { language, zone, now }: SaidBy): string =>
  momentInWords(wallOf(at, zone), language, wallOf(now, zone));

/** A reminder that is said by itself. */
export function lineAlone(line: SaidLine, by: SaidBy): string {
  const ru = by.language === 'ru';
  const { insteadOf, missed, lateMs, ignored } = line;
  const away = insteadOf?.absentUntil
    ? ru
      ? ` (нет до: ${moment(insteadOf.absentUntil, by)})`
      : ` (away until ${moment(insteadOf.absentUntil, by)})`
    : '';
  return [
    ...(insteadOf ? [`${ru ? 'Вместо сотрудника' : 'Standing in for'} ${insteadOf.name}${away}:`] : []),
    `${ru ? 'Напоминаю' : 'Reminder'}${line.number === null ? '' : ` № ${line.number}`}: ${line.text}`,
    ...(lateMs >= by.lateAfterMinutes * 60_000 ? [lateness(line, by)] : []),
    ...(missed > 0
      ? [ru ? `Пропущено раньше: ${counted(missed, 'раз', 'раза', 'раз')}.` : `Missed before: ${missed}.`]
      : []),
    ...(ignored > 0
      ? [
          ru
            ? `Уже ${counted(ignored, 'раз', 'раза', 'раз')} подряд без ответа. Убрать это правило?`
            : `No answer ${ignored} times in a row. Remove this rule?`,
        ]
      : []),
  ].join('\n');
}
const lateness = ({ lateMs, dueAt }: SaidLine, by: SaidBy): string =>
  by.language === 'ru'
    ? `Опоздало на ${spanInWords(lateMs, 'ru')}, срок был: ${moment(dueAt, by)}.`
    : `Late by ${spanInWords(lateMs, 'en')}, it was due ${moment(dueAt, by)}.`;

/** Many in one message: at most `most` lines, the rest by a link. */
export function linesTogether(
  title: string,
  lines: readonly SaidLine[],
  { most, link, ...by }: SaidBy & { most: number; link: string },
): string {
  const ru = by.language === 'ru';
  const shown = lines.slice(0, most).map((line) => {
    const instead = line.insteadOf ? (ru ? ` (вместо: ${line.insteadOf.name})` : ` (for ${line.insteadOf.name})`) : '';
    const late = by.now.getTime() - line.dueAt.getTime();
    const overdue = late >= by.lateAfterMinutes * 60_000;
    const when = overdue
      ? ru
        ? `просрочено на ${spanInWords(late, 'ru')}`
        : `overdue by ${spanInWords(late, 'en')}`
      : moment(line.dueAt, by);
    return `• ${line.number === null ? '' : `№ ${line.number} `}${line.text}${instead}: ${when}`;
  });
  const more = lines.length - shown.length;
  return [title, ...shown, ...(more > 0 ? [`${ru ? `Ещё ${more}` : `${more} more`}: ${link}`] : [])].join('\n');
}

/** The head gets a total, not each line. */
export function totalsForHead(
  silent: readonly { name: string; count: number; oldest: Date }[],
  held: readonly { name: string; count: number; until: Date }[],
  { link, ...by }: SaidBy & { link: string },
): string {
  const ru = by.language === 'ru';
  return [
    ...(silent.length ? [ru ? 'Напомнила, но реакции нет:' : 'Reminded, but nobody reacted:'] : []),
    ...silent.map(
      ({ name, count, oldest }) =>
        `• ${name}: ${count}, ${ru ? 'старшее' : 'the oldest'} ${spanInWords(by.now.getTime() - oldest.getTime(), by.language)}`,
    ),
    ...(held.length ? [ru ? 'Ждут возвращения, заместителя нет:' : 'Waiting for a return, nobody stands in:'] : []),
    ...held.map(({ name, count, until }) => `• ${name}: ${count}, ${ru ? 'до' : 'until'} ${moment(until, by)}`),
    link,
  ].join('\n');
}
