import { type ShownNumber, visitBefore, visitFacts } from './site-visit.js';

const at = (hours: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + hours * 3_600_000);
const shown = (visitId: string, from: number, to: number): ShownNumber => ({
  ...{ id: `${visitId} ${from}`, pool: 'site', number: '+78112200001', visitId, shownAt: at(from), seenAt: at(to) },
  facts: visitFacts({ source: 'яндекс', campaign: visitId }),
});

describe('what a page tells of a visit', () => {
  it('is kept without what may be personal in its address', () => {
    const told = visitFacts({
      page: 'https://shop.example/kirpich?email=ivan@example.ru#top',
      referrer: 'https://yandex.ru/search/?text=кирпич',
      ...{ source: 'яндекс', medium: 'cpc', campaign: 'кирпич-псков', term: '', content: null },
    });
    expect(told).toEqual({
      ...{ page: 'https://shop.example/kirpich', referrer: 'https://yandex.ru/search/' },
      ...{ source: 'яндекс', medium: 'cpc', campaign: 'кирпич-псков', term: null, content: null },
    });
  });
  it('names who has sent him where no source is told, and nobody when he came from the site itself', () => {
    const page = 'https://shop.example/';
    expect(visitFacts({ page, referrer: 'https://www.google.com/' }).source).toBe('google.com');
    expect(visitFacts({ page, referrer: 'https://www.shop.example/a' }).source).toBeNull();
    expect(visitFacts({}).source).toBeNull();
  });
  it('is cut, on one line, and no script', () => {
    const { page, source, campaign } = visitFacts({
      ...{ page: 'javascript:alert(1)', source: ` a\u0000\n b${'я'.repeat(500)}`, campaign: 'x'.repeat(5_000) },
    });
    expect(page).toBeNull();
    expect(source).toMatch(/^a bя+$/);
    expect([source?.length, campaign?.length]).toEqual([60, 100]);
    expect(visitFacts({ page: `https://shop.example/${'a'.repeat(5_000)}` }).page).toHaveLength(300);
  });
});
describe('the visit of a call', () => {
  it('is the one that was shown the number last before it', () => {
    const all = [shown('late', 5, 6), shown('first', 0, 0.5), shown('second', 4, 4.5)];
    expect(visitBefore(at(4.9), all)).toMatchObject({ id: 'second', campaign: 'second', sure: true });
    expect(visitBefore(at(-1), all)).toBeNull();
    expect(visitBefore(at(0), all)).toMatchObject({ id: 'first', source: 'яндекс', shownAt: at(0).toISOString() });
  });
  it('is not sure when another had the number within three hours, or it was there longer ago itself', () => {
    const [one, two] = [shown('one', 0, 0.5), shown('two', 1, 1.2)];
    expect(visitBefore(at(1.3), [one, two])).toMatchObject({ id: 'two', sure: false });
    expect(visitBefore(at(4), [one, two])).toMatchObject({ id: 'two', sure: true });
    expect(visitBefore(at(30), [one, two])).toMatchObject({ id: 'two', sure: false });
    expect(visitBefore(at(1.3), [one, { ...two, visitId: 'one' }])).toMatchObject({ id: 'one', sure: true });
  });
});
