import { Ogrn } from './ogrn.js';

describe('Ogrn', () => {
  it.each(['1027700132195', '1027700070518', '1027700229193', 'ОГРН 1027700132195'])('%s is a company', (text) => {
    expect(Ogrn.parse(text)?.owner).toBe('company');
  });
  it('304500116000157 is a sole trader', () => expect(Ogrn.parse('304500116000157')?.owner).toBe('person'));
  it.each(['1027700132194', '0000000000000', '102770013219', 'x'])('refuses %j', (text) =>
    expect(Ogrn.parse(text)).toBeNull(),
  );
});
