import { shippedAreaCodes } from './shipped-area-codes.js';

describe('the codes that come with the house', () => {
  const codes = shippedAreaCodes();
  it('know the cities of the branches and others by their numbers', () => {
    const cityOf = (number: string): string | null | undefined => codes.placeOf(number)?.city;
    expect(
      [
        '+78122201234',
        '+78112201234',
        '+78162112233',
        '+78142770000',
        '+74951234567',
        '+73432201234',
        '+74012201234',
      ].map(cityOf),
    ).toEqual([
      'Санкт-Петербург',
      'Псков',
      'Великий Новгород',
      'Петрозаводск',
      'Москва',
      'Екатеринбург',
      'Калининград',
    ]);
    expect(codes.placeOf('+78115331234')).toEqual({ city: 'Великие Луки', region: 'Псковская обл.', weak: false });
  });
  it('give a region to whatever a city does not', () => {
    const regions = new Set(codes.codes.map((code) => codes.placeOf(`+7${code.padEnd(10, '9')}`)?.region));
    expect(regions.size).toBeGreaterThanOrEqual(80);
    for (const code of codes.codes) expect(codes.placeOf(`+7${code.slice(0, 3)}9999999`)?.region).toBeTruthy();
  });
  it('say nothing of mobile numbers', () => {
    expect(codes.placeOf('+79112223344')).toBeNull();
  });
});
