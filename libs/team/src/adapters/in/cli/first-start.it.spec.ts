import { fileURLToPath } from 'node:url';
import { configSection, loadConfig } from '@prorab/platform';
import { testEngines } from '@prorab/platform/testing';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Staff } from '../../../contract/staff.js';
import { LoadCompany, firstStart, loginsNotice, teamConfig } from '../../../index.js';
import { aHouse } from '../http/a-house.builder.js';
import { FirstStartCommand } from './first-start.command.js';

const file = fileURLToPath(new URL('../../../../../../config/company.example.yaml', import.meta.url));
/** Only the part of team: the other sections have owners of their own. */
const example = teamConfig.parse((parse(readFileSync(file, 'utf8')) as { team: unknown }).team).firstStart;

describe('the example company', () => {
  it('fits the schema; a wrong one is refused by place, without its values', () => {
    expect(example?.employees).toHaveLength(19);
    const wrong = teamConfig.safeParse({
      firstStart: {
        branches: [{ key: 'a', name: 'A', city: 'A', hours: {} }],
        employees: [{ login: 'anna', name: 'Анна', role: 'manager', branch: 'b', deputy: 'anna' }],
      },
    });
    const places = wrong.error?.issues.map((issue) => issue.path.join('.'));
    expect(places).toEqual(['firstStart.employees.0.branch', 'firstStart.employees.0.deputy', 'firstStart.employees']);
    expect(() => loadConfig('/nowhere', [configSection('team', teamConfig.prefault({}))])).not.toThrow();
  });

  it.each(testEngines())(
    'is loaded once on %s, by however many instances, and everybody can log in',
    async (engine) => {
      const house = await aHouse(engine);
      try {
        const load = house.app.get(LoadCompany);
        const [first, second] = await Promise.all([firstStart(load, example), firstStart(load, example)]);
        expect([first.loaded, second.loaded].sort()).toEqual([false, true]);
        expect(await firstStart(load, example)).toEqual({ loaded: false, logins: [] });
        const staff = await house.app.get(Staff).list();
        const roles = staff.map((s) => s.role);
        const count = (role: string): number => roles.filter((r) => r === role).length;
        expect(
          ['manager', 'seller', 'accountant', 'manufacturer', 'head', 'marketer', 'administrator'].map(count),
        ).toEqual([6, 6, 2, 2, 1, 1, 1]);
        const { logins } = first.loaded ? first : second;
        expect(loginsNotice({ loaded: true, logins }).split('\n')[0]).toMatch(
          /^ {2}head +строим-вместе-2026 {2}head, /,
        );
        const { status, body } = await house.logIn('olga@prorab.example', { password: example?.demoPassword });
        expect([status, body.mustChangePassword]).toEqual([201, false]);
        const [olga, ivan] = ['olga', 'ivan'].map((n) => staff.find((s) => s.emails[0] === `${n}@prorab.example`));
        expect(olga?.deputyId).toBe(ivan?.id);
        const night = await house.app.get(Staff).presenceAt(new Date('2026-11-25T00:30:00Z'));
        const awake = night.filter((p) => p.atWork).map((p) => staff.find((s) => s.id === p.employeeId)?.extension);
        expect(awake).toEqual(['204']);
      } finally {
        await house.close();
      }
    },
  );

  it('is loaded by a command as well, before the product runs', async () => {
    const house = await aHouse('sqlite');
    try {
      const said: string[] = [];
      const command = new FirstStartCommand(house.app.get(LoadCompany), { order: example });
      await command.run([], { line: (text) => said.push(text) });
      expect(said[1]).toMatch(/^ {2}head +строим-вместе-2026 {2}head, /);
      await command.run([], { line: (text) => said.push(text) });
      expect(said.slice(2)).toEqual(['Здесь уже работают, или team.firstStart пуст: ничего не изменено.']);
      expect(await house.app.get(Staff).list()).toHaveLength(19);
    } finally {
      await house.close();
    }
  });
});
