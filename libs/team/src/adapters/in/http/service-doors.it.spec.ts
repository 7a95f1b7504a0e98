import { newId } from '@prorab/kernel';
import { AuditLog, UnitOfWork } from '@prorab/platform/marks';
import { testEngines } from '@prorab/platform/testing';
import { type House, aHouse } from './a-house.builder.js';

/** The platform's own doors, with the roles that the team gives their rights to. */
describe.each(testEngines())('quarantine, audit log and rights over HTTP on %s', (engine) => {
  let house: House;
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    house = await aHouse(engine);
    for (const role of ['administrator', 'head', 'manager'] as const) {
      await house.hire(role, role);
      tokens[role] = await house.enter(role);
    }
  });
  afterAll(() => house.close());

  const as = (role: string, method: string, path: string) =>
    house.ask(method, `/api/${path}`, { token: tokens[role] ?? '' });
  const stuck = async (): Promise<string> => {
    const [id, at] = [newId(), house.clock.now()];
    await house.database.run(
      "insert into platform_task (id, handler, task_key, payload, state, attempts, due_at, available_at, created_at, finished_at, last_error) values (?, 'mail.send', ?, 'null', 'quarantined', 8, ?, ?, ?, ?, 'Error: no')",
      [id, `key-${id}`, at, at, at, at],
    );
    return id;
  };

  it('show what waits for a person, page by page, and send it back to work once', async () => {
    const ids = [await stuck(), await stuck(), await stuck()];
    const first = await as('head', 'GET', 'quarantine?limit=2');
    expect(first.body.items).toMatchObject(
      ids.slice(0, 2).map((id) => ({ id, handler: 'mail.send', attempts: 8, error: 'Error: no' })),
    );
    const rest = await as('head', 'GET', `quarantine?limit=2&after=${String(first.body.next)}`);
    expect([rest.body.items?.map((task) => task.id), rest.body.next]).toEqual([[ids[2]], null]);
    const replay = (role: string, id: string) => as(role, 'POST', `quarantine/${id}/replay`);
    expect((await replay('manager', ids[0] ?? '')).status).toBe(403);
    expect((await replay('head', ids[0] ?? '')).status).toBe(204);
    expect(await replay('head', ids[0] ?? '')).toMatchObject({
      status: 404,
      body: { code: 'platform.quarantined-missing', detail: 'В карантине такого задания нет' },
    });
    expect(await replay('head', 'x')).toMatchObject({
      status: 400,
      body: { detail: 'Запрос заполнен неверно: id должно быть номером UUID' },
    });
    expect(await house.database.all('select state, attempts from platform_task where id = ?', [ids[0] ?? ''])).toEqual([
      { state: 'waiting', attempts: 0 },
    ]);
  });

  it('show the audit log, the newest first and page by page, to those who lead', async () => {
    const subject = `employee:${newId()}`;
    for (const n of [1, 2, 3])
      await house.app
        .get(UnitOfWork)
        .run(async () => house.app.get(AuditLog).record({ action: 'tried', subject, before: null, after: { n } }));
    const list = async (query: string) => (await as('head', 'GET', `audit?subject=${subject}&${query}`)).body;
    const first = await list('limit=2');
    const second = await list(`limit=2&after=${String(first.next)}`);
    expect([...(first.items ?? []), ...(second.items ?? [])].map((entry) => entry.after)).toEqual([
      { n: 3 },
      { n: 2 },
      { n: 1 },
    ]);
    expect(second.next).toBeNull();
    expect((await as('manager', 'GET', 'audit')).status).toBe(403);
  });

  it('tell every right and who holds it', async () => {
    const rights = (await as('manager', 'GET', 'rights')).body as unknown as { name: string; roles: string[] }[];
    expect(rights).toContainEqual({ name: 'team.employee.change-role', roles: ['administrator'] });
    expect(rights.map((right) => right.name)).toEqual([...rights.map((right) => right.name)].sort());
  });

  it.each(['quarantine?after=x', 'audit?after=x', 'audit?after=WzEsMl0', 'quarantine?limit=0', 'audit?limit=x'])(
    'refuse %s',
    async (path) => expect((await as('head', 'GET', path)).status).toBe(400),
  );
});
