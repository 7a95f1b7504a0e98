import { FakeAuditLog, FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeNumberingPlan } from '../ports/fake-numbering-plan.js';
import { LoadNumberingPlan } from './load-numbering-plan.use-case.js';

const HEADER = 'АВС/ DEF;От;До;Емкость;Оператор;Регион;Территория ГАР;ИНН';
const ROWS = [
  '911;0000000;0009999;10000;x;Псковская обл.;Псковская область;1',
  '911;0010000;0019999;10000;y;Псковская обл.;Псковская область;2',
  '911;0020000;0029999;10000;x;Новгородская обл.;Новгородская область;1',
];
function aHouse() {
  const [plan, audit, work] = [new FakeNumberingPlan(), new FakeAuditLog(), new FakeUnitOfWork()];
  const useCase = new LoadNumberingPlan(plan, audit, work);
  return { plan, audit, load: (lines: Iterable<string>) => useCase.execute({ lines, file: 'DEF-9xx.csv' }) };
}

describe('a file of the registry of numbers', () => {
  it('is loaded, ranges of one place made one, and written down', async () => {
    const { plan, audit, load } = aHouse();
    expect(await load([HEADER, ...ROWS, ''])).toEqual({ zone: '9', rows: 3, ranges: 2 });
    expect((await plan.placeOf('+79110015000'))?.region).toBe('Псковская обл.');
    expect((await plan.placeOf('+79110025000'))?.region).toBe('Новгородская обл.');
    expect(JSON.stringify(audit.entries)).toContain('DEF-9xx.csv');
  });
  it.each([
    ['with a wrong row', [HEADER, ...ROWS, '911;x'], 'telephony.plan-row-wrong', { row: 5 }],
    [
      'at odds with itself',
      [HEADER, ...ROWS, ROWS[2]?.replace('002', '000') ?? ''],
      'telephony.plan-row-wrong',
      { row: 5 },
    ],
    [
      'of two zones',
      [HEADER, ...ROWS, '811;0000000;0009999;10000;x;Псковская обл.;-;1'],
      'telephony.plan-zones-mixed',
      { row: 5 },
    ],
    ['without rows', [HEADER, '', ' '], 'telephony.plan-empty', {}],
    ['that is none', ['<html>'], 'telephony.plan-header-wrong', {}],
    ['of nothing', [], 'telephony.plan-empty', {}],
  ] as const)('%s changes nothing', async (_, lines, code, params) => {
    const { plan, audit, load } = aHouse();
    await load([HEADER, ...ROWS]);
    audit.entries.splice(0);
    await expect(load(lines)).rejects.toMatchObject({ code, details: params });
    expect((await plan.placeOf('+79110015000'))?.region).toBe('Псковская обл.');
    expect(audit.entries).toEqual([]);
  });
});
