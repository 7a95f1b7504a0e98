import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeLedgerSetup } from '../../../../application/ports/ledger/ledger-setup.contract.js';
import { anMd, attr } from '../dictionary/an-md.builder.js';
import { type LiveColumn, Onec77LedgerSetup, hashOfSetup, readSetup } from './index.js';

const root = join(import.meta.dirname, '../../../../../../..');
const files = {
  dictionary: join(root, 'test/fixtures/onec77/1Cv7.DDS'),
  mapping: join(root, 'config/onec77/example.yaml'),
  metadata: null,
};
let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'onec77-'))));
afterEach(() => rm(folder, { recursive: true }));
const md = (...values: [number, string][]) =>
  anMd([
    ['SbCnts', [240, 'Цены', '', '', ['Params', attr(2402, 'ТипЦен', 'B', 219), attr(2401, 'Цена')]]],
    ['EnumList', [500, 'ВидыОперацийЗаявок', '', '', ['EnumVal', ...values]]],
  ]);

describeLedgerSetup('1C 7.7', async () => ({
  setup: new Onec77LedgerSetup(),
  good: files,
  otherMapping: join(root, 'config/onec77/tis-9.2.yaml'),
  close: async () => undefined,
}));

describe('the files of a 1C base', () => {
  it('are told part by part', async () => {
    const { found, remarks } = await new Onec77LedgerSetup().check(files);
    expect(found.map(({ ru }) => ru)).toEqual(
      expect.arrayContaining([
        'Словарь: таблиц 29.',
        'Клиенты: Справочник.Контрагенты (SC210, SC212, SC213)',
        'Цены: Справочник.Цены (SC240, 2401)',
        'Счета: Документ.ЗаявкаПокупателя (DH310, DT310)',
        'Взаиморасчёты: Регистр.Покупатели (RG420, RA420)',
      ]),
    );
    expect(remarks.map(({ ru }) => ru)).toEqual(['Сервер не настроен: с его таблицами не сверялось.']);
  });
  it('with 1Cv7.MD among them', async () => {
    const metadata = join(folder, '1Cv7.MD');
    await writeFile(metadata, md([501, 'Неподтвержденная'], [502, 'СчетНаОплату']));
    const { found, problems } = await new Onec77LedgerSetup().check({ ...files, metadata });
    expect([problems, found[0]?.ru]).toEqual([[], 'Словарь: таблиц 29; 1Cv7.MD прочитан.']);
    await writeFile(metadata, md([501, 'Неподтвержденная'], [777, 'СчетНаОплату']));
    const other = await new Onec77LedgerSetup().check({ ...files, metadata });
    expect(other.problems.map(({ ru }) => ru)).toEqual([expect.stringContaining('указано 502, а в 1Cv7.MD — 777')]);
  });
  it('one that 1C has encrypted is a remark while the mapping has the numbers', async () => {
    const metadata = join(folder, '1Cv7.MD');
    await writeFile(metadata, 'no container');
    const { problems, remarks } = await new Onec77LedgerSetup().check({ ...files, metadata });
    expect(problems).toEqual([]);
    expect(remarks[0]?.ru).toMatch(/^Файл 1Cv7\.MD не прочитан/);
  });
  it('are compared with the server when there is one', async () => {
    const { names } = await readSetup(files);
    const asked: string[][] = [];
    const setup = new Onec77LedgerSetup(async (tables) => {
      asked.push([...tables]);
      return new Map<string, LiveColumn[]>();
    });
    const { problems } = await setup.check(files);
    expect(problems).toHaveLength(names.used.length);
    expect(asked).toEqual([names.used.map(({ table }) => table)]);
  });
  it('are known by their hash', async () => {
    const { hash } = await readSetup(files);
    expect(await hashOfSetup(files)).toBe(hash);
    expect(await hashOfSetup({ ...files, mapping: join(root, 'config/onec77/tis-9.2.yaml') })).not.toBe(hash);
  });
});
