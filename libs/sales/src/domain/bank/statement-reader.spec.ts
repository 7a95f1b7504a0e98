import fc from 'fast-check';
import { BankFileInvalid } from './bank-errors.js';
import { type StatementLine, StatementReader, naturalKeyOf } from './statement-reader.js';

const document = (over: Record<string, string> = {}): string[] => [
  'СекцияДокумент=Платежное поручение',
  ...Object.entries({
    ...{
      Номер: '17',
      Дата: '03.06.2026',
      Сумма: '12000.50',
      ПлательщикСчет: '40702810000000000001',
      ДатаПоступило: '04.06.2026',
    },
    ...{
      Плательщик: 'ИНН 7707083893 ООО "Ромашка"',
      ПлательщикИНН: '7707083893',
      ПолучательСчет: '40702810900000000009',
    },
    ...{ НазначениеПлатежа: 'Оплата по счету 451' },
    ...over,
  }).map(([k, v]) => `${k}=${v}`),
  'КонецДокумента',
];
const file = (...documents: string[][]): string[] => [
  '1CClientBankExchange',
  ...['ВерсияФормата=1.03', 'Кодировка=Windows', 'РасчСчет=40702810900000000009'],
  ...['СекцияРасчСчет', 'РасчСчет=40702810900000000009', 'НачальныйОстаток=0.00', 'КонецРасчСчет'],
  ...documents.flat(),
  'КонецФайла',
];
function read(lines: readonly string[]): { lines: StatementLine[]; others: number } {
  const reader = new StatementReader();
  const found = lines.flatMap((l) => reader.take(l) ?? []);
  reader.end();
  return { lines: found, others: reader.others };
}
const fault = (lines: readonly string[]): unknown => {
  try {
    read(lines);
  } catch (error) {
    if (error instanceof BankFileInvalid) return error.details;
    throw error;
  }
  return 'read';
};

describe('the statement of a bank', () => {
  it('gives out what came to accounts of ours', () => {
    const { lines, others } = read(
      file(
        document(),
        document({ ПлательщикСчет: '40702810900000000009', ПолучательСчет: '40702810000000000001', ДатаПоступило: '' }),
        document({
          Номер: '18',
          Сумма: '5000',
          Плательщик1: 'ИП Лютиков',
          ПлательщикИНН: '0',
          ДатаПоступило: '',
          НазначениеПлатежа: '',
          НазначениеПлатежа1: 'по счету',
          НазначениеПлатежа2: '452',
        }),
      ),
    );
    expect(others).toBe(1);
    expect(lines).toEqual([
      {
        ...{
          number: '17',
          writtenOn: '2026-06-03',
          on: '2026-06-04',
          amount: 1_200_050,
          payerName: 'ООО "Ромашка"',
          payerInn: '7707083893',
        },
        ...{ payerAccount: '40702810000000000001', ourAccount: '40702810900000000009', purpose: 'Оплата по счету 451' },
      },
      expect.objectContaining({
        amount: 500_000,
        payerName: 'ИП Лютиков',
        payerInn: null,
        on: '2026-06-03',
        purpose: 'по счету 452',
      }),
    ]);
  });
  it('goes by the day that the money moved where the accounts are not said, and takes a purpose of several lines', () => {
    const bare = (over: Record<string, string>): string[] => ['1CClientBankExchange', ...document(over), 'КонецФайла'];
    expect(read(bare({})).lines).toHaveLength(1);
    expect(read(bare({ ДатаПоступило: '', ДатаСписано: '04.06.2026' })).others).toBe(1);
    expect(fault(bare({ ДатаПоступило: '' }))).toMatchObject({ what: 'own-account-unknown' });
    const torn = document();
    torn.splice(-1, 0, 'от 03.06.2026 за кирпич', '=и песок');
    expect(read(file(torn)).lines[0]?.purpose).toBe('Оплата по счету 451 от 03.06.2026 за кирпич =и песок');
  });
  it.each<[string, string[], object]>([
    ['nothing', [], { what: 'not-a-statement', line: 1 }],
    ['another file', ['<?xml version="1.0"?>'], { what: 'not-a-statement', line: 1 }],
    ['a file cut off in a document', file(document()).slice(0, 12), { what: 'section-not-ended', line: 9 }],
    ['a file cut off between documents', file(document()).slice(0, -1), { what: 'file-cut-off' }],
    [
      'a document in a document',
      file([...document().slice(0, 3), ...document()]),
      { what: 'section-inside-section', line: 12 },
    ],
    ['an end of nothing', file(['КонецДокумента']), { what: 'end-without-section', line: 9 }],
    ['no sum', file(document({ Сумма: '' })), { what: 'field-missing', field: 'Сумма' }],
    ['a sum that is none', file(document({ Сумма: '12 тысяч' })), { what: 'sum-wrong', field: 'Сумма' }],
    ['a sum of nothing', file(document({ Сумма: '0.00' })), { what: 'sum-wrong' }],
    ['a sum beyond all', file(document({ Сумма: '9'.repeat(40) })), { what: 'sum-wrong' }],
    ['no day', file(document({ Дата: '' })), { what: 'field-missing', field: 'Дата' }],
    ['a day that is none', file(document({ Дата: '31.02.2026' })), { what: 'date-wrong', field: 'Дата' }],
    ['a line of nonsense', file(['абракадабра']), { what: 'line-not-understood', line: 9 }],
  ])('says what and where: %s', (_, lines, details) => expect(fault(lines)).toMatchObject(details));

  it('never breaks in another way, whatever the lines are', () => {
    const good = file(document(), document({ Номер: '18' }));
    const change = fc.record({
      at: fc.nat(good.length - 1),
      text: fc.oneof(fc.string(), fc.constantFrom(...good)),
      how: fc.constantFrom('put', 'drop'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        const lines = [...good];
        for (const { at, text, how } of changes)
          lines.splice(at, how === 'drop' ? 1 : 0, ...(how === 'put' ? [text] : []));
        fault(lines);
      }),
    );
  });
  it('names a line alike in every file, and two payments apart', () => {
    const key = (over: Record<string, string> = {}): string =>
      read(file(document(over)))
        .lines.map(naturalKeyOf)
        .join();
    expect(key()).toBe(key({ НазначениеПлатежа: 'Оплата  по счету 451.', ДатаПоступило: '05.06.2026' }));
    const others = [
      key({ Номер: '18' }),
      key({ Сумма: '1' }),
      key({ Дата: '05.06.2026' }),
      key({ ПлательщикСчет: '1' }),
      key({ Номер: '' }),
      key({ Номер: '', НазначениеПлатежа: 'b' }),
    ];
    expect(new Set([key(), ...others]).size).toBe(7);
  });
});
