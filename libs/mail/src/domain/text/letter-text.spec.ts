import fc from 'fast-check';
import { findForwarded } from './find-forwarded.js';
import { mailboxIn } from './mailbox.js';
import { previewOf, splitReply } from './split-reply.js';
import { writtenDate } from './written-date.js';

const HEADS = {
  'Gmail, Russian': 'пн, 1 июн. 2026 г. в 11:00, Отдел продаж <sales@prorab.example>:',
  'Gmail, English': 'On Mon, Jun 1, 2026 at 11:00 AM Sales <sales@prorab.example> wrote:',
  'Gmail, wrapped': 'On Mon, Jun 1, 2026 at 11:00 AM Sales of the Company <\nsales@prorab.example> wrote:',
  Yandex: '01.06.2026, 11:00, "Отдел продаж" <sales@prorab.example>:',
  'Yandex, words': '1 июня 2026, 11:00, Отдел продаж <sales@prorab.example>:',
  'mail.ru': 'Понедельник, 1 июня 2026, 11:00 +03:00 от Отдел продаж <sales@prorab.example>:',
  'Apple, Russian': '1 июня 2026 г., в 11:00, Отдел продаж <sales@prorab.example> написал(а):',
  'Apple, English': 'On 1 Jun 2026, at 11:00, Sales <sales@prorab.example> wrote:',
  Thunderbird: '01.06.2026 11:00, Отдел продаж пишет:',
  'The Bat!': 'Вы писали 1 июня 2026 г., 11:00:00:',
  'Outlook, Russian':
    '________________________________\nОт: Отдел продаж <sales@prorab.example>\nОтправлено: 1 июня 2026 г. 11:00\nКому: Иван\nТема: RE: Цена',
  'Outlook, English':
    'From: Sales <sales@prorab.example>\nSent: Monday, June 1, 2026 11:00 AM\nTo: Ivan\nSubject: RE: Price',
  'Outlook, old': '-----Исходное сообщение-----\nFrom: Sales',
  nothing: '> Цена',
};

describe('own words and the letters below them', () => {
  it.each(Object.entries(HEADS))('%s', (_, head) => {
    const split = splitReply(
      `Да, подходит.\nВезите в среду: адрес тот же.\n\n${head}\n\n> Цена 5 200.\n> Когда везти?\n`,
    );
    expect(split.ownText).toBe('Да, подходит.\nВезите в среду: адрес тот же.');
    expect(split.quotedText).toContain('Цена 5 200.');
  });
  it('keeps ordinary text that looks a little like a head', () => {
    for (const text of [
      'От: завода до склада 20 км\nНужен кран.',
      'Доставка 1 июня 2026 в 10:00, адрес:\nКолпино',
      'Размеры: 600x300\nТема: фасад\nЦвет: белый',
      'Иван написал:\nпривет',
      '5 > 3 и это верно',
    ])
      expect(splitReply(text)).toEqual({ ownText: text, quotedText: '', signature: '' });
  });
  it('finds the signature and forgets what the telephone advertises', () => {
    expect(splitReply('Жду счёт.\n\nС уважением, Иван\n+7 921 555-12-34\n\nОтправлено с iPhone')).toMatchObject({
      ownText: 'Жду счёт.',
      signature: 'С уважением, Иван\n+7 921 555-12-34',
    });
    expect(splitReply('С уважением, Иван')).toMatchObject({ ownText: 'С уважением, Иван', signature: '' });
  });
  it('takes answers between the quoted lines as own', () => {
    expect(splitReply('01.06.2026 11:00, Отдел пишет:\n> Какая марка?\nD500\n> Куда?\nВ Колпино').ownText).toBe(
      'D500\nВ Колпино',
    );
  });
  it('has a preview of at most 500 characters, never half a letter', () => {
    expect(previewOf(splitReply('а'.repeat(1_000)))).toHaveLength(500);
    expect(previewOf(splitReply('🧱'.repeat(400))).isWellFormed()).toBe(true);
    expect(previewOf(splitReply('> только цитата'))).toBe('> только цитата');
  });
  it('never fails and never invents words', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...Object.values(HEADS), '> ', '-- ', 'С уважением,', ''),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        const { ownText, quotedText, signature } = splitReply(text);
        for (const part of [ownText, quotedText, signature])
          for (const row of part.split('\n'))
            expect(text.replace(/[\u00a0\u202f\u2007]/g, ' ').replace(/\r\n?/g, '\n')).toContain(row.trim());
      }),
    );
  });
});

describe('forwarded letters', () => {
  it('is not an answer that quotes Outlook’s way', () => {
    const answer =
      'Принято.\n\nОт: Отдел <sales@prorab.example>\nОтправлено: 1 июня 2026 г. 11:00\nКому: Иван\nТема: Цена\n\nЦена 5 200.';
    expect(findForwarded(answer, false)).toEqual([]);
    expect(findForwarded(answer, true)).toMatchObject([
      { from: { address: 'sales@prorab.example', name: 'Отдел' }, subject: 'Цена', text: 'Цена 5 200.' },
    ]);
  });
  it('without an address still tells the text', () => {
    expect(findForwarded('---------- Forwarded message ---------\n\nНужен кирпич', false)).toMatchObject([
      { from: null, text: 'Нужен кирпич' },
    ]);
  });
});

describe('what programs retype', () => {
  it.each([
    ['Иван Петров <A@B.ru>', 'a@b.ru', 'Иван Петров'],
    ['"Иван" [mailto:a@b.ru]', 'a@b.ru', 'Иван'],
    ['a@b.ru', 'a@b.ru', ''],
    ['a@b.ru (Иван)', 'a@b.ru', ''],
  ])('%s', (text, address, name) => expect(mailboxIn(text)).toEqual({ address, name }));
  it.each([
    ['1 июня 2026 г. 11:00', '2026-06-01T08:00:00.000Z'],
    ['01.06.2026, 11:00', '2026-06-01T08:00:00.000Z'],
    ['Monday, June 1, 2026 11:00 PM', '2026-06-01T20:00:00.000Z'],
    ['Mon, 1 Jun 2026 11:00:00 +0500', '2026-06-01T06:00:00.000Z'],
    ['2026-06-01 11:00', '2026-06-01T08:00:00.000Z'],
    ['завтра', undefined],
  ])('%s', (text, iso) => expect(writtenDate(text)?.toISOString()).toBe(iso));
});
