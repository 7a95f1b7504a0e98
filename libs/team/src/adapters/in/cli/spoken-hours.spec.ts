import { spokenHours } from './spoken-hours.js';

const week = (days: string, hours: string) => Object.fromEntries(days.split(' ').map((day) => [day, hours]));

describe('hours as people write them', () => {
  it.each([
    ['пн-пт 9:00-18:00', week('mon tue wed thu fri', '09:00-18:00')],
    ['mon=09:00-18:00', week('mon', '09:00-18:00')],
    ['Пн–Пт 9:00 – 18:00, сб 10:00-15:00', { ...week('mon tue wed thu fri', '09:00-18:00'), sat: '10:00-15:00' }],
    [
      'пн,ср: 9:00-13:00, 14:00-18:00; вт 20:00-2:00',
      { ...week('mon wed', '09:00-13:00, 14:00-18:00'), tue: '20:00-02:00' },
    ],
    ['сб-пн 0:00-24:00', week('sat sun mon', '00:00-24:00')],
    ['mon=9:00-18:00,tue=9:00-18:00', week('mon tue', '09:00-18:00')],
  ])('«%s»', (text, hours) => expect(spokenHours(text)).toEqual(hours));

  it.each([
    '',
    'пн',
    '9:00-18:00',
    'пн-пт с девяти',
    'пн 9:00-18:00 и сб',
    'xx 9:00-18:00',
    'пн-ср-пт 9:00-18:00',
    'пн-ср 9:00-18:00, вт 9:00-17:00',
  ])('not «%s»', (text) => expect(spokenHours(text)).toBeNull());
});
