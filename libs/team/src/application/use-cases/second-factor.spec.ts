import { aTeam, GOOD_PASSWORD } from './a-team.builder.js';

async function withSecondFactor() {
  const team = aTeam();
  const employeeId = await team.hire({ login: 'anna' });
  const { sessionId } = await team.enter('anna');
  const other = await team.enter('anna');
  const { secret, uri } = await team.enrolSecondFactor.execute({ employeeId });
  const code = () => team.codes.codeAt(team.clock.now());
  const { recoveryCodes } = await team.confirmSecondFactor.execute({ employeeId, sessionId, code: code() });
  return { ...team, employeeId, sessionId, other, secret, uri, code, recoveryCodes };
}

describe('the second factor', () => {
  it('is not asked for before it is confirmed by a right code', async () => {
    const team = aTeam();
    const employeeId = await team.hire({ login: 'anna' });
    const confirm = (code: string) => team.confirmSecondFactor.execute({ employeeId, sessionId: 'x', code });
    await expect(confirm('000000')).rejects.toMatchObject({ code: 'team.second-factor-not-enrolled' });
    await team.enrolSecondFactor.execute({ employeeId });
    await expect(confirm('000000')).rejects.toMatchObject({ code: 'team.second-factor-refused' });
    await team.enter('anna');
  });
  it('is asked for then, ends sessions without it, and keeps its recovery codes as digests only', async () => {
    const team = await withSecondFactor();
    expect(team.uri).toContain(team.secret);
    await expect(team.recogniseSession.execute({ token: team.other.token, via: 'bearer' })).rejects.toMatchObject({
      code: 'team.session-unknown',
    });
    await expect(team.enter('anna')).rejects.toMatchObject({ code: 'team.second-factor-required' });
    expect(team.recoveryCodes).toHaveLength(10);
    for (const plain of team.recoveryCodes)
      expect(JSON.stringify([...team.accounts.rows.values()])).not.toContain(plain);
    await expect(team.enrolSecondFactor.execute({ employeeId: team.employeeId })).rejects.toMatchObject({
      code: 'team.second-factor-on',
    });
  });
  it('takes a code once, not even the one of the confirmation, and none older', async () => {
    const team = await withSecondFactor();
    const confirmed = team.code();
    await expect(team.enter('anna', { code: confirmed })).rejects.toMatchObject({ code: 'team.second-factor-refused' });
    team.clock.advance({ seconds: 30 });
    const fresh = team.code();
    await team.enter('anna', { code: fresh });
    await expect(team.enter('anna', { code: fresh })).rejects.toMatchObject({ code: 'team.second-factor-refused' });
    team.clock.advance({ seconds: 30 });
    await expect(team.enter('anna', { code: fresh })).rejects.toMatchObject({ code: 'team.second-factor-refused' });
    await team.enter('anna', { code: ` ${team.code().slice(0, 3)} ${team.code().slice(3)} ` });
  });
  it('takes each recovery code once, however it is typed', async () => {
    const team = await withSecondFactor();
    const [first = ''] = team.recoveryCodes;
    await team.enter('anna', { code: ` ${first.toUpperCase().replace('-', ' ')} ` });
    await expect(team.enter('anna', { code: first })).rejects.toMatchObject({ code: 'team.second-factor-refused' });
    await team.enter('anna', { code: team.recoveryCodes[1] });
  });
  it('cannot be guessed for ever, and asking without a code does not wipe the slate', async () => {
    const team = await withSecondFactor();
    const codes: string[] = [];
    for (let i = 0; i < 8; i++) {
      await team.enter('anna').catch(() => undefined);
      codes.push((await team.enter('anna', { code: '999999' }).catch((e: { code: string }) => e.code)) as string);
    }
    expect(codes.slice(0, 4)).toEqual(Array(4).fill('team.second-factor-refused'));
    expect(codes.slice(4)).toEqual(Array(4).fill('team.login-locked'));
  });
  it('goes by password and code, or by an administrator', async () => {
    const team = await withSecondFactor();
    team.clock.advance({ seconds: 30 });
    const remove = (password: string, code: string) =>
      team.removeSecondFactor.execute({ employeeId: team.employeeId, password, code });
    await expect(remove('wrong wrong wrong', team.code())).rejects.toMatchObject({ code: 'team.login-refused' });
    await expect(remove(GOOD_PASSWORD, '999999')).rejects.toMatchObject({ code: 'team.second-factor-refused' });
    await remove(GOOD_PASSWORD, team.code());
    await team.enter('anna');
    expect(team.audit.entries.map((e) => e.action)).toEqual(
      expect.arrayContaining(['team.second-factor-on', 'team.second-factor-off']),
    );

    const lost = await withSecondFactor();
    await lost.resetSecondFactor.execute({ employeeId: lost.employeeId });
    await lost.enter('anna');
    expect(lost.audit.entries.map((e) => e.action)).toContain('team.second-factor-reset');
    await expect(lost.resetSecondFactor.execute({ employeeId: lost.employeeId })).rejects.toMatchObject({
      code: 'team.second-factor-off',
    });
  });
});
