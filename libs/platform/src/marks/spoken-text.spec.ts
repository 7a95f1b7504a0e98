import { type SpokenReader, counted, saidAge, saidDay, saidLength, saidMoment } from './spoken-text.js';

const at = (language: 'ru' | 'en'): SpokenReader => ({
  language,
  zone: 'Europe/Moscow',
  now: new Date('2026-11-26T09:00:00Z'),
});
const day = (iso: string, language: 'ru' | 'en' = 'ru') => saidDay(new Date(iso), at(language));

describe('what the assistant says of times', () => {
  it('calls near days by their names, by the wall of the person', () => {
    expect([day('2026-11-26T20:59:00Z'), day('2026-11-26T21:00:00Z'), day('2026-11-25T20:00:00Z')]).toEqual([
      'сегодня',
      'завтра',
      'вчера',
    ]);
    expect(day('2026-12-04T09:00:00Z')).toBe('пт, 4 декабря');
    expect(day('2026-12-04T09:00:00Z', 'en')).toBe('Fri 4 December');
    expect(day('2027-01-11T09:00:00Z')).toContain('2027');
  });
  it('says a moment', () => {
    expect(saidMoment(new Date('2026-11-27T07:00:00Z'), at('ru'))).toBe('завтра в 10:00');
    expect(saidMoment(new Date('2026-12-04T07:00:00Z'), at('ru'))).toBe('пт, 4 декабря, в 10:00');
    expect(saidMoment(new Date('2026-11-27T07:00:00Z'), at('en'))).toBe('tomorrow at 10:00');
  });
  it('says an age', () => {
    const ago = (minutes: number, language: 'ru' | 'en' = 'ru') =>
      saidAge(new Date(at(language).now.getTime() - minutes * 60_000), at(language));
    expect([ago(0), ago(4), ago(130), ago(3 * 1440)]).toEqual([
      'только что',
      '4 мин назад',
      '2 ч назад',
      '3 дня назад',
    ]);
    expect([ago(0, 'en'), ago(4, 'en'), ago(1440, 'en')]).toEqual(['just now', '4 min ago', '1 day ago']);
  });
  it('says lengths and counts', () => {
    expect([saidLength(45, 'ru'), saidLength(125, 'ru'), saidLength(180, 'en')]).toEqual([
      '45 мин',
      '2 ч 5 мин',
      '3 h',
    ]);
    const letters = (n: number) => counted(n, 'ru', ['письмо', 'письма', 'писем'], ['letter', 'letters']);
    expect([1, 3, 5, 11, 12, 21, 22, 100].map(letters).join(', ')).toBe(
      '1 письмо, 3 письма, 5 писем, 11 писем, 12 писем, 21 письмо, 22 письма, 100 писем',
    );
  });
});
