import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import { anMd, attr } from '../dictionary/an-md.builder.js';
import { parseDds, readMd } from '../dictionary/index.js';
import { type OnecMapping, readMapping, resolveNames } from './index.js';

const root = join(import.meta.dirname, '../../../../../../..');
const dds = readFileSync(join(root, 'test/fixtures/onec77/1Cv7.DDS'));
const yaml = readFileSync(join(root, 'config/onec77/example.yaml'), 'utf8');
const dictionary = parseDds(dds);
const mapping = readMapping(yaml, 'example.yaml');
const changed = (change: (mapping: OnecMapping) => void): OnecMapping => {
  const copy = structuredClone(mapping);
  change(copy);
  return copy;
};
const problems = (of: OnecMapping): string[] => {
  try {
    resolveNames(dictionary, of);
    return [];
  } catch (error) {
    if (!(error instanceof LedgerUnfit)) throw error;
    return error.problems.map(({ ru }) => ru);
  }
};

describe('the example base', () => {
  const names = resolveNames(dictionary, mapping);
  it('has its parts where the reference has them', () => {
    const [invoice] = names.invoices;
    expect(invoice).toMatchObject({
      ...{ name: 'Документ.ЗаявкаПокупателя', table: 'DH310', kind: 310, kind36: '  8M' },
      columns: {
        party: { from: 'head', column: 'SP3102', type: 'C', length: 9 },
        author: { from: 'journal', column: 'SP70' },
        note: { from: 'head', column: 'SP600', type: 'M' },
      },
      total: {
        sum: { from: 'head', column: 'SP3108', precision: 2 },
        vat: { column: 'SP3109' },
        added: { count: { column: 'SP3111' }, included: { column: 'SP3112' } },
      },
      lines: {
        table: 'DT310',
        item: { column: 'SP3107' },
        quantity: { column: 'SP3110' },
        price: { column: 'SP3113' },
      },
      operation: { column: { column: 'SP3106' }, invoices: ['    DY   '], drafts: ['    DX   '] },
      payBy: { column: 'SP3104' },
    });
    expect(names.party).toMatchObject({ table: 'SC210', kind36: '  5U', folders: true, email: { column: 'SP2103' } });
    expect(names.party.kinds?.targets.map(({ kind36, inn, person }) => [kind36, inn?.column, person])).toEqual([
      ['  5W', 'SP2121', false],
      ['  5X', 'SP2131', true],
    ]);
    expect(names.contract).toMatchObject({ table: 'SC216', party: { column: 'PARENTEXT' } });
    expect(names.price).toMatchObject({
      ...{ table: 'SC240', code: null, title: null, item: { column: 'PARENTEXT' } },
      value: { periodic: 2401 },
      type: { by: 'keys', column: { column: 'SP2402' }, names: { '1': 'Розничная' } },
    });
    expect(names.stock).toMatchObject({ totals: 'RG410', movements: 'RA410', flag: 'RF410', dated: false });
    expect(names.settlement).toMatchObject({
      ...{ totals: 'RG420', contract: { column: 'SP4202' }, amount: { column: 'SP4205' } },
      ...{ against: { column: 'SP4204', length: 13 }, payment: { column: 'SP4206' } },
    });
    expect(names.payments.map(({ table, means, base }) => [table, means, base?.column.column])).toEqual([
      ['DH330', 'bank', 'SP3301'],
      ['DH340', 'cash', 'SP3401'],
    ]);
    expect(names.system.subordination).toBe('_1SCRDOC');
  });
  it('is asked for names only that may stand in a statement', () => {
    const identifiers = names.used.flatMap(({ table, columns }) => [table, ...columns.map(({ column }) => column)]);
    expect(identifiers.filter((one) => !/^[A-Z_][A-Z_0-9]*$/i.test(one))).toEqual([]);
    expect(names.used.map(({ table }) => table)).toContain('RA420');
    expect(names.used.find(({ table }) => table === 'RA420')?.columns.map(({ column }) => column)).toEqual(
      expect.arrayContaining(['DEBKRED', 'SP4202', 'SP4206']),
    );
  });
  it('is another one under another mapping', () => {
    const other = changed((m) => delete m.reserve);
    expect(resolveNames(dictionary, other).reserve).toBeNull();
    expect(resolveNames(dictionary, other).signature).not.toBe(names.signature);
    expect(resolveNames(dictionary, mapping).signature).toBe(names.signature);
  });
});

describe('what does not fit', () => {
  it('is told at once, with names, places and what is like it', () => {
    const told = problems(
      changed((m) => {
        m.party.reference = 'Контрагент';
        m.invoices[0]!.payBy = 'ДатаОплатыСчета';
        m.stock!.quantity = 'Фирма';
        m.shipments[0]!.document = 'Ромашка';
        delete m.numbers['Справочник.Цены.Цена'];
        m.numbers['Справочник.Цены.Цна'] = 1;
        m.overrides['Документ.ПКО.Сума'] = 'SP1';
      }),
    );
    expect(told).toEqual(
      expect.arrayContaining([
        'Сопоставление, party.reference: в словаре нет «Справочник.Контрагент»; похожие: Контрагенты.',
        expect.stringMatching(/^Сопоставление, invoices\.0\.payBy: нет «Документ\.ЗаявкаПокупателя\.ДатаОплатыСчета»/),
        'Сопоставление, stock.quantity: «Регистр.ОстаткиТМЦ.Фирма» — это SP4101 C(9), а нужно число.',
        expect.stringMatching(/^Сопоставление, shipments\.0\.document: в словаре нет «Документ\.Ромашка»/),
        expect.stringMatching(/^Сопоставление, price\.value: номера «Справочник\.Цены\.Цена» нет в словаре/),
        'Сопоставление, numbers."Справочник.Цены.Цна": такое имя нигде не нужно (опечатка?).',
        'Сопоставление, overrides."Документ.ПКО.Сума": такое имя нигде не нужно (опечатка?).',
      ]),
    );
  });
});

describe('with 1Cv7.MD', () => {
  const md = (price = 2401, party = 210) => {
    const { metadata } = readMd(
      anMd([
        [
          'SbCnts',
          [240, 'Цены', '', '', ['Params', attr(2402, 'ТипЦен', 'B', 219), attr(price, 'Цена')]],
          [210, 'Контрагенты'],
        ],
        ['Documents', [310, 'ЗаявкаПокупателя', '', '', ['Head Fields', attr(3102, 'Контрагент', 'B', party)]]],
        [
          'EnumList',
          [500, 'ВидыОперацийЗаявок', '', '', ['EnumVal', [501, 'Неподтвержденная'], [502, 'СчетНаОплату']]],
        ],
      ]),
    );
    return metadata;
  };
  const withoutNumbers = changed((m) => (m.numbers = {}));
  it('no number stands in the mapping', () => {
    const names = resolveNames(dictionary, withoutNumbers, md());
    expect(names.price?.value).toEqual({ periodic: 2401, column: null });
    expect(names.invoices[0]?.operation?.invoices).toEqual(['    DY   ']);
  });
  it('another number in the mapping is told', () => {
    expect(() => resolveNames(dictionary, mapping, md(2499))).toThrow(/2401 is given, but 1Cv7\.MD has 2499/);
  });
  it('a value that is not there is told with what is like it', () => {
    const other = changed((m) => {
      m.numbers = {};
      m.invoices[0]!.operation!.invoices = ['СчетНаОплат'];
    });
    expect(() => resolveNames(dictionary, other, md())).toThrow(/like it: СчетНаОплату/);
  });
});

describe('a mapping file', () => {
  const saying = (text: string): string => {
    try {
      readMapping(text, 'x.yaml');
    } catch (error) {
      if (error instanceof LedgerUnfit) return error.problems.map(({ ru }) => ru).join('\n');
      throw error;
    }
    return 'read';
  };
  it('may be JSON', () => expect(readMapping(JSON.stringify(mapping), 'x.json')).toEqual(mapping));
  it.each([
    ['party: [', /не читается как YAML/],
    ['{}', /x\.yaml, configuration: не указано/],
    [`${yaml}\nprty: {}`, /неизвестный ключ prty/],
    [yaml.replace('reference: Контрагенты', "reference: 'SC1; DROP'"), /party\.reference: должно подходить/],
    [yaml.replace('2401', '"x"'), /numbers\.Справочник\.Цены\.Цена: ожидается целое число|ожидается число/],
    [`a: &a [x]\nb: [${'*a, '.repeat(100)}]`, /не читается как YAML/],
    ['x'.repeat(1_000_001), /слишком велик/],
  ])('that is wrong is told with its place (%#)', (text, said) => expect(saying(text)).toMatch(said));
});
