import { phoneText } from './phone-text.js';

describe('a number as people read it', () => {
  it('is in groups when it is Russian, and as it came when it is not', () => {
    expect(['+79112223344', '+4915112345678', '305', '+7911222'].map(phoneText)).toEqual([
      ...['+7 911 222-33-44', '+4915112345678', '305', '+7911222'],
    ]);
  });
});
