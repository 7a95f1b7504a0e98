import { containing, searchText } from './search-text.js';

describe('search texts', () => {
  it('are alike however the name is typed', () => {
    expect(searchText('  Алёна   СЁМИНА ')).toBe('алена семина');
    expect(searchText('и\u0306')).toBe('й');
  });
  it('take signs of patterns literally', () => {
    expect(containing('50%_!')).toBe('%50!%!_!!%');
  });
});
