import { aTeam } from './a-team.builder.js';

const ended = { code: 'team.session-unknown' };

describe('sessions', () => {
  it('slide with use, and end after twelve hours without', async () => {
    const team = aTeam();
    await team.hire({ login: 'anna' });
    const { token, sessionId } = await team.enter('anna');
    const ask = () => team.recogniseSession.execute({ token, via: 'bearer' });
    team.clock.advance({ hours: 11 });
    expect((await ask()).endsAt).toEqual(new Date('2026-11-24T08:00:00Z'));
    team.clock.advance({ hours: 11, minutes: 59 });
    expect((await ask()).sessionId).toBe(sessionId);
    team.clock.advance({ hours: 12 });
    await expect(ask()).rejects.toMatchObject(ended);
  });
  it('end after fourteen days, however much they are used', async () => {
    const team = aTeam();
    await team.hire({ login: 'anna' });
    const { token } = await team.enter('anna');
    for (let hours = 0; hours < 14 * 24 - 6; hours += 6) {
      team.clock.advance({ hours: 6 });
      await team.recogniseSession.execute({ token, via: 'bearer' });
    }
    team.clock.advance({ hours: 6 });
    await expect(team.recogniseSession.execute({ token, via: 'bearer' })).rejects.toMatchObject(ended);
  });
  it('are written down once a minute, not with each request', async () => {
    const team = aTeam();
    await team.hire({ login: 'anna' });
    const { token, sessionId } = await team.enter('anna');
    for (let i = 0; i < 59; i++) {
      team.clock.advance({ seconds: 1 });
      await team.recogniseSession.execute({ token, via: 'bearer' });
    }
    expect(team.sessions.rows.get(sessionId)?.seenAt).toEqual(new Date('2026-11-23T09:00:00Z'));
    team.clock.advance({ seconds: 1 });
    await team.recogniseSession.execute({ token, via: 'bearer' });
    expect(team.sessions.rows.get(sessionId)?.seenAt).toEqual(team.clock.now());
  });
  it('know no invented token, and no cookie as a bearer token', async () => {
    const team = aTeam();
    await team.hire({ login: 'anna' });
    const { token } = await team.enter('anna', { kind: 'cookie' });
    await team.recogniseSession.execute({ token, via: 'cookie' });
    await expect(team.recogniseSession.execute({ token, via: 'bearer' })).rejects.toMatchObject(ended);
    await expect(team.recogniseSession.execute({ token: '', via: 'bearer' })).rejects.toMatchObject(ended);
  });
  it('end by logging out, here or everywhere', async () => {
    const team = aTeam();
    const [anna, boris] = [await team.hire({ login: 'anna' }), await team.hire({ login: 'boris' })];
    const sessions = [
      await team.enter('anna'),
      await team.enter('anna'),
      await team.enter('anna'),
      await team.enter('boris'),
    ] as const;
    const alive = async () =>
      Promise.all(
        sessions.map(({ token }) =>
          team.recogniseSession.execute({ token, via: 'bearer' }).then(
            () => true,
            () => false,
          ),
        ),
      );
    await team.logOut.execute({ sessionId: sessions[0].sessionId });
    expect(await alive()).toEqual([false, true, true, true]);
    expect(await team.logOutEverywhere.execute({ employeeId: anna, exceptSessionId: sessions[1].sessionId })).toEqual({
      ended: 1,
    });
    expect(await alive()).toEqual([false, true, false, true]);
    await team.logOutEverywhere.execute({ employeeId: boris });
    expect(await alive()).toEqual([false, true, false, false]);
  });
  it('are cleared away when they have ended', async () => {
    const team = aTeam();
    await team.hire({ login: 'anna' });
    await team.enter('anna');
    await team.enter('nobody').catch(() => undefined);
    expect(await team.clearStaleLogins.execute()).toEqual({ sessions: 0, attempts: 0 });
    team.clock.advance({ days: 2 });
    expect(await team.clearStaleLogins.execute()).toEqual({ sessions: 1, attempts: 2 });
  });
});
