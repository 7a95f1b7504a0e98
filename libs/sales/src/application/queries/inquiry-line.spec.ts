import { partyName } from './inquiry-line.js';

describe('what a customer without a name is called', () => {
  const points = (...of: [kind: string, value: string][]): string =>
    JSON.stringify(of.map(([kind, value]) => ({ kind, value })));

  it('by the first thing that people can read', () => {
    expect(partyName(null, points(['visitor', '0190a000'], ['phone', '+79215551212']))).toBe('+79215551212');
    expect(partyName('Ромашка', points(['phone', '+79215551212']))).toBe('Ромашка');
  });
  it('by nothing, if all we know is the id of a browser', () => {
    expect(partyName(null, points(['visitor', '0190a000']))).toBeNull();
    expect(partyName(null, points())).toBeNull();
  });
});
