import { WorkingCalendar } from '@prorab/kernel';
import { tokensOf } from '../token.js';
import { readDuration } from './duration.js';
import { readMoment } from './moment.js';
import { readPeriod } from './period.js';
import { Wall } from './wall.js';

const hours = { mon: '09:00-18:00', tue: '09:00-18:00', wed: '09:00-18:00', thu: '09:00-18:00', fri: '09:00-18:00' };
const wallIn = (zone: string, now: string): Wall =>
  new Wall(new Date(now), new WorkingCalendar({ zone, hours, holidays: null }));
const moment = (zone: string, now: string, text: string) => readMoment(wallIn(zone, now), tokensOf(text), 0)?.value;

describe('times as people say them', () => {
  it.each([
    // 22:30 in Petersburg is tomorrow already in Yekaterinburg.
    ['Europe/Moscow', '2026-11-26T19:30:00Z', 'завтра в 10', '2026-11-27T07:00:00.000Z'],
    ['Asia/Yekaterinburg', '2026-11-26T19:30:00Z', 'завтра в 10', '2026-11-28T05:00:00.000Z'],
    // The night in which Berlin moves its clock: 2:30 is skipped, 10:00 is an hour earlier in UTC than the day before.
    ['Europe/Berlin', '2027-03-27T12:00:00Z', 'завтра в 10', '2027-03-28T08:00:00.000Z'],
    ['Europe/Berlin', '2027-03-27T12:00:00Z', 'завтра в 2:30', '2027-03-28T01:00:00.000Z'],
    // A time that has passed is tomorrow's; three o'clock in an office is in the afternoon.
    ['Europe/Moscow', '2026-11-26T09:00:00Z', 'в 11:30', '2026-11-27T08:30:00.000Z'],
    ['Europe/Moscow', '2026-11-26T09:00:00Z', 'в 3', '2026-11-26T12:00:00.000Z'],
    ['Europe/Moscow', '2026-11-26T09:00:00Z', 'в 3 ночи', '2026-11-27T00:00:00.000Z'],
    ['Europe/Moscow', '2026-11-26T09:00:00Z', 'в 12 ночи', '2026-11-26T21:00:00.000Z'],
    ['Europe/Moscow', '2026-11-26T09:00:00Z', 'в четверг в 15:00', '2026-11-26T12:00:00.000Z'],
    ['Europe/Moscow', '2026-11-26T09:00:00Z', 'в четверг в 11:00', '2026-12-03T08:00:00.000Z'],
    ['Europe/Moscow', '2026-11-26T09:00:00Z', 'в следующий вторник', '2026-12-01T06:00:00.000Z'],
    ['Europe/Moscow', '2026-11-26T09:00:00Z', '29 февраля', '2028-02-29T06:00:00.000Z'],
    ['Europe/Moscow', '2026-11-26T09:00:00Z', 'через месяц', '2026-12-26T06:00:00.000Z'],
    ['Europe/Moscow', '2027-01-31T09:00:00Z', 'через месяц', '2027-02-28T06:00:00.000Z'],
    ['Europe/Moscow', '2026-11-26T20:45:00Z', 'через полчаса', '2026-11-26T21:15:00.000Z'],
  ])('%s, %s: «%s» is %s', (zone, now, text, at) => expect(moment(zone, now, text)?.at).toBe(at));

  it.each(['31 июня', '32.01.2027', 'в 25', 'через', 'в 10:75', 'следующий', 'через 100000 дней'])(
    '«%s» is no time',
    (text) => expect(moment('Europe/Moscow', '2026-11-26T09:00:00Z', text)).toBeUndefined(),
  );

  it.each([['с 5 декабря по 1 декабря 2026'], ['с 16 до 14'], ['по'], ['с'], ['с 40 по 50']])(
    '«%s» is no period',
    (text) => expect(readPeriod(wallIn('Europe/Moscow', '2026-11-26T09:00:00Z'), tokensOf(text), 0)).toBeNull(),
  );

  it.each([
    ['с 28 по 3 декабря', '2026-11-28', '2026-12-04'],
    ['с 28 декабря по 3 января', '2026-12-28', '2027-01-04'],
    ['с пятницы до вторника', '2026-11-27', '2026-12-01'],
    ['с понедельника по воскресенье', '2026-11-30', '2026-12-07'],
    ['со вторника на 3 дня', '2026-12-01', '2026-12-04'],
    ['на этой неделе', '2026-11-26', '2026-11-30'],
    ['1-5 декабря', '2026-12-01', '2026-12-06'],
    ['до конца месяца', '2026-11-26', '2026-12-01'],
    ['until the end of the week', '2026-11-26', '2026-11-30'],
  ])('«%s» is from %s to %s', (text, from, to) =>
    expect(readPeriod(wallIn('Europe/Moscow', '2026-11-26T09:00:00Z'), tokensOf(text), 0)?.value).toEqual({
      from: new Date(`${from}T00:00+03:00`).toISOString(),
      to: new Date(`${to}T00:00+03:00`).toISOString(),
      wholeDays: true,
    }),
  );

  it.each([
    ['полчаса', 30],
    ['час', 60],
    ['2 часа 15 минут', 135],
    ['полтора часа', 90],
    ['два дня', 2_880],
    ['half an hour', 30],
    ['90 min', 90],
  ])('«%s» lasts %d minutes', (text, minutes) => expect(readDuration(tokensOf(text), 0)?.value).toBe(minutes));
});
