import { kopecksOf, moneyText, paidPercent, roublesOf, typedRoubles } from './roubles.js';

describe('roubles on the desk', () => {
  it('are counted in kopecks', () => {
    expect(kopecksOf('1234.5')).toBe(123_450);
    expect(kopecksOf('-0.01')).toBe(-1);
    expect(roublesOf(kopecksOf('-12.05'))).toBe('-12.05');
    expect(roublesOf(5)).toBe('0.05');
  });
  it('are understood as people type them', () => {
    expect(typedRoubles('1 250,5')).toBe('1250.50');
    expect(typedRoubles('7000 ₽')).toBe('7000.00');
    for (const text of ['', '-5', '1.234', 'сто', '1,2,3']) expect(typedRoubles(text)).toBeNull();
  });
  it('are written with kopecks only where there are some', () => {
    const bare = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');
    expect(bare(moneyText('12000.00', 'ru'))).toBe('12 000 ₽');
    expect(bare(moneyText('12000.50', 'ru'))).toBe('12 000,50 ₽');
    expect(bare(moneyText('-1.00', 'en'))).toBe('-₽1');
  });
  it('say neither all nor nothing too early', () => {
    expect(paidPercent('0.00', '100.00')).toBe(0);
    expect(paidPercent('0.01', '1000000.00')).toBe(1);
    expect(paidPercent('999999.99', '1000000.00')).toBe(99);
    expect(paidPercent('120.00', '100.00')).toBe(100);
  });
});
