import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeAuditLog, FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeNumberingPlan } from '../../../application/ports/fake-numbering-plan.js';
import { LoadNumberingPlan } from '../../../application/use-cases/load-numbering-plan.use-case.js';
import { NumberingPlanCommand } from './numbering-plan.command.js';

const HEADER = '\uFEFFАВС/ DEF;От;До;Емкость;Оператор;Регион;Территория ГАР;ИНН\r\n';

describe('npm run cli -- numbering-plan', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'prorab-plan-'))));
  afterAll(() => rm(folder, { recursive: true }));

  function aTerminal() {
    const plan = new FakeNumberingPlan();
    const command = new NumberingPlanCommand(new LoadNumberingPlan(plan, new FakeAuditLog(), new FakeUnitOfWork()));
    const said: string[] = [];
    const run = async (name: string, content?: string): Promise<void> => {
      if (content !== undefined) await writeFile(join(folder, name), content);
      await command.run([join(folder, name)], { line: (text) => said.push(text) });
    };
    return { plan, said, run };
  }
  it('loads a file as the registry has it', async () => {
    const { plan, said, run } = aTerminal();
    const row = '911;0000000;0009999;10000;ПАО "МТС";Псковская обл.;Псковская область;7740000076\r\n';
    await run('DEF-9xx.csv', HEADER + row);
    expect(said[0]).toBe('Загружено: DEF-9xx.csv, коды 9xx. Строк: 1, диапазонов: 1.');
    expect(await plan.placeOf('+79110001234')).toEqual({ city: null, region: 'Псковская обл.', weak: true });
  });
  it('says which row is wrong, and that a file is not there', async () => {
    const { said, run } = aTerminal();
    await expect(run('bad.csv', `${HEADER}911;1;0;2;x;y;z;1\r\n`)).rejects.toMatchObject({
      details: { row: 2, column: 'До' },
    });
    await expect(run('none.csv')).rejects.toMatchObject({
      code: 'telephony.plan-file-unreadable',
      details: { why: 'ENOENT' },
    });
    await expect(run('.')).rejects.toMatchObject({
      code: 'telephony.plan-file-unreadable',
      details: { why: 'EISDIR' },
    });
    expect(said).toEqual([]);
  });
});
