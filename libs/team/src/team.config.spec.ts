import { holidaysFrom, loginRulesFrom, teamConfig } from './team.config.js';

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
      { holidays: { 2027: { off: ['02-30'] } } },
      { holidays: { 2027: { of: [] } } },
      { holidays: { next: {} } },
    ]) {
      expect(teamConfig.safeParse(wrong).success).toBe(false);
    }
  });

  it('refuses two branches that are called alike: nobody could say which one a mailbox means', () => {
    const branches = ['Склад «Берёза»', 'Офис', ' склад  «Береза»'].map((name, i) => {
      return { key: `branch-${i}`, name, city: 'Псков', hours: {} };
    });
    const employees = [{ login: 'admin', name: 'Админ', role: 'administrator', branch: 'branch-0' }];
    const { error } = teamConfig.safeParse({ firstStart: { branches, employees } });
    expect(error?.issues).toEqual([
      expect.objectContaining({
        path: ['firstStart', 'branches', 2, 'name'],
        message: 'is the name of branches.0 already',
        params: { ru: 'так уже называется branches.0: двух филиалов с одним названием быть не может' },
      }),
    ]);
    const two = { firstStart: { branches: branches.slice(0, 2), employees } };
    expect(teamConfig.safeParse(two).success).toBe(true);
  });

  it('adds years of moved holidays to those that this version knows', () => {
    const holidays = holidaysFrom(
      teamConfig.parse({ holidays: { 2027: { off: ['01-01', '02-22'], short: ['02-20'] } } }),
    );
    expect([2025, 2026, 2027, 2028].map((year) => holidays.knows(year))).toEqual([true, true, true, false]);
  });
});
