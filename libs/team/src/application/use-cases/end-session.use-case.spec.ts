import { aTeam } from './a-team.builder.js';

describe('EndSession', () => {
  it('ends one session of one’s own, and says so in the audit log', async () => {
    const team = aTeam();
    const anna = await team.hire({ login: 'anna' });
    const [lost, kept] = [await team.enter('anna', { agent: 'телефон' }), await team.enter('anna')];
    await team.endSession.execute({ employeeId: anna, sessionId: lost.sessionId });
    expect([...team.sessions.rows.keys()]).toEqual([kept.sessionId]);
    expect(team.audit.entries.at(-1)).toMatchObject({
      action: 'team.session-ended',
      subject: `employee:${anna}`,
      before: { sessionId: lost.sessionId, agent: 'телефон' },
    });
  });
  it('does not tell another’s session from none', async () => {
    const team = aTeam();
    const anna = await team.hire({ login: 'anna' });
    await team.hire({ login: 'boris' });
    const { sessionId } = await team.enter('boris');
    for (const id of [sessionId, 'nothing'])
      await expect(team.endSession.execute({ employeeId: anna, sessionId: id })).rejects.toMatchObject({
        kind: 'missing',
        code: 'team.session-missing',
      });
    expect(team.sessions.rows.size).toBe(1);
  });
});
