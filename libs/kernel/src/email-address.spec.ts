import fc from 'fast-check';
import { EmailAddress } from './email-address.js';

describe('EmailAddress', () => {
  it.each([
    [' Ivan.Petrov@Example.RU ', 'ivan.petrov@example.ru'],
    ['<a+b@x-y.example.com>', 'a+b@x-y.example.com'],
    ['mailto:a@b.ru', 'a@b.ru'],
    ['почта@пример.рф', 'почта@xn--e1afmkfd.xn--p1ai'],
    ['a@XN--E1AFMKFD.xn--p1ai', 'a@xn--e1afmkfd.xn--p1ai'],
    ['a\u200b@b.ru\u00ad', 'a@b.ru'],
    ["o'neil@b.ru.", "o'neil@b.ru"],
  ])('%j is %s', (text, value) => expect(EmailAddress.parse(text)?.value).toBe(value));

  it.each([
    '',
    '@',
    'a@',
    '@b.ru',
    'a b@c.ru',
    'a@b',
    'a@b..ru',
    '.a@b.ru',
    'a.@b.ru',
    'a..b@c.ru',
    'a@-b.ru',
    'a@b_c.ru',
    'a@1.2.3.4',
    'Иван <a@b.ru>',
    'a@b.ru, c@d.ru',
    'a@b.ru\r\nBcc: x@y.ru',
    `${'a'.repeat(65)}@b.ru`,
    `a@${'b'.repeat(64)}.ru`,
    'a@b.ru/path',
    'a@b.ru:25',
    `a@${'b.'.repeat(130)}ru`,
  ])('refuses %j', (text) => expect(EmailAddress.parse(text)).toBeNull());

  it('is one spelling: reading its own value changes nothing', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const once = EmailAddress.parse(text);
        if (once) expect(EmailAddress.parse(once.value.toUpperCase())?.value).toBe(once.value);
      }),
    );
  });
  it('never throws and never lets a line break or a space through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        expect(EmailAddress.parse(text)?.value ?? '').not.toMatch(/\s/),
      ),
    );
  });
});
