import { loginRulesFrom, teamConfig } from './team.config.js';

describe('configuration of team', () => {
  it('is whole when empty: 12 hours of silence, 14 days at most', () => {
    const { session, lockOut, shortestPassword } = loginRulesFrom(teamConfig.parse({}));
    expect(session).toEqual({ idleMs: 12 * 3_600_000, longestMs: 14 * 86_400_000, touchEveryMs: 60_000 });
    expect(lockOut).toEqual({ free: 5, firstDelayMs: 30_000, longestDelayMs: 900_000, forgetAfterMs: 86_400_000 });
    expect(shortestPassword).toBe(10);
  });
  it('refuses keys that it does not know, and numbers that make no sense', () => {
    for (const wrong of [
      { sesion: {} },
      { session: { idle: 1 } },
      { password: { shortest: 3 } },
      { lockOut: { freeFailures: 0 } },
    ]) {
      expect(teamConfig.safeParse(wrong).success).toBe(false);
    }
  });
});
