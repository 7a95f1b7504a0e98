import { AutoAnswerGuard } from './auto-answer-guard.js';
import { CLASSIFICATION_RULES } from './classification-rules.js';
import { CustomerOfLetter } from './customer-of-letter.js';
import { LetterClassification } from './letter-classification.js';
import { aLetter } from './letter-facts.testing.js';
import { OwnAddresses } from './own-addresses.js';

const own = new OwnAddresses({ domains: ['prorab.example'], addresses: ['prorab-sklad@mail.example'] });
const classification = new LetterClassification(own, undefined, '812');
const customers = new CustomerOfLetter(own, '812');
const kindOf = (letter: Parameters<typeof aLetter>[0]) => classification.of(aLetter(letter)).kind;
const from = (address: string, name = '') => ({ from: [{ address, name }] });

describe('kinds of letters', () => {
  it.each([
    ['person', {}],
    ['auto-reply', { headers: { 'auto-submitted': ['auto-replied (vacation)'] } }],
    ['robot', { headers: { 'auto-submitted': ['auto-generated'] } }],
    ['person', { headers: { 'auto-submitted': ['no'] } }],
    ['auto-reply', { headers: { precedence: ['auto_reply'] } }],
    ['list', { headers: { precedence: ['bulk'] } }],
    ['list', { headers: { 'list-id': ['<news.example>'] } }],
    ['robot', { returnPath: '' }],
    ['auto-reply', { returnPath: '', subject: 'Re: Запрос' }],
    ['robot', from('no-reply@bank.example')],
    ['robot', from('noreply@bank.example')],
    ['person', from('norely.ivanov@bank.example')],
    ['robot', { headers: { 'x-loop': ['sales@prorab.example'] } }],
    ['spam', { headers: { 'x-spam-flag': ['YES'] } }],
    ['person', { headers: { 'x-spam-flag': ['NO'], 'x-spam-status': ['No, score=1'] } }],
    [
      'form',
      { ...from('wordpress@prorab.example'), text: 'Имя: Иван\nТелефон: 8 921 555 12 34\nСообщение: перезвоните' },
    ],
    ['person', { text: 'Телефон: 8 921 555 12 34\nИмя: Иван', subject: 'Вопрос' }],
  ] as const)('%s: %j', (kind, letter) => expect(kindOf(letter as never)).toBe(kind));

  it('says why, by name of the rule', () => {
    expect(classification.of(aLetter({ headers: { 'list-id': ['<x>'], precedence: ['list'] } })).reasons).toEqual([
      'list-id: рассылка (List-Id)',
      'precedence-bulk: массовое письмо (Precedence)',
    ]);
  });
  it('has rules with names of their own', () => {
    expect(new Set(CLASSIFICATION_RULES.map(({ name }) => name)).size).toBe(CLASSIFICATION_RULES.length);
  });
  it('takes rules from configuration and refuses a broken one at the start', () => {
    const strict = new LetterClassification(own, [
      { name: 'avito', kind: 'robot', when: { from: '@avito\\.' }, because: 'площадка' },
    ]);
    expect(strict.of(aLetter(from('x@avito.example'))).kind).toBe('robot');
    expect(
      () => new LetterClassification(own, [{ name: 'bad', kind: 'robot', when: { from: '(' }, because: '' }]),
    ).toThrow(SyntaxError);
  });
});

describe('the customer of a letter', () => {
  const find = (letter: Parameters<typeof aLetter>[0]) => {
    const read = aLetter(letter);
    return customers.find(read, classification.of(read));
  };
  it('is the sender, with what the signature tells', () => {
    const customer = find({
      signature: 'С уважением, Иван\n+7 (921) 555-12-34\nИНН 7707083893',
      ownText: 'Звоните прорабу 8 911 222 33 44',
    });
    expect(customer).toMatchObject({ address: 'ivan@customer.example', via: 'from' });
    expect(customer?.contacts.map((c) => [c.kind, c.value, c.source])).toEqual([
      ['email', 'ivan@customer.example', 'from'],
      ['inn', '7707083893', 'signature'],
      ['phone', '+79215551234', 'signature'],
      ['phone', '+79112223344', 'body'],
    ]);
  });
  it('of a form has every number of the one field that asks for it', () => {
    const numbersIn = (field: string) => {
      const form = aLetter({
        ...from('noreply@site.example'),
        text: `Имя: Пётр\nТелефон: ${field}\nСообщение: Нужен кирпич`,
      });
      const kind = classification.of(form);
      expect(kind.kind).toBe('form');
      return customers.find(form, kind)?.contacts.map((c) => [c.kind, c.value, c.confidence]);
    };
    expect(numbersIn('8 911 222-33-44, 244-55-66/67')).toEqual([
      ['phone', '+79112223344', 0.95],
      ['phone', '+78122445566', 0.95],
      ['phone', '+78122445567', 0.95],
    ]);
    expect(numbersIn('8 911 222-33-44 или 8 812 244-55-66 доб. 12')).toEqual([
      ['phone', '+79112223344', 0.95],
      ['phone', '+78122445566,12', 0.95],
    ]);
  });
  it('is never ourselves: own forward without a letter inside has none', () => {
    expect(find({ ...from('olga@prorab.example') })).toBeNull();
    expect(find({ ...from('prorab-sklad+x@mail.example') })).toBeNull();
    expect(find({ from: [] })).toBeNull();
  });
  it('is the forwarded one behind two colleagues', () => {
    const letter = (address: string, text: string) => ({
      from: { address, name: address },
      to: '',
      subject: '',
      date: null,
      text,
      how: 'inline' as const,
    });
    expect(
      find({
        ...from('olga@prorab.example'),
        forwarded: [letter('boris@prorab.example', ''), letter('c@c.example', 'тел. 244-55-66')],
      }),
    ).toMatchObject({
      address: 'c@c.example',
      via: 'forwarded',
      contacts: [{ value: 'c@c.example' }, { value: '+78122445566' }],
    });
  });
  it('stays the sender when a customer forwards a letter of his own customer', () => {
    expect(
      find({
        forwarded: [
          { from: { address: 'z@z.example', name: '' }, to: '', subject: '', date: null, text: '', how: 'inline' },
        ],
      })?.via,
    ).toBe('from');
  });
  it('may have another address for answers, of the same house', () => {
    expect(find({ replyTo: [{ address: 'office@customer.example', name: '' }] })).toMatchObject({
      address: 'office@customer.example',
      via: 'reply-to',
      name: 'Иван',
    });
    expect(find({ replyTo: [{ address: 'ivan@gmail.com', name: '' }] })).toMatchObject({
      address: 'ivan@customer.example',
      via: 'from',
    });
  });
  it('does not take bank details for telephones', () => {
    const customer = find({
      ownText:
        'р/с 40702810938000060473 к/с 30101810400000000225 БИК 044525225 ОГРН 1027700132195 КПП 770701001, заказ 8921555123, от 01.06.2026',
    });
    expect(customer?.contacts.map(({ kind }) => kind)).toEqual(['email']);
  });
});

describe('automatic answers', () => {
  const guard = new AutoAnswerGuard(own, { perSender: 3, windowMinutes: 60, perThread: 2 });
  const now = new Date('2026-06-01T10:00:00Z');
  const none = { toSender: [], inThreadUnattended: 0 };
  const check = (
    letter: Parameters<typeof aLetter>[0] = {},
    history: Parameters<AutoAnswerGuard['check']>[1] = none,
    isHistory = false,
  ) => {
    const read = aLetter(letter);
    return guard.check(
      { classified: classification.of(read), sender: read.from[0]?.address ?? null, isHistory },
      history,
      now,
    ).allowed;
  };
  it('go to people and to nobody else', () => {
    expect(check()).toBe(true);
    expect(check({ headers: { 'auto-submitted': ['auto-replied'] } })).toBe(false);
    expect(check({ headers: { 'x-auto-response-suppress': ['OOF, AutoReply'] } })).toBe(false);
    expect(check({ headers: { 'x-auto-response-suppress': ['DR'] } })).toBe(true);
    expect(check(from('sales@prorab.example'))).toBe(false);
    expect(check({ from: [] })).toBe(false);
    expect(check({}, none, true)).toBe(false);
  });
  it('stop at two rounds with a robot that hides, and at the limit per sender', () => {
    let sent = 0;
    while (sent < 20 && check({}, { toSender: [], inThreadUnattended: sent })) sent++;
    expect(sent).toBe(2);
    const minutesAgo = (n: number) => new Date(now.getTime() - n * 60_000);
    expect(check({}, { toSender: [1, 2, 3].map(minutesAgo), inThreadUnattended: 0 })).toBe(false);
    expect(check({}, { toSender: [1, 2, 61].map(minutesAgo), inThreadUnattended: 0 })).toBe(true);
  });
});
