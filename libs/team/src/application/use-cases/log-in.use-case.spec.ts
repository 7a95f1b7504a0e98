import { aTeam, GOOD_PASSWORD } from './a-team.builder.js';

const wrong = { password: 'wrong wrong wrong' };
const answerTo = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'in',
    (e: { code: string; message: string; details: object }) => [e.code, e.message, e.details],
  );

describe('LogIn', () => {
  it('lets in by login or by any address, and stores no token', async () => {
    const team = aTeam();
    const id = await team.hire({ login: 'anna', emails: ['anna@a.ru', 'sales@a.ru'] });
    const entries = [await team.enter('Anna'), await team.enter(' ANNA@a.ru '), await team.enter('sales@a.ru')];
    expect(entries.map((e) => e.employeeId)).toEqual([id, id, id]);
    expect(new Set(entries.map((e) => e.token)).size).toBe(3);
    for (const { token } of entries) expect(JSON.stringify([...team.sessions.rows.values()])).not.toContain(token);
    expect(entries[0]?.endsAt).toEqual(new Date('2026-11-23T21:00:00Z'));
    expect(team.audit.entries.at(-1)).toMatchObject({ action: 'team.logged-in', subject: `employee:${id}` });
  });

  it('answers strangers, the dismissed and wrong passwords alike, with the same work and the same locks', async () => {
    const team = aTeam();
    await team.hire({ login: 'anna' });
    const gone = await team.hire({ login: 'gone' });
    await team.dismissEmployee.execute({ employeeId: gone });
    const courses = [];
    for (const login of ['anna', 'nobody', 'gone', 'not a login! "\u0000']) {
      const before = team.hasher.verified.length;
      const answers = [];
      for (let i = 0; i < 6; i++) answers.push(await answerTo(team.enter(login, login === 'gone' ? {} : wrong)));
      courses.push({ answers, work: team.hasher.verified.length - before });
    }
    expect(courses[0]?.answers.map((a) => a[0])).toEqual([
      ...Array<string>(4).fill('team.login-refused'),
      'team.login-locked',
      'team.login-locked',
    ]);
    for (const course of courses.slice(1)) expect(course).toEqual(courses[0]);
  });

  it('makes the pauses longer, up to a limit, and lets the right password in after the pause only', async () => {
    const team = aTeam();
    await team.hire({ login: 'anna' });
    for (let i = 0; i < 4; i++) await answerTo(team.enter('anna', wrong));
    const pauses: number[] = [];
    for (let i = 0; i < 4; i++) {
      const error = await team.enter('anna').catch((e: { code: string; details: { retryAfterSeconds: number } }) => e);
      expect(error).toMatchObject({ code: 'team.login-locked' });
      const seconds = 'details' in error ? error.details.retryAfterSeconds : 0;
      pauses.push(seconds);
      team.clock.advance({ seconds });
      await answerTo(team.enter('anna', wrong));
    }
    expect(pauses).toEqual([30, 60, 100, 100]);
    team.clock.advance({ seconds: 100 });
    await team.enter('anna');
    expect(await answerTo(team.enter('anna', wrong))).toContain('team.login-refused');
    await team.enter('anna');
  });

  it('counts an attempt before it looks at the password, so that many at once are many', async () => {
    const team = aTeam();
    await team.hire({ login: 'anna' });
    let look = (): void => undefined;
    const looking = new Promise<void>((resolve) => (look = resolve));
    team.hasher.verify = () => looking.then(() => false);
    const attempts: Promise<unknown>[] = [];
    for (let i = 0; i < 10; i++) {
      attempts.push(answerTo(team.enter('anna', wrong)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    look();
    const codes = (await Promise.all(attempts)).map((answer) => (answer as string[])[0]);
    expect(codes.filter((code) => code === 'team.login-refused')).toHaveLength(4);
    expect(codes.filter((code) => code === 'team.login-locked')).toHaveLength(6);
  });

  it('forgets failures of yesterday', async () => {
    const team = aTeam();
    await team.hire({ login: 'anna' });
    for (let i = 0; i < 3; i++) await answerTo(team.enter('anna', wrong));
    team.clock.advance({ days: 1, seconds: 1 });
    await answerTo(team.enter('anna', wrong));
    await team.enter('anna');
  });

  it('opens no session if the password changed while it was looked at', async () => {
    const team = aTeam();
    const employeeId = await team.hire({ login: 'anna' });
    const verify = team.hasher.verify.bind(team.hasher);
    team.hasher.verify = async (hash, password) => {
      const right = await verify(hash, password);
      team.hasher.verify = verify;
      await team.setPassword.execute({ employeeId, password: 'совсем другой пароль' });
      return right;
    };
    await expect(team.enter('anna', { password: GOOD_PASSWORD })).rejects.toMatchObject({ code: 'team.login-refused' });
    expect(team.sessions.rows.size).toBe(0);
  });
});
