import fc from 'fast-check';
import { checkedKeys } from './push-device.js';
import { pushHint } from './push-hint.js';

describe('a hint', () => {
  const hint = (title: string, text: string) => pushHint({ kind: 'message', conversationId: null, title, text });
  it('is one short line, cut between characters', () => {
    expect(hint('Отдел\nпродаж', 'Кирпич\u202e\t  едет')).toMatchObject({ title: 'Отдел продаж', text: 'Кирпич едет' });
    expect(hint('', 'слово '.repeat(50)).text).toMatch(/^(?:слово ){23}с…$/);
    expect(hint('', `${'a'.repeat(135)}👨‍👩‍👧‍👦`).text).toBe(`${'a'.repeat(135)}…`);
  });
  it('is small, whatever is written', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        const { title, text: shown } = hint(text, text);
        expect([title.length <= 80, shown.length <= 140, shown.isWellFormed()]).toEqual([true, true, true]);
        expect(new TextEncoder().encode(JSON.stringify(hint(text, text))).length).toBeLessThan(1_500);
      }),
    ));
});
describe('keys of a subscription', () => {
  const good = { p256dh: `B${'a'.repeat(86)}`, auth: '-_'.repeat(11) };
  it('are taken with and without padding', () => {
    expect(checkedKeys(good)).toEqual(good);
    expect(checkedKeys({ p256dh: `${good.p256dh}=`, auth: `${good.auth}==` })).toEqual(good);
  });
  it.each([
    [{ ...good, p256dh: '' }],
    [{ ...good, p256dh: `C${'a'.repeat(86)}` }],
    [{ ...good, p256dh: `B${'+'.repeat(86)}` }],
    [{ ...good, auth: 'short' }],
  ])('are refused: %j', (keys) => expect(() => checkedKeys(keys)).toThrow('not those of a browser'));
});
