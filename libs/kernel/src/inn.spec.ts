import fc from 'fast-check';
import { Inn } from './inn.js';

describe('Inn', () => {
  it.each(['7707083893', '7736050003', '7736207543', ' 7707 083893 ', 'ИНН: 7707083893'])('%s is a company', (text) => {
    expect(Inn.parse(text)?.owner).toBe('company');
  });
  it('500100732259 is a person', () => expect(Inn.parse('500100732259')?.owner).toBe('person'));
  it.each(['0000000000', '000000000000', '770708389', '77070838931', 'abc', '', '7707083893/770701001'])(
    'refuses %j',
    (text) => {
      expect(Inn.parse(text)).toBeNull();
    },
  );
  it('notices every single wrong digit of a company, save where the check itself folds 10 into 0', () => {
    const good = '7736050003';
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), (at, digit) => {
        fc.pre(good[at] !== String(digit));
        const bad = good.slice(0, at) + digit + good.slice(at + 1);
        const sum = [2, 4, 10, 3, 5, 9, 4, 6, 8].reduce((a, w, i) => a + w * Number(bad[i]), 0);
        if (sum % 11 !== 10) expect(Inn.parse(bad)).toBeNull();
      }),
    );
  });
});
