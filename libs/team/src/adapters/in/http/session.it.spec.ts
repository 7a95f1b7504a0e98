import { readdir } from 'node:fs/promises';
import { testEngines } from '@prorab/platform/testing';
import { type House, PASSWORD, aHouse } from './a-house.builder.js';

describe.each(testEngines())('logging in over HTTP on %s', (engine) => {
  let house: House;
  beforeAll(async () => void (house = await aHouse(engine)));
  afterAll(() => house.close());
  let n = 0;
  const somebody = async (
    role: 'manager' | 'administrator' = 'manager',
    more: object = {},
  ): Promise<[string, string]> => {
    const login = `person${++n}`;
    return [await house.hire(login, role, more), login];
  };

  it('gives a token for programs and a cookie for browsers', async () => {
    const [id, login] = await somebody();
    const { status, body, headers } = await house.logIn(login.toUpperCase());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      token: expect.stringMatching(/^[\w-]{43}$/) as string,
      employee: { id, role: 'manager', branch: { name: 'Петербург' }, account: { login } },
      expiresAt: '2026-11-23T21:00:00.000Z',
      mustChangePassword: false,
    });
    const cookie = String(headers['set-cookie']);
    expect(cookie).toMatch(/^prorab_session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    expect(headers['cache-control']).toBe('no-store');
    const me = await house.ask('GET', '/api/team/session', { token: String(body.token) });
    expect(me.body).toMatchObject({ employee: { id }, role: 'manager' });
    expect(me.body.rights).toContain('team.employee.read');
    expect(me.body.rights).not.toContain('team.employee.hire');
    const onlyCookie = await house.logIn(login, { kind: 'cookie' });
    expect(onlyCookie.body.token).toBeNull();
    const taken = /prorab_session=([\w-]+)/.exec(String(onlyCookie.headers['set-cookie']))?.[1];
    const asBearer = await house.ask('GET', '/api/team/session', { token: taken });
    expect([asBearer.status, asBearer.body.code]).toEqual([401, 'platform.unauthenticated']);
    const both = await house.ask('GET', '/api/team/session', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(both.status).toBe(200);
  });

  it('takes the cookie from our own page and refuses a changing request from a foreign one', async () => {
    const [, login] = await somebody();
    const cookie = String((await house.logIn(login, { kind: 'cookie' })).headers['set-cookie']).split(';')[0] ?? '';
    const end = (headers: Record<string, string>) =>
      house.ask('DELETE', '/api/team/session', { headers: { cookie, host: 'desk.example.ru', ...headers } });
    const pages: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const foreign of pages)
      expect(await end(foreign)).toMatchObject({ status: 403, body: { code: 'platform.cross-site' } });
    expect((await house.ask('GET', '/api/team/session', { headers: { cookie } })).status).toBe(200);
    const ended = await end({ origin: 'https://desk.example.ru' });
    expect(ended.status).toBe(204);
    expect(String(ended.headers['set-cookie'])).toMatch(/^prorab_session=; Max-Age=0/);
    expect((await house.ask('GET', '/api/team/session', { headers: { cookie } })).status).toBe(401);
  });

  it('answers a stranger and a wrong password alike, in Russian or English, and locks after failures', async () => {
    const [, login] = await somebody();
    const wrong = (who: string, about = {}) => house.logIn(who, { password: 'wrong wrong wrong' }, about);
    const [known, unknown] = [await wrong(login), await wrong('nobody-at-all')];
    expect(known).toMatchObject({
      status: 401,
      body: { code: 'team.login-refused', detail: 'Неверный логин или пароль' },
    });
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...known.body, requestId: '' });
    expect((await wrong(login, { headers: { 'accept-language': 'en' } })).body.detail).toBe(
      'Login or password is wrong',
    );
    for (let i = 0; i < 4; i++) expect((await wrong(login)).status).toBe(401);
    const locked = await house.logIn(login);
    expect(locked).toMatchObject({
      status: 429,
      body: { code: 'team.login-locked', detail: 'Слишком много неудачных попыток, повторите через 30 с' },
    });
    expect(Number(locked.headers['retry-after'])).toBe(30);
    house.clock.advance({ seconds: 30 });
    expect((await house.logIn(login)).status).toBe(201);
  });

  it('lets one address try twenty logins a minute', async () => {
    const from = '192.0.2.77';
    const answers = [];
    for (let i = 0; i < 22; i++)
      answers.push(await house.ask('POST', '/api/team/session', { body: { login: 1 }, from }));
    expect(answers.map((a) => a.status)).toEqual([...Array<number>(20).fill(400), 429, 429]);
    expect(answers[21]?.body.code).toBe('platform.too-many-requests');
    expect(Number(answers[21]?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('shows one’s own sessions and ends one of them', async () => {
    const [id, login] = await somebody();
    const [, other] = await somebody();
    const strangers = await house.enter(other);
    const phone = await house.logIn(
      login,
      {},
      { headers: { 'user-agent': 'Mozilla/5.0 (iPhone) Version/18 Safari/6' } },
    );
    house.clock.advance({ minutes: 5 });
    const token = await house.enter(login);
    const list = async (as: string) =>
      (await house.ask('GET', '/api/team/sessions', { token: as })).body as unknown as Record<string, string>[];
    const [here, lost] = await list(token);
    expect(here).toMatchObject({ current: true, kind: 'bearer', seenAt: house.clock.now().toISOString() });
    expect(lost).toMatchObject({ current: false, device: 'Safari, iPhone' });
    expect(Date.parse(here?.openedAt ?? '') - Date.parse(lost?.openedAt ?? '')).toBe(300_000);
    expect(JSON.stringify([here, lost])).not.toContain(token);
    const end = (sessionId: string | undefined, as: string) =>
      house.ask('DELETE', `/api/team/sessions/${sessionId}`, { token: as });
    expect(await end(lost?.id, strangers)).toMatchObject({ status: 404, body: { code: 'team.session-missing' } });
    expect((await end('nonsense', token)).status).toBe(400);
    expect((await end(lost?.id, token)).status).toBe(204);
    expect((await end(lost?.id, token)).status).toBe(404);
    expect((await house.ask('GET', '/api/team/session', { token: String(phone.body.token) })).status).toBe(401);
    const audit = await house.database.all<{ actor: string }>(
      "select actor from platform_audit where action = 'team.session-ended' and subject = ?",
      [`employee:${id}`],
    );
    expect(audit).toEqual([{ actor: `employee:${id}` }]);
    const last = await end(here?.id, token);
    expect(String(last.headers['set-cookie'])).toMatch(/^prorab_session=; Max-Age=0/);
    expect((await house.ask('GET', '/api/team/sessions', { token })).status).toBe(401);
  });

  it('ends every session of one person at once', async () => {
    const [, login] = await somebody();
    const [a, b] = [await house.enter(login), await house.enter(login)];
    expect((await house.ask('DELETE', '/api/team/sessions', { token: a })).body).toEqual({ ended: 2 });
    for (const token of [a, b])
      expect(await house.ask('GET', '/api/team/session', { token })).toMatchObject({
        status: 401,
        body: { code: 'platform.unauthenticated' },
      });
  });

  it('does not take an expired, a made-up or a missing token', async () => {
    const [, login] = await somebody();
    const token = await house.enter(login);
    house.clock.advance({ hours: 12 });
    for (const one of [token, 'A'.repeat(43), undefined]) {
      const { status, headers } = await house.ask('GET', '/api/team/employees', { token: one });
      expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer']);
    }
  });

  it('opens nothing but the way to an own password while the password is somebody else’s', async () => {
    const [, login] = await somebody('administrator', { mustChangePassword: true });
    const { body } = await house.logIn(login);
    const token = String(body.token);
    expect(body.mustChangePassword).toBe(true);
    expect((await house.ask('GET', '/api/team/session', { token })).body).toMatchObject({
      role: 'must-change-password',
    });
    for (const url of ['/api/team/employees', '/api/audit?limit=1', '/api/rights', '/api/changes/x?since=0'])
      expect(await house.ask('GET', url, { token })).toMatchObject({
        status: 403,
        body: { code: 'platform.forbidden' },
      });
    const change = (next: string) =>
      house.ask('PUT', '/api/team/password', { token, body: { current: PASSWORD, next } });
    expect(await change(PASSWORD)).toMatchObject({ status: 422, body: { code: 'team.password-refused' } });
    expect((await change('девять лосей на реке')).status).toBe(204);
    expect((await house.ask('GET', '/api/team/employees', { token })).status).toBe(200);
    expect((await house.logIn(login)).status).toBe(401);
  });

  it('asks for a code once the second factor is confirmed, takes each code once, and a recovery code', async () => {
    const [id, login] = await somebody();
    const token = await house.enter(login);
    const post = (path: string, body?: object) => house.ask('POST', `/api/team/second-factor${path}`, { token, body });
    expect(await post('/confirmation', { code: '123456' })).toMatchObject({
      body: { code: 'team.second-factor-not-enrolled' },
    });
    const { secret, uri } = (await post('')).body as unknown as { secret: string; uri: string };
    expect(uri).toContain(`secret=${secret}`);
    expect((await house.logIn(login)).status).toBe(201);
    expect(await post('/confirmation', { code: '000000' })).toMatchObject({
      status: 401,
      body: { code: 'team.second-factor-refused' },
    });
    const confirmed = await post('/confirmation', { code: await house.codeFor(secret) });
    expect(confirmed.status).toBe(200);
    expect(await house.logIn(login)).toMatchObject({ status: 401, body: { code: 'team.second-factor-required' } });
    expect((await house.logIn(login, { code: await house.codeFor(secret) })).body.code).toBe(
      'team.second-factor-refused',
    );
    house.clock.advance({ seconds: 30 });
    const code = await house.codeFor(secret);
    expect((await house.logIn(login, { code })).status).toBe(201);
    expect((await house.logIn(login, { code })).status).toBe(401);
    const recovery = (confirmed.body.recoveryCodes as unknown as string[])[0] ?? '';
    expect((await house.logIn(login, { code: recovery.toLowerCase() })).status).toBe(201);
    expect((await house.logIn(login, { code: recovery })).status).toBe(401);
    const row = await house.database.all<object>('select * from team_account where employee_id = ?', [id]);
    expect(JSON.stringify(row)).not.toContain(secret);
    house.clock.advance({ seconds: 30 });
    const proof = { password: PASSWORD, code: await house.codeFor(secret) };
    expect((await post('/removal', { ...proof, password: 'not the password' })).body.code).toBe('team.login-refused');
    expect((await post('/removal', proof)).status).toBe(204);
    expect((await house.logIn(login)).status).toBe(201);
    expect(await readdir(house.folder)).toContain('secret.key');
  });

  it('lets an administrator open what somebody locked himself out of', async () => {
    const [id, login] = await somebody();
    const [, boss] = await somebody('administrator');
    const [token, administrator] = [await house.enter(login), await house.enter(boss)];
    const { secret } = (await house.ask('POST', '/api/team/second-factor', { token })).body as unknown as {
      secret: string;
    };
    await house.ask('POST', '/api/team/second-factor/confirmation', {
      token,
      body: { code: await house.codeFor(secret) },
    });
    const reset = (who: string) => house.ask('DELETE', `/api/team/employees/${id}/second-factor`, { token: who });
    expect((await reset(token)).status).toBe(403);
    expect((await reset(administrator)).status).toBe(204);
    const set = await house.ask('PUT', `/api/team/employees/${id}/password`, {
      token: administrator,
      body: { password: 'одиннадцать оленей' },
    });
    expect(set.status).toBe(204);
    expect((await house.logIn(login, { password: 'одиннадцать оленей' })).body.mustChangePassword).toBe(true);
  });
});
