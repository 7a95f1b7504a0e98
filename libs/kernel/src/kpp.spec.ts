import { Kpp } from './kpp.js';

describe('Kpp', () => {
  it.each([
    ['770701001', '770701001'],
    [' КПП: 7707 01 001', '770701001'],
    ['7707ab001', '7707AB001'],
  ])('%s', (text, value) => expect(Kpp.parse(text)?.value).toBe(value));
  it.each(['', '77070100', '7707010011', 'AB0701001', '000000000'])('refuses %j', (text) =>
    expect(Kpp.parse(text)).toBeNull(),
  );
});
