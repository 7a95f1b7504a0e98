import { aTeam } from '../../../application/use-cases/a-team.builder.js';
import { MUST_CHANGE_PASSWORD } from '../../../team.rights.js';
import { TeamAuthenticator } from './team-authenticator.js';

describe('TeamAuthenticator', () => {
  it('tells the actor behind a token, whose role opens nothing while he must change his password', async () => {
    const team = aTeam();
    const [anna, boris] = [
      await team.hire({ login: 'anna' }),
      await team.hire({ login: 'boris', mustChangePassword: true }),
    ];
    const door = new TeamAuthenticator(team.recogniseSession);
    const [a, b] = [await team.enter('anna'), await team.enter('boris', { kind: 'cookie' })];
    expect(await door.authenticate(a.token, 'bearer')).toEqual({
      kind: 'employee',
      employeeId: anna,
      sessionId: a.sessionId,
      role: 'manager',
    });
    expect(await door.authenticate(b.token, 'cookie')).toMatchObject({ employeeId: boris, role: MUST_CHANGE_PASSWORD });
    expect(await door.authenticate('nobody', 'bearer')).toBeNull();
  });
  it('takes no cookie for a bearer token, but each login leaves a cookie', async () => {
    const team = aTeam();
    await team.hire({ login: 'anna' });
    const door = new TeamAuthenticator(team.recogniseSession);
    const [program, browser] = [await team.enter('anna'), await team.enter('anna', { kind: 'cookie' })];
    const ask = async ({ token }: { token: string }, via: 'bearer' | 'cookie') =>
      (await door.authenticate(token, via)) !== null;
    expect([await ask(program, 'bearer'), await ask(program, 'cookie')]).toEqual([true, true]);
    expect([await ask(browser, 'bearer'), await ask(browser, 'cookie')]).toEqual([false, true]);
  });
  it('does not take a broken store for a wrong token', async () => {
    const team = aTeam();
    team.sessions.byTokenHash = () => Promise.reject(new Error('no database'));
    await expect(new TeamAuthenticator(team.recogniseSession).authenticate('x', 'bearer')).rejects.toThrow(
      'no database',
    );
  });
});
