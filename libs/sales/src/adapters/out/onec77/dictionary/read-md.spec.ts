import fc from 'fast-check';
import { type Written, anMd, anMdOf, attr, written } from './an-md.builder.js';
import { encode1251 } from './a-dds.builder.js';
import { braceListOf } from './brace-lists.js';
import { readMd } from './read-md.js';

const sections: Written[] = [
  ['TaskItem', [1, 'Пример "ТиС"', '', '', 0]],
  [
    'GenJrnlFldDef',
    [70, 'Автор', '', '', 'B', 9, 0, 230, 0, 0, 1],
    [600, 'Комментарий', '', '', 'S', 0, 0, 0, 0, 0, 0],
  ],
  ['Consts', attr(900, 'КодВалюты', 'N')],
  [
    'SbCnts',
    [
      240,
      'Цены',
      '',
      '',
      0,
      0,
      ['Params', attr(2402, 'ТипЦен', 'B', 219), attr(2401, 'Цена')],
      ['Form', [241, 'ФормаСписка']],
    ],
  ],
  [
    'Documents',
    [
      310,
      'ЗаявкаПокупателя',
      '',
      '',
      0,
      ['Head Fields', attr(3102, 'Контрагент', 'B', 210)],
      ['Table Fields', attr(3107, 'Номенклатура', 'B', 220)],
    ],
  ],
  [
    'Registers',
    [
      420,
      'Покупатели',
      '',
      '',
      ['Props', attr(4202, 'Договор', 'B', 216)],
      ['Figures', attr(4205, 'СуммаРуб')],
      ['Flds', attr(4206, 'ДокументОплаты', 'O')],
    ],
  ],
  [
    'EnumList',
    [500, 'ВидыОперацийЗаявок', '', '', ['EnumVal', [501, 'Неподтвержденная', '', ''], [502, 'СчетНаОплату', '', '']]],
  ],
];
const because = (content: Uint8Array): string => {
  const reading = readMd(content);
  return reading.metadata ? 'read' : reading.because.ru;
};

describe('1Cv7.MD', () => {
  const { metadata } = readMd(anMd(sections));
  it('tells whole names, values of enumerations, constants, periodic attributes and types', () => {
    expect(metadata?.enumerations).toEqual([
      {
        id: 500,
        name: 'ВидыОперацийЗаявок',
        attributes: [
          { id: 501, name: 'Неподтвержденная', type: '', of: null },
          { id: 502, name: 'СчетНаОплату', type: '', of: null },
        ],
      },
    ]);
    expect(metadata?.references).toEqual([
      {
        id: 240,
        name: 'Цены',
        attributes: [
          { id: 2402, name: 'ТипЦен', type: 'B', of: 219 },
          { id: 2401, name: 'Цена', type: 'N', of: null },
        ],
      },
    ]);
    expect(metadata?.documents[0]).toMatchObject({ id: 310, attributes: [{ name: 'Контрагент', of: 210 }] });
    expect(metadata?.lines[0]).toMatchObject({ id: 310, attributes: [{ name: 'Номенклатура' }] });
    expect(metadata?.registers[0]?.attributes.map(({ id }) => id)).toEqual([4202, 4205, 4206]);
    expect(metadata?.constants).toEqual([{ id: 900, name: 'КодВалюты', type: 'N', of: null }]);
    expect(metadata?.common.map(({ name }) => name)).toEqual(['Автор', 'Комментарий']);
  });
  it.each([
    ['no container', new Uint8Array([1, 2, 3]), /это не контейнер OLE2/],
    ['a damaged container', anMd(sections).slice(0, 700), /нет описания метаданных или он повреждён/],
    [
      'encrypted',
      anMdOf(Uint8Array.from({ length: 6000 }, (_, i) => (i * 91 + 7) % 256)),
      /зашифровано или повреждено/,
    ],
    ['cut off', anMdOf(encode1251('{{"MainDataContDef","1"},{"SbCnts",{"1","Ц')), /зашифровано или повреждено/],
    ['of something else', anMdOf(encode1251('{"x","y"}')), /зашифровано или повреждено/],
  ])('%s: is not read, and says why', (_, content, why) => expect(because(content)).toMatch(why));
  it('damage never crashes it', () => {
    const whole = anMd(sections);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        (damage) => {
          const content = Uint8Array.from(whole);
          for (const [at, byte] of damage) content[at] = byte;
          expect(because(content)).toMatch(/^read$|^Файл 1Cv7\.MD не прочитан: /);
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('lists in braces are read as they are written', () => {
  const { list } = fc.letrec<{ list: Written[]; item: Written }>((tie) => ({
    list: fc.array(tie('item'), { maxLength: 4 }),
    item: fc.oneof({ depthSize: 'small' }, fc.string({ unit: fc.constantFrom(...'aЯ",{} \r\n') }), tie('list')),
  }));
  fc.assert(
    fc.property(list, fc.constantFrom('', 'x\u0000'), (items, around) =>
      expect(braceListOf(around + written(items) + around)).toEqual(items),
    ),
  );
  expect(braceListOf('{1,"a",{}}')).toEqual(['1', 'a', []]);
  for (const text of ['', '{', '{"', '{"a}', '}', '{'.repeat(200)]) expect(braceListOf(text)).toBeNull();
});
