import fc from 'fast-check';
import { parsePhones } from './phone-list.js';
import { PhoneNumber } from './phone-number.js';

const e164 = (text: string, areaCode?: string): string | undefined => PhoneNumber.parse(text, { areaCode })?.e164;

describe('PhoneNumber', () => {
  it.each([
    '8 (812) 123-45-67',
    '+7 812 123 45 67',
    '+78121234567',
    '78121234567',
    '88121234567',
    '8121234567',
    '812 123-45-67',
    '(812) 1234567',
    '8-812-123-45-67',
    '8\u00a0812\u00a0123\u201145\u201167',
    'тел. 8 812 123-45-67',
    'Тел.: +7 (812) 123-45-67',
    'tel:+7-812-123-45-67',
    '8 10 7 812 123-45-67',
    '8-10-7-812-123-45-67',
    '+8 (812) 123-45-67',
    '+7(812)123.45.67',
    '８ ８１２ １２３４５６７',
  ])('%j is one number', (text) => expect(e164(text)).toBe('+78121234567'));

  it.each([
    ['123-45-67', '812', '+78121234567'],
    ['123-45-67', '495', '+74951234567'],
    ['12-34-56', '4822', '+74822123456'],
    ['812 12-34', '812', '+78128121234'],
    ['8 921 123 45 67', '812', '+79211234567'],
    ['8 800 555-35-35', '812', '+78005553535'],
    ['+8 916 123 45 67', '', '+79161234567'],
    ['+89161234567', '', '+79161234567'],
    ['916 123-45-67', '812', '+79161234567'],
    ['+375 29 123-45-67', '', '+375291234567'],
    ['375291234567', '', '+375291234567'],
    ['8 10 375 29 123 45 67', '', '+375291234567'],
    ['+86 138 1234 5678', '', '+8613812345678'],
    ['8 777 123 45 67', '', '+77771234567'],
  ])('%j in %j is %s', (text, areaCode, expected) => expect(e164(text, areaCode)).toBe(expected));

  it.each([
    '8(495)123-45-67 вн. 305',
    '8(495)123-45-67 вн.305',
    '8 495 1234567, добавочный 305',
    '8 495 1234567 доб 305',
    '8 495 1234567 (доб. 305)',
    '8 495 1234567 ext. 305',
    '8 495 1234567 x305',
    '8 495 1234567 #305',
    '+74951234567;ext=305',
    '8 495 1234567, 305',
    '8 495 1234567,,305',
    '8 495 1234567 внутренний 305',
    '8 495 1234567 д. 305',
    '8 495 1234567 (305)',
    '8 495 1234567 доб.№305',
    '8 495 1234567*305',
    '8 495 123-45-67 доб. номер 305',
    '8 495 1234567 Х305',
    '8 495 123-45-67 внутр. 305',
  ])('%j has the extension 305', (text) => {
    const number = PhoneNumber.parse(text);
    expect([number?.e164, number?.extension]).toEqual(['+74951234567', '305']);
  });

  it.each([
    '',
    'мусор',
    '+7 000 000 00 00',
    '123',
    '12345',
    '123-45-67',
    '8 812',
    '8 (812) 123-45-67 и 8 (812) 123-45-68',
    '++7 812 1234567',
    '0000000000',
    '99999999999999999999',
    '8 812 123 45 6a',
    '<script>',
    'заказ 12345678901',
  ])('refuses %j', (text) => expect(PhoneNumber.parse(text)).toBeNull());

  it('knows internal numbers for what they are', () => {
    expect(
      ['305', ' 12 ', 'доб. 305', 'вн. 12', '12-34', '1', '123456', '8 812 123-45-67', 'abc', ''].map((t) =>
        PhoneNumber.internalOf(t),
      ),
    ).toEqual(['305', '12', '305', '12', '1234', null, null, null, null, null]);
  });

  it('knows the kind of line', () => {
    expect(['89211234567', '88121234567', '88005553535'].map((t) => PhoneNumber.parse(t)?.kind)).toEqual([
      'mobile',
      'fixed',
      'toll-free',
    ]);
  });

  it('is written for people', () => {
    expect(PhoneNumber.parse('88121234567 доб 305')?.format()).toBe('+7 812 123-45-67 доб. 305');
    expect(PhoneNumber.parse('84822123456')?.format({ areaCode: '4822' })).toBe('+7 4822 12-34-56');
    expect(PhoneNumber.parse('+375291234567')?.format()).toBe('+375 29 123 45 67');
    expect(PhoneNumber.parse('88121234567 доб 305')?.toString()).toBe('+78121234567,305');
  });

  it('reads what it writes, in every form, and every spelling of one number is that number', () => {
    const national = fc
      .tuple(fc.constantFrom('812', '495', '921', '843', '4822'), fc.integer({ min: 1_000_000, max: 9_999_999 }))
      .map(([c, n]) => `${c}${String(n)}`.slice(0, 10));
    fc.assert(
      fc.property(
        national,
        fc.option(fc.integer({ min: 1, max: 99_999 }), { nil: null }),
        fc.array(fc.constantFrom('', ' ', '-', ' - '), { minLength: 3, maxLength: 3 }),
        (n, ext, [a, b, c]) => {
          const number = PhoneNumber.parse(`8${n}`);
          fc.pre(number !== null);
          const tail = ext === null ? '' : ` доб. ${ext}`;
          for (const head of ['8', '+7', '7', '8 10 7', '']) {
            const spelt = PhoneNumber.parse(`${head}${a}${n.slice(0, 3)}${b}${n.slice(3, 6)}${c}${n.slice(6)}${tail}`);
            expect([spelt?.e164, spelt?.extension]).toEqual([`+7${n}`, ext === null ? null : String(ext)]);
            expect(PhoneNumber.parse(spelt!.format())?.equals(spelt!)).toBe(true);
            expect(PhoneNumber.parse(spelt!.toString())?.equals(spelt!)).toBe(true);
          }
        },
      ),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        PhoneNumber.parse(text, { areaCode: text.slice(0, 3) });
        parsePhones(text);
        PhoneNumber.internalOf(text);
      }),
    );
  });
});

describe('a field with several numbers', () => {
  it.each([
    ['(812) 123-45-67, 123-45-68', ['+78121234567', '+78121234568']],
    ['8 812 123-45-67; моб. 8 921 123-45-67', ['+78121234567', '+79211234567']],
    ['8 812 123-45-67 8 921 123 45 67', ['+78121234567', '+79211234567']],
    ['+78121234567 +79211234567', ['+78121234567', '+79211234567']],
    ['88121234567 89211234567', ['+78121234567', '+79211234567']],
    ['88121234567/89211234567', ['+78121234567', '+79211234567']],
    ['8 812 123-45-67 и 8 921 123-45-67', ['+78121234567', '+79211234567']],
    ['8 812 123-45-67, 305', ['+78121234567,305']],
    ['8 812 123-45-67, 305, 8 921 123-45-67', ['+78121234567,305', '+79211234567']],
    ['8 812 123-45-67 доб. 305, 8 921 123-45-67 (Иван)', ['+78121234567,305', '+79211234567']],
    ['Иван 8 921 123-45-67, склад (812) 123-45-67', ['+79211234567', '+78121234567']],
    ['8 921 123-45-67, 123-45-67', ['+79211234567', '+74951234567']],
    ['8 812 123-45-67, 88121234567', ['+78121234567']],
    ['нет телефона', []],
  ])('%j', (text, expected) => expect(parsePhones(text, { areaCode: '495' }).map(String)).toEqual(expected));
});
