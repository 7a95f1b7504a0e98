import { jest } from '@jest/globals';
import { newId } from '@prorab/kernel';
import type { MikroUnitOfWork } from '@prorab/platform';
import { UnitOfWork } from '@prorab/platform/marks';
import { testEngines } from '@prorab/platform/testing';
import { PasswordHasher } from '../../../application/ports/password-hasher.port.js';
import { type House, aHouse } from './a-house.builder.js';

describe.each(testEngines())('staff over HTTP on %s', (engine) => {
  let house: House;
  const tokens = {} as Record<'administrator' | 'head' | 'manager' | 'seller', string>;
  const ids = {} as typeof tokens;
  beforeAll(async () => {
    house = await aHouse(engine);
    for (const role of ['administrator', 'head', 'manager', 'seller'] as const) {
      ids[role] = await house.hire(role, role, role === 'manager' ? { extension: '305' } : {});
      tokens[role] = await house.enter(role);
    }
  });
  afterAll(() => house.close());

  let n = 0;
  const order = (more: object = {}): object => ({
    name: 'Пётр Новиков',
    role: 'seller',
    branchId: house.branchId,
    emails: [`new${++n}@example.ru`],
    password: 'восемь лосей на даче',
    ...more,
  });
  const as = (role: keyof typeof tokens, method: string, path: string, body?: object | string, headers = {}) =>
    house.ask(method, `/api/team/${path}`, { token: tokens[role], body, headers });

  it('hires, shows, changes, and dismisses', async () => {
    const hired = await as('head', 'POST', 'employees', order({ extension: '401', hours: { fri: '09:00-16:00' } }));
    expect(hired).toMatchObject({
      status: 201,
      body: { name: 'Пётр Новиков', capacity: 10, hours: { fri: '09:00-16:00' }, account: null, dismissedAt: null },
    });
    const path = `employees/${String(hired.body.id)}`;
    expect((await as('administrator', 'GET', path)).body.account).toMatchObject({
      mustChangePassword: true,
      secondFactor: false,
    });
    const changed = await as('head', 'PATCH', path, { name: 'Пётр Старов', hours: null, deputyId: ids.manager });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'Пётр Старов', hours: null, extension: '401', deputy: { id: ids.manager } },
    });
    expect((await as('administrator', 'PUT', `${path}/role`, { role: 'accountant' })).status).toBe(204);
    expect((await as('manager', 'GET', path)).body.role).toBe('accountant');
    expect((await as('head', 'POST', `${path}/dismissal`)).status).toBe(204);
    expect(await as('head', 'POST', `${path}/dismissal`)).toMatchObject({
      status: 409,
      body: { code: 'team.employee-dismissed' },
    });
  });

  it('refuses what the role has no right to, and says which right it takes', async () => {
    const id = ids.seller;
    for (const [role, method, path, sent, right] of [
      ['manager', 'POST', 'employees', order(), 'team.employee.hire'],
      ['head', 'POST', 'employees', order({ role: 'administrator' }), 'team.employee.change-role'],
      ['head', 'PUT', `employees/${id}/role`, { role: 'head' }, 'team.employee.change-role'],
      ['manager', 'PATCH', `employees/${id}`, { name: 'X' }, 'team.employee.change'],
      ['seller', 'POST', `employees/${id}/dismissal`, undefined, 'team.employee.dismiss'],
      ['head', 'PUT', `employees/${id}/password`, { password: 'x' }, 'team.password.set'],
      ['seller', 'GET', 'employees/export', undefined, 'team.employee.export'],
      ['seller', 'POST', 'branches', {}, 'team.branch.change'],
      [
        'seller',
        'POST',
        `employees/${ids.manager}/absences`,
        { kind: 'sick', from: '2026-12-01T00:00:00Z', to: '2026-12-02T00:00:00Z' },
        'team.absence.plan-any',
      ],
    ] as const) {
      const { status, body, headers } = await as(role, method, path, sent);
      expect([status, body.code, (body as { details?: { right?: string } }).details?.right]).toEqual([
        403,
        'platform.forbidden',
        right,
      ]);
      expect(headers['content-type']).toContain('application/problem+json');
    }
    expect((await house.ask('GET', '/api/audit', { token: tokens.manager })).status).toBe(403);
    expect((await house.ask('GET', '/api/audit', { token: tokens.head })).status).toBe(200);
    expect((await house.ask('GET', '/api/quarantine', { token: tokens.seller })).status).toBe(403);
    expect((await house.ask('GET', '/api/rights', { token: tokens.seller })).status).toBe(200);
  });

  it('refuses requests that do not fit, and names the property', async () => {
    const employee = `employees/${ids.seller}`;
    for (const [method, path, sent, named] of [
      ['POST', 'employees', order({ isAdmin: true }), 'isAdmin'],
      ['POST', 'employees', order({ hours: { someday: '09:00-18:00' } }), 'someday'],
      ['POST', 'employees', order({ capacity: null }), 'capacity'],
      ['POST', 'employees', order({ emails: 'x@a.ru' }), 'emails'],
      ['PATCH', employee, { name: null }, 'name'],
      ['PATCH', employee, { branchId: null }, 'branchId'],
      ['PATCH', employee, { hours: { mon: 5 } }, 'mon'],
      ['PATCH', 'employees/none', { name: 'X' }, 'employeeId'],
      ['GET', 'employees?limit=1000', undefined, 'limit'],
      ['GET', 'employees?role=king', undefined, 'role'],
      ['GET', 'absences?from=2026-12-01&to=2026-12-02', undefined, 'from'],
      [
        'POST',
        'branches',
        { name: 'Х', city: 'Х', zone: 'Europe/Moscow', hours: {}, exceptions: { today: 'x' } },
        'exceptions',
      ],
      ['POST', 'branches', { name: 'Х', city: 'Х', zone: 'Europe/Moscow', hours: null }, 'hours'],
      ['POST', 'branches', { name: 'Х', city: 'Х', zone: 'Europe/Moscow' }, 'hours is missing'],
      ['POST', 'branches', { name: 'Х', city: 'Х', zone: 'Europe/Moscow', hours: [{ mon: '09:00-10:00' }] }, 'hours'],
      ['PATCH', employee, { hours: [{ mon: '09:00-10:00' }] }, 'hours'],
      ['POST', 'branches', [], 'JSON object'],
    ] as const) {
      const { status, body } = await as('administrator', method, path, sent);
      expect([path, status, body.code]).toEqual([path, 400, 'platform.request-invalid']);
      expect(JSON.stringify(body.details)).toContain(named);
    }
    expect(await as('head', 'POST', 'employees', '{"name":')).toMatchObject({
      status: 400,
      body: { code: 'platform.body-malformed' },
    });
    for (const after of ['x', 'WzFd', 'WzEsMl0', 'W251bGwsbnVsbF0'])
      expect(await as('head', 'GET', `employees?after=${after}`)).toMatchObject({
        status: 400,
        body: { code: 'platform.cursor-invalid' },
      });
    const zone = { name: 'Х', city: 'Х', zone: 'Europe/Nowhere', hours: { mon: '25:00-26:00' } };
    expect((await as('head', 'POST', 'branches', zone)).status).toBe(422);
  });

  it('does not know what is not there', async () => {
    for (const [method, path, body, code] of [
      ['GET', `employees/${newId()}`, undefined, 'team.employee-missing'],
      ['PATCH', `employees/${newId()}`, { name: 'X' }, 'team.employee-missing'],
      ['POST', `employees/${newId()}/dismissal`, undefined, 'team.employee-missing'],
      ['POST', 'employees', order({ branchId: newId() }), 'team.branch-missing'],
      ['PATCH', `branches/${newId()}`, { name: 'X' }, 'team.branch-missing'],
      ['DELETE', `employees/${ids.seller}/absences/${newId()}`, undefined, 'team.absence-missing'],
    ] as const)
      expect(await as('administrator', method, path, body)).toMatchObject({ status: 404, body: { code } });
  });

  it('gives no address, extension or login twice', async () => {
    for (const [more, code] of [
      [{ emails: ['MANAGER@example.ru'] }, 'team.email-taken'],
      [{ extension: '305' }, 'team.extension-taken'],
      [{ login: 'manager' }, 'team.login-taken'],
    ] as const)
      expect(await as('head', 'POST', 'employees', order(more))).toMatchObject({ status: 409, body: { code } });
  });

  it('hashes the password of the hired before the transaction, with an Idempotency-Key too', async () => {
    const work = house.app.get<MikroUnitOfWork>(UnitOfWork as never);
    const hashing = jest.spyOn(house.app.get(PasswordHasher), 'hash');
    const inside: boolean[] = [];
    hashing.mockImplementation(async () => {
      inside.push(work.isOpen);
      return 'hash';
    });
    for (const headers of [{}, { 'idempotency-key': newId() }])
      expect((await as('head', 'POST', 'employees', order(), headers)).status).toBe(201);
    expect(inside).toEqual([false, false]);
    hashing.mockRestore();
  });

  it('hires once for one Idempotency-Key, however often and however fast it is sent', async () => {
    const [body, headers] = [order(), { 'idempotency-key': newId() }];
    const answers = await Promise.all([1, 2, 3].map(() => as('head', 'POST', 'employees', body, headers)));
    expect(answers.map((a) => a.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((a) => a.body.id)).size).toBe(1);
    expect(answers.filter((a) => a.headers['idempotency-replayed'])).toHaveLength(2);
    expect((await as('head', 'POST', 'employees', order(), headers)).body.code).toBe('platform.idempotency-key-reused');
  });

  it('pages by name without losing or doubling anybody, filters, and searches literally', async () => {
    for (let i = 0; i < 7; i++)
      await house.hire(`page${i}`, 'marketer', { name: i < 4 ? 'Семён Ёлкин' : `Я 100%_${i}` });
    const seen: unknown[] = [];
    let after = '';
    do {
      const { body } = await as(
        'seller',
        'GET',
        `employees?limit=2&role=marketer&active=true${after && `&after=${after}`}`,
      );
      seen.push(...(body.items ?? []).map((e) => e.id));
      after = String(body.next ?? '');
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
    const count = async (query: string) => (await as('seller', 'GET', `employees?${query}`)).body.items?.length;
    expect(await count(`search=${encodeURIComponent('ЕЛКИН')}`)).toBe(4);
    expect(await count(`search=${encodeURIComponent('100%_5')}`)).toBe(1);
    expect(await count('search=100_')).toBe(0);
    expect(await count('search=305')).toBe(1);
    expect(await count('active=false&role=marketer')).toBe(0);
    expect(await count(`branchId=${newId()}`)).toBe(0);
  });

  it('asks the database as often for many rows as for few', async () => {
    const queries = async (path: string): Promise<number> => {
      // The company is read when somebody has changed it, and not for each question.
      expect((await as('seller', 'GET', path)).status).toBe(200);
      const spies = [jest.spyOn(house.database, 'all'), jest.spyOn(house.database, 'em')];
      expect((await as('seller', 'GET', path)).status).toBe(200);
      const asked = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
      for (const spy of spies) spy.mockRestore();
      return asked;
    };
    const lists = [
      'employees?limit=100',
      'branches',
      'presence',
      'absences?limit=100&from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z',
    ];
    const before = [];
    for (const path of lists) before.push(await queries(path));
    for (let i = 0; i < 10; i++) {
      const id = await house.hire(`many${i}`, 'seller', { deputyId: ids.manager });
      const order = { kind: 'vacation', from: '2026-06-01T00:00:00Z', to: '2026-06-15T00:00:00Z', deputyId: ids.head };
      await as('head', 'POST', `employees/${id}/absences`, order);
    }
    const after = [];
    for (const path of lists) after.push(await queries(path));
    expect(after).toEqual(before);
    expect(Math.min(...before)).toBeGreaterThan(0);
    expect(Math.max(...before)).toBeLessThan(8);
  });

  it('plans one’s own absence, shows why only to whom it concerns, and takes it back', async () => {
    const plan = {
      kind: 'sick',
      from: '2026-11-23T08:00:00Z',
      to: '2026-11-26T08:00:00Z',
      note: 'грипп',
      deputyId: ids.head,
    };
    const planned = await as('seller', 'POST', `employees/${ids.seller}/absences`, plan);
    expect(planned.status).toBe(201);
    expect((await as('head', 'POST', `employees/${ids.seller}/absences`, plan)).body.code).toBe(
      'team.absence-overlaps',
    );
    expect((await as('seller', 'POST', `employees/${ids.seller}/absences`, { ...plan, to: plan.from })).status).toBe(
      422,
    );
    const list = `absences?from=2026-11-24T00:00:00%2B03:00&to=2026-11-25T00:00:00Z&employeeId=${ids.seller}`;
    for (const [role, kind, note] of [
      ['seller', 'sick', 'грипп'],
      ['head', 'sick', 'грипп'],
      ['manager', null, null],
    ] as const)
      expect((await as(role, 'GET', list)).body.items).toMatchObject([{ kind, note, deputy: { id: ids.head } }]);
    type People = { people: { employeeId: string }[] };
    const find = async (id: string) =>
      ((await as('manager', 'GET', 'presence')).body as unknown as People).people.find((p) => p.employeeId === id);
    expect(await find(ids.seller)).toMatchObject({
      atWork: false,
      worksUntil: null,
      absentUntil: '2026-11-26T08:00:00.000Z',
      nextWorkAt: '2026-11-26T08:00:00.000Z',
      deputy: { id: ids.head },
    });
    expect(await find(ids.manager)).toMatchObject({
      atWork: true,
      worksUntil: '2026-11-23T15:00:00.000Z',
      extension: '305',
    });
    const path = `employees/${ids.seller}/absences/${String(planned.body.absenceId)}`;
    expect((await as('manager', 'DELETE', path)).status).toBe(403);
    expect((await as('seller', 'DELETE', path)).status).toBe(204);
    expect((await as('seller', 'DELETE', path)).body.code).toBe('team.absence-over');
    expect(await find(ids.seller)).toMatchObject({ atWork: true, absentUntil: null });
  });

  it('opens and changes branches', async () => {
    const body = {
      name: 'Псков',
      city: 'Псков',
      zone: 'Europe/Moscow',
      areaCode: '8112',
      hours: { mon: '10:00-19:00' },
    };
    const opened = await as('head', 'POST', 'branches', body);
    expect(opened).toMatchObject({ status: 201, body: { ...body, exceptions: {}, keepsHolidays: true } });
    const changed = await as('head', 'PATCH', `branches/${String(opened.body.id)}`, {
      areaCode: null,
      exceptions: { '2026-12-31': '10:00-15:00' },
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'Псков', areaCode: null, exceptions: { '2026-12-31': '10:00-15:00' } },
    });
    const all = (await as('seller', 'GET', 'branches')).body as unknown as { name: string }[];
    expect(all.map((b) => b.name)).toEqual(['Петербург', 'Псков']);
  });

  it('exports a table in which nothing is a formula, and writes down who took it', async () => {
    await house.hire('formula', 'seller', { name: '=HYPERLINK("http://evil")' });
    const { status, text, headers } = await as('head', 'GET', 'employees/export');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain('attachment');
    expect(text.startsWith('\uFEFFИмя;Роль;Филиал')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")";seller;Петербург`);
    const audit = await house.ask('GET', '/api/audit?subject=employees', { token: tokens.head });
    expect(audit.body.items).toMatchObject([{ actor: `employee:${ids.head}`, action: 'team.employees-exported' }]);
  });

  it('keeps the last administrator', async () => {
    expect(await as('administrator', 'PUT', `employees/${ids.administrator}/role`, { role: 'head' })).toMatchObject({
      status: 409,
      body: { code: 'team.last-administrator' },
    });
  });
});
