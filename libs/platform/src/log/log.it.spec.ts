import { newId } from '@prorab/kernel';
import { AuditRow } from '../persistence/platform.rows.js';
import { type TestHouse, openTestHouse, testEngines } from '../testing/index.js';
import { makeLog } from './log.js';

const SECRET = 'Здравствуйте, наш расчётный счёт 40702810900000000001';

describe.each(testEngines())('what the log tells of a refusal by %s', (engine) => {
  let house: TestHouse;
  const lines: string[] = [];
  const log = makeLog('debug', { write: (line: string) => void lines.push(line) } as never);
  beforeAll(async () => void (house = await openTestHouse(engine, [])));
  afterAll(() => house.close());
  const refusal = async (work: () => Promise<unknown>): Promise<string> => {
    const error: unknown = await work().catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(Error);
    lines.length = 0;
    log.error({ err: error }, 'request failed');
    return lines.join('');
  };
  const row = (id: string) => ({ id, at: new Date(), actor: 'a', action: 'a', before: null, after: SECRET });

  it('is what went wrong, and none of the values that were being written', async () => {
    const id = newId();
    const entry = { ...row(id), subject: 's' };
    await house.work.run(() => house.database.em().insertMany(AuditRow, [entry]));
    const doubled = await refusal(() => house.work.run(() => house.database.em().insertMany(AuditRow, [entry])));
    expect(doubled).toMatch(/unique|duplicate/i);
    expect(doubled).not.toContain('40702810900000000001');
    const sql = 'insert into platform_audit (id, at, actor, action, subject, `after`) values (?, ?, ?, ?, ?, ?)';
    const raw = await refusal(() => house.database.run(sql, [id, new Date(), 'a', 'a', 's', SECRET]));
    expect(raw).toMatch(/unique|duplicate/i);
    expect(raw).not.toContain('40702810900000000001');
    const wrong = await refusal(() =>
      house.database.all('select nothing from platform_audit where `after` = ?', [SECRET]),
    );
    expect(wrong).toMatch(/nothing/);
    expect(wrong).not.toContain('40702810900000000001');
  });
});
