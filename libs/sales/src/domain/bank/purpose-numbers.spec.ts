import fc from 'fast-check';
import { invoicesIn, partsOf } from './purpose-numbers.js';

const said = (purpose: string): string[] =>
  invoicesIn(purpose).map(
    ({ number, date, vague }) =>
      `${vague ? '?' : ''}${number}${date ? ` ${date.day}.${date.month}${date.year === null ? '' : `.${date.year}`}` : ''}`,
  );

describe('invoices in the purpose of a payment', () => {
  it.each<[string, string[]]>([
    ['Оплата по счету 451 от 03.06.2026, в т.ч. НДС 20% - 2000.00', ['451 3.6.2026']],
    ['счет 451 от 03.06', ['451 3.6']],
    ['Оплата сч. №451, 452', ['451', '452']],
    ['по счетам 101,102,105 от 01.06.2026 г. за кирпич', ['101', '102', '105 1.6.2026']],
    ['СЧЁТ № 0000000451 ОТ 3 ИЮНЯ 2026 Г. НДС НЕ ОБЛАГАЕТСЯ', ['451 3.6.2026']],
    ['Сч 101 от 01.06.26, сч 102 от 02.06.26 и №103', ['101 1.6.2026', '102 2.6.2026', '103']],
    ['Оплата по счету от 03.06.2026 № 451', ['451 3.6.2026']],
    ['по сч-ту N ТС-00000451/26', ['тс-451/26']],
    ['Счет на оплату покупателю №2026-451', ['2026-451']],
    ['Оплата по счету-договору №12 за песок', ['12']],
    ['Предоплата по счетам №№ 5; 6 и 7', ['5', '6', '7']],
    ['Payment for invoice No. 77 dated 03.06.2026', ['77 3.6.2026']],
    ['счет 451 12000.00 руб', ['451']],
    ['счет 451, 12000,50 руб. в том числе НДС 2000,08', ['451']],
    ['счет 451 (04/06/2026)', ['451 4.6.2026']],
    ['№ 451 от 03.06.2026 за кирпич', ['?451 3.6.2026']],
    // None of these is an invoice.
    ['Оплата по договору №5 от 01.02.2026, НДС 18%', []],
    ['По счет-фактуре № 77 от 01.06.2026', []],
    ['с/ф 77, счет фактура 78', []],
    ['Перевод на р/сч 40702810900000001234', []],
    ['расчетный счет 123', []],
    ['лицевой счет 4512', []],
    ['За товар по счету б/н от 03.06.2026', []],
    ['счету 40817810099910004312 зачислить', []],
    ['Оплата по счету. Сумма 12000-00 руб., без налога (НДС)', []],
    ['Акт № 12, УПД № 13, накл. №14', []],
    ['за стройматериалы', []],
    ['', []],
  ])('%s', (purpose, numbers) => expect(said(purpose)).toEqual(numbers));

  it('never break on anything, and are bounded', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'счет',
        'сч.',
        '№',
        'от',
        '03.06.2026',
        ',',
        ' и ',
        '451',
        '12000.00',
        'руб',
        'НДС',
        '20%',
        '\u0000',
        '(',
        'р/',
      ),
      fc.string(),
      fc.nat().map(String),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (words) => {
        const found = invoicesIn(words.join(' '));
        expect(found.length).toBeLessThanOrEqual(30);
        for (const { number } of found) expect(number).toMatch(/\d/);
      }),
    );
    expect(invoicesIn(`счет ${'1-'.repeat(50_000)}`).length).toBeLessThanOrEqual(30);
    expect(invoicesIn(`${'счет '.repeat(50_000)}451`)).toEqual([]);
  });
  it('are found again however the list is written', () => {
    const glue = fc.constantFrom(',', ', ', ' и ', '; ', ', №', ' № ');
    const head = fc.constantFrom('счет ', 'по счетам №', 'Сч. ', 'счета: ', 'оплата счёта № ');
    const tail = fc.constantFrom('', ' за кирпич', ' в т.ч. НДС 20% 100.00', ' от 03.06.2026', ' по договору 9');
    fc.assert(
      fc.property(
        head,
        fc.uniqueArray(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 6 }),
        glue,
        tail,
        (h, n, g, t) => {
          expect(invoicesIn(`${h}${n.join(g)}${t}`).map((m) => m.number)).toEqual(n.map(String));
        },
      ),
    );
  });
  it('have a body, letters and a year', () => {
    expect(partsOf('ТС-00000451/26')).toEqual({ body: '451', letters: 'тс', year: 2026 });
    expect(partsOf('2026-451')).toEqual({ body: '451', letters: '', year: 2026 });
    expect(partsOf('2026')).toEqual({ body: '2026', letters: '', year: null });
    expect(partsOf('12-7')).toEqual({ body: '12-7', letters: '', year: null });
  });
});
