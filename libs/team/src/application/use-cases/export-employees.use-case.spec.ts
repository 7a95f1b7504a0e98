import { aTeam } from './a-team.builder.js';

describe('ExportEmployees', () => {
  it('gives everybody and writes down that they were taken out of the house', async () => {
    const team = aTeam();
    await team.hire({ name: 'Анна' });
    await team.dismissEmployee.execute({ employeeId: await team.hire({ name: 'Борис' }) });
    const rows = await team.exportEmployees.execute();
    expect(rows.map((r) => [r.name, r.branch, r.dismissedAt !== null])).toEqual([
      ['Анна', 'Петербург', false],
      ['Борис', 'Петербург', true],
    ]);
    expect(team.audit.entries.at(-1)).toMatchObject({ action: 'team.employees-exported', after: { count: 2 } });
  });
});
