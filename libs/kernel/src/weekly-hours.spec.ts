import { joined, parseHours, shortened } from './weekly-hours.js';

describe('hours of a day', () => {
  it.each([
    ['09:00-18:00', [{ from: 540, to: 1080 }]],
    [
      '9:00–13:00, 14:00-18:00',
      [
        { from: 540, to: 780 },
        { from: 840, to: 1080 },
      ],
    ],
    ['20:00-02:00', [{ from: 1200, to: 1560 }]],
    ['00:00-24:00', [{ from: 0, to: 1440 }]],
    ['12:00-14:00,09:00-12:30', [{ from: 540, to: 840 }]],
    ['', []],
  ])('%j', (text, spans) => expect(parseHours(text)).toEqual(spans));
  it.each(['9-18', '25:00-26:00', '09:60-10:00', 'closed', '09:00-18:00-19:00'])('refuse %j', (text) =>
    expect(() => parseHours(text)).toThrow(),
  );
  it('lose the last hour of a short day, across a break if need be', () => {
    expect(shortened(parseHours('09:00-13:00,14:00-18:00'), 60)).toEqual(parseHours('09:00-13:00,14:00-17:00'));
    expect(shortened(parseHours('09:00-17:00,17:30-18:00'), 60)).toEqual(parseHours('09:00-16:30'));
    expect(shortened(parseHours('09:00-09:30'), 60)).toEqual([]);
  });
  it('join', () =>
    expect(
      joined([
        { from: 5, to: 5 },
        { from: 3, to: 9 },
        { from: 1, to: 3 },
      ]),
    ).toEqual([{ from: 1, to: 9 }]));
});
