import { aTeam, GOOD_PASSWORD } from './a-team.builder.js';

const next = 'сто двадцать восьмой';

describe('passwords', () => {
  it('are changed by who knows the old one; other sessions end, this one stays', async () => {
    const team = aTeam();
    const employeeId = await team.hire({ login: 'anna', mustChangePassword: true });
    const [here, elsewhere] = [await team.enter('anna'), await team.enter('anna')];
    await team.changePassword.execute({ employeeId, sessionId: here.sessionId, current: GOOD_PASSWORD, next });
    expect(await team.recogniseSession.execute({ token: here.token, via: 'bearer' })).toMatchObject({
      mustChangePassword: false,
    });
    await expect(team.recogniseSession.execute({ token: elsewhere.token, via: 'bearer' })).rejects.toMatchObject({
      code: 'team.session-unknown',
    });
    await expect(team.enter('anna')).rejects.toMatchObject({ code: 'team.login-refused' });
    await team.enter('anna', { password: next });
    expect(JSON.stringify(team.audit.entries)).not.toContain(next);
  });
  it('cannot be guessed through a stolen session either', async () => {
    const team = aTeam();
    const employeeId = await team.hire({ login: 'anna' });
    const { sessionId } = await team.enter('anna');
    const guess = () =>
      team.changePassword
        .execute({ employeeId, sessionId, current: 'guess guess guess', next })
        .catch((e: { code: string }) => e.code);
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await guess());
    expect(answers.slice(3)).toEqual(['team.login-refused', 'team.login-locked', 'team.login-locked']);
  });
  it.each([
    ['short', 'too-short'],
    ['1234567890', 'too-common'],
    ['password123', 'too-common'],
    ['йцукен123456', 'too-common'],
    ['aaaaaaaaaaaa', 'too-common'],
    ['x'.repeat(150) + 'абв'.repeat(50), 'too-long'],
    ['my annushka secret', 'contains-login'],
    [GOOD_PASSWORD, 'same-as-before'],
  ])('refuse %j, and that is no failure to log in', async (password, reason) => {
    const team = aTeam();
    const employeeId = await team.hire({ login: 'annushka' });
    const { sessionId } = await team.enter('annushka');
    for (let i = 0; i < 5; i++) {
      const change = team.changePassword.execute({ employeeId, sessionId, current: GOOD_PASSWORD, next: password });
      await expect(change).rejects.toMatchObject({ code: 'team.password-refused', details: { reason } });
    }
    await team.enter('annushka');
  });
  it('are set by an administrator: sessions end, the lock opens, and a new one must be chosen', async () => {
    const team = aTeam();
    const employeeId = await team.hire({ login: 'anna' });
    const { token } = await team.enter('anna');
    for (let i = 0; i < 5; i++) await team.enter('anna', { password: 'wrong wrong wrong' }).catch(() => undefined);
    await team.setPassword.execute({ employeeId, password: next });
    await expect(team.recogniseSession.execute({ token, via: 'bearer' })).rejects.toMatchObject({
      code: 'team.session-unknown',
    });
    expect((await team.enter('anna', { password: next })).mustChangePassword).toBe(true);
    expect(team.audit.entries.map((e) => e.action)).toContain('team.password-set');
    await expect(team.setPassword.execute({ employeeId, password: 'x' })).rejects.toMatchObject({
      code: 'team.password-refused',
    });
  });
});
