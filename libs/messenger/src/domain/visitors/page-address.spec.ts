import { pageAddress, sourceOf } from './page-address.js';

describe('the address of a page, as agents may see it', () => {
  it.each([
    ['https://shop.example/brick?id=5&token=secret#basket', 'https://shop.example/brick?id=5'],
    ['https://user:pass@shop.example/a?email=a@b.ru&utm_source=direct', 'https://shop.example/a?utm_source=direct'],
    ['https://магазин.example/кирпич', 'https://xn--80aairftm.example/%D0%BA%D0%B8%D1%80%D0%BF%D0%B8%D1%87'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['none', null],
  ])('%s → %s', (text, shown) => expect(pageAddress(text)).toBe(shown));
  it('is not endless', () => expect(pageAddress(`https://shop.example/${'a'.repeat(4_000)}`)).toHaveLength(500));

  it('the source is the page before and the marks of the campaign', () => {
    const page = 'https://shop.example/?utm_source=direct&utm_term=%D0%BA%D0%B8%D1%80%D0%BF%D0%B8%D1%87&x=1';
    expect(sourceOf(page, 'https://ya.example/search?text=secret')).toEqual({
      referrer: 'https://ya.example/search',
      utm: { utm_source: 'direct', utm_term: 'кирпич' },
    });
    expect(sourceOf('https://shop.example/b', 'https://shop.example/a')).toBeNull();
    expect(sourceOf('https://shop.example/b', null)).toBeNull();
  });
});
