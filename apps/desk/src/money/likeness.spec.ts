import { likenessOf } from './likeness.js';

describe('why two customers may be one', () => {
  it('is read from what the house notes', () => {
    expect(likenessOf('point:phone:+78112550142')).toEqual({
      ...{ key: 'money.likeness.point', kind: 'phone', value: '+78112550142' },
    });
    expect(likenessOf('name:0.86')).toEqual({ key: 'money.likeness.name', percent: 86 });
    expect(likenessOf('name:1')).toEqual({ key: 'money.likeness.name', percent: 100 });
    expect(likenessOf('something else')).toBeNull();
  });
});
