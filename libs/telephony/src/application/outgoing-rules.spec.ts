import { OutgoingRules } from './outgoing-rules.js';

const rules = new OutgoingRules({
  ...{ trunks: new Map([['+78112201234', 'pskov']]), trunk: 'main', seconds: 90, callsPerMinute: 10 },
  ...{ allow: ['+375', '+78091'], deny: ['+7809', '+7840'] },
});

describe('where the house calls', () => {
  it.each([
    ['+79112223344', true],
    ['+78112201234', true],
    ['+77012223344', false],
    ['+4930123456', false],
    ['+375291234567', true],
    ['+78095551122', false],
    ['+78091234567', true],
    ['+78405551122', false],
  ])('%s: %s', (number, allowed) => expect(rules.allows(number)).toBe(allowed));
  it('by the provider of the line, else by the common one', () => {
    expect([rules.trunkOf('+78112201234'), rules.trunkOf('+78120000000')]).toEqual(['pskov', 'main']);
  });
});
