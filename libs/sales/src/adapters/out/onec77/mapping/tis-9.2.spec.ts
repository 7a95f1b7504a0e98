import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import { type WrittenTable, aDds } from '../dictionary/a-dds.builder.js';
import { anMd, attr } from '../dictionary/an-md.builder.js';
import { parseDds, readMd } from '../dictionary/index.js';
import { readMapping, resolveNames } from './index.js';

const root = join(import.meta.dirname, '../../../../../../..');
const mapping = readMapping(readFileSync(join(root, 'config/onec77/tis-9.2.yaml'), 'utf8'), 'tis-9.2.yaml');

/** `521 ЮрФизЛицо C13`, `ID C9`: the parts of the typical configuration that the mapping names, as section 4 of the reference has them. */
const table = (sql: string, header: string, ...fields: string[]): WrittenTable => ({
  ...{ table: sql, header, stamped: /^SC|JOURN/.test(sql), procedures: [], indexes: [] },
  fields: fields
    .flatMap((line) => line.split(', '))
    .map((field) => {
      const [, first, name, type, length, precision] = /^(\w+)(?: ([А-Яа-яё]\S*))? ([A-Z])(\d*)(?:\.(\d+))?$/.exec(
        field,
      )!;
      const column = name === undefined ? first! : `SP${first}`;
      return {
        column,
        name: name ?? null,
        type: type as 'C',
        length: Number(length || 0),
        precision: Number(precision ?? 0),
      };
    }),
});
const element = 'ROW_ID I, ID C9, CODE C8, DESCR C50, ISMARK L, VERSTAMP I';
const legal = ' ПолнНаименование M';
const head = 'IDDOC C9';
const sums = (sum: number, vat: number): string => `${sum} Сумма N14.2, ${vat} СуммаНДС N14.2`;
const register = (n: number, name: string, fields: string, more = ''): WrittenTable[] => [
  table(`RG${n}`, `Регистр ${name}`, 'PERIOD D', fields),
  table(`RA${n}`, `Регистр (Дв.) ${name}`, 'IDDOC C9, LINENO_ S, ACTNO I, DEBKRED L', fields, ...(more ? [more] : [])),
];
const typical = parseDds(
  aDds([
    table('_1SUSERS', 'Соединений', 'USRSCNT S, NETCHGCN I'),
    table('_1SSYSTEM', 'Системная', 'CURDATE D, SNAPSHPER C1, DBSIGN C3'),
    table('_1SCONST', 'Константы', 'ROW_ID I, OBJID C9, ID I, DATE D, VALUE V255, DOCID C9, TIME I'),
    table(
      '_1SJOURN',
      'Журналы',
      'IDDOC C9, IDDOCDEF I, DATE_TIME_IDDOC C23, DOCNO C10, CLOSED Y, ISMARK L, ACTCNT I, VERSTAMP I, RF405 L, 74 Автор C9',
    ),
    table('_1SCRDOC', 'Ссылки документов', 'MDID I, PARENTVAL C23, CHILD_DATE_TIME_IDDOC C23, CHILDID C9'),
    table(
      'SC172',
      'Справочник Контрагенты',
      element,
      'ISFOLDER Y, 521 ЮрФизЛицо C13, 667 ОсновнойДоговор C9, 572 ЭлПочта C40',
    ),
    table('SC493', 'Справочник ЮрЛица', element, `494 ИНН C20, 498${legal}, 671 Телефоны M, 666 ЮрАдрес M`),
    table('SC503', 'Справочник ФизЛица', element, `504 ИНН C20, 508${legal}, 672 Телефоны M, 673 ЮрАдрес M`),
    table('SC131', 'Справочник СвоиЮрЛица', element, `135 ИНН C20, 143${legal}, 148 Телефоны M, 149 ЮрАдрес M`),
    table('SC204', 'Справочник Договоры', element, 'PARENTEXT C9'),
    table('SC84', 'Справочник Номенклатура', element, 'ISFOLDER Y, 85 Артикул C25, 94 ОсновнаяЕдиница C9'),
    table('SC75', 'Справочник Единицы', 'ROW_ID I, ID C9, PARENTEXT C9, ISMARK L, VERSTAMP I, 79 ОКЕИ C9'),
    table('SC41', 'Справочник ОКЕИ', element),
    table('SC319', 'Справочник Цены', 'ROW_ID I, ID C9, PARENTEXT C9, ISMARK L, VERSTAMP I, 327 ТипЦен C9'),
    table('SC219', 'Справочник ТипыЦен', element),
    table('SC55', 'Справочник Склады', element),
    table('SC30', 'Справочник Пользователи', element),
    table(
      'DH2457',
      'Документ ЗаявкаПокупателя',
      head,
      '2434 Контрагент C9, 2435 Договор C9, 2438 ДатаОплаты D, 2439 УчитыватьНДС N1, 2440 СуммаВклНДС N1, 4437 Склад C9, 4760 ВидОперации C9',
      sums(2451, 2452),
      '660 Комментарий M',
    ),
    table(
      'DT2457',
      'Документ (Мн.ч.) ЗаявкаПокупателя',
      head,
      'LINENO_ S, 2446 Номенклатура C9, 2447 Количество N13.3, 2450 Цена N14.2',
      sums(2451, 2452),
    ),
    table(
      'DH1611',
      'Документ Реализация',
      head,
      '1587 ДокОснование C13, 1583 Контрагент C9, 1584 Договор C9, 1589 УчитыватьНДС N1, 1590 СуммаВклНДС N1',
      sums(1604, 1605),
      '660 Комментарий M',
    ),
    table(
      'DT1611',
      'Документ (Мн.ч.) Реализация',
      head,
      'LINENO_ S, 1599 Номенклатура C9, 1600 Количество N13.3, 1603 Цена N14.2',
      sums(1604, 1605),
    ),
    table(
      'DH3259',
      'Документ СтрокаВыпискиПриход',
      head,
      '3245 ДокОснование C13, 3248 Контрагент C9, 3249 Договор C9, 3252 Сумма N14.2, 660 Комментарий M',
    ),
    table(
      'DH2196',
      'Документ ПКО',
      head,
      '2197 ДокОснование C13, 3320 Контрагент C9, 3321 Договор C9, 2203 Сумма N14.2, 660 Комментарий M',
    ),
    ...register(405, 'ОстаткиТМЦ', '408 Номенклатура C9, 418 Склад C9, 3117 ЦенаПрод N14.2, 411 Количество N14.5'),
    ...register(4480, 'РезервыТМЦ', '4477 Номенклатура C9, 4476 Склад C9, 4479 Количество N14.5'),
    ...register(
      4335,
      'Покупатели',
      '4323 Договор C9, 4326 КредДокумент C13, 4329 СуммаРуб N14.2',
      '4334 ДокументОплаты C13',
    ),
  ]),
);
const md = readMd(
  anMd([
    ['SbCnts', [319, 'Цены', '', '', ['Params', attr(327, 'ТипЦен', 'B', 219), attr(9001, 'Цена')]]],
    ['EnumList', [4752, 'ВидыОперацийЗаявок', '', '', ['EnumVal', [4753, 'Неподтвержденная'], [4754, 'СчетНаОплату']]]],
  ]),
).metadata;

describe('the typical configuration', () => {
  it('stands where it stands in every base made of it', () => {
    const names = resolveNames(typical, mapping, md);
    expect(names.invoices[0]).toMatchObject({
      ...{ table: 'DH2457', kind36: ' 1W9', operation: { invoices: ['   3O2   '], drafts: ['   3O1   '] } },
      ...{
        columns: { author: { from: 'journal', column: 'SP74' } },
        total: { sum: { column: 'SP2451', from: 'head' } },
      },
    });
    expect(names.item?.unit).toMatchObject({
      steps: [
        { column: { column: 'SP94' }, table: 'SC75' },
        { column: { column: 'SP79' }, table: 'SC41' },
      ],
      title: { column: 'DESCR' },
    });
    expect(names.price).toMatchObject({
      value: { periodic: 9001 },
      type: { by: 'path', path: { steps: [{ table: 'SC219' }] } },
    });
    expect(names.party.kinds?.targets.map(({ kind36 }) => kind36)).toEqual(['  DP', '  DZ', '  3N']);
    expect([names.stock?.flag, names.reserve?.flag]).toEqual(['RF405', null]);
  });
  it('needs 1Cv7.MD or one number for the prices, and says so', () => {
    expect(() => resolveNames(typical, mapping)).toThrow(LedgerUnfit);
    expect(() => resolveNames(typical, mapping)).toThrow(/give the file 1Cv7\.MD, or the number in numbers/);
    const numbers = { ...mapping.numbers, 'Справочник.Цены.Цена': 9001 };
    expect(resolveNames(typical, { ...mapping, numbers }).price?.value.periodic).toBe(9001);
  });
  it('an attribute that refers elsewhere is told when 1Cv7.MD knows it', () => {
    const other = readMd(
      anMd([
        ['SbCnts', [319, 'Цены', '', '', ['Params', attr(327, 'ТипЦен', 'B', 55), attr(9001, 'Цена')]], [55, 'Склады']],
      ]),
    ).metadata;
    expect(() => resolveNames(typical, mapping, other)).toThrow(
      /"Справочник\.Цены\.ТипЦен" refers to "Справочник\.Склады", not to "Справочник\.ТипыЦен"/,
    );
  });
});

it('documents of one kind may be told apart by an operation', () => {
  const payments = mapping.payments.map((one) => ({
    ...one,
    ...{
      only: { attribute: 'Договор', enumeration: 'КодыОпераций', values: ['ВозвратПокупателю'] },
      direction: 'out' as const,
    },
  }));
  const numbers = {
    ...mapping.numbers,
    'Справочник.Цены.Цена': 9001,
    'Перечисление.КодыОпераций.ВозвратПокупателю': 37,
  };
  const { payments: found } = resolveNames(typical, { ...mapping, payments, numbers });
  expect(found[0]?.only).toMatchObject({ column: { column: 'SP3249' }, values: ['    11   '] });
});
