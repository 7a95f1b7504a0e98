import { DiscoveryService } from '@nestjs/core';
import { CLI_COMMAND } from '@prorab/platform/marks';
import type { CliCommandHandler, CliCommandMark } from '@prorab/platform/marks';
import { type House, PASSWORD, aHouse } from '../http/a-house.builder.js';

describe('the commands of team', () => {
  let house: House;
  let commands: Map<string, CliCommandHandler>;
  beforeAll(async () => {
    house = await aHouse('sqlite');
    commands = new Map(
      house.app
        .get(DiscoveryService, { strict: false })
        .getProviders()
        .flatMap(({ instance, metatype }): [string, CliCommandHandler][] => {
          const mark = metatype && (Reflect.getMetadata(CLI_COMMAND, metatype) as CliCommandMark | undefined);
          return mark ? [[mark.name, instance as CliCommandHandler]] : [];
        }),
    );
    await house.hire('admin', 'administrator');
  });
  afterAll(() => house.close());

  const cli = async (name: string, ...args: string[]): Promise<string[]> => {
    const lines: string[] = [];
    await commands.get(name)?.run(args, { line: (line) => lines.push(line) });
    return lines;
  };
  const passwordIn = (lines: string[]): string => /пароль {2}(\S+)/.exec(lines.join('\n'))?.[1] ?? '';
  const anna = ['--login', 'anna', '--name', 'Анна Сёмина', '--role', 'manager'];

  it('stand beside those of the platform', () => {
    const own = ['create-employee', 'dismiss-employee', 'first-start', 'list-employees', 'open-branch', 'set-password'];
    expect([...commands.keys()]).toEqual(expect.arrayContaining([...own, 'audit', 'quarantine', 'replay', 'schema']));
  });

  it('open a branch, hire into it, and the password that was shown opens the door once', async () => {
    const opened = await cli(
      'open-branch',
      '--name=Орёл',
      '--city=Орёл',
      '--area-code=4862',
      '--hours=пн-ср 9:00-18:00',
    );
    expect(opened.slice(1)).toEqual(['  mon  09:00-18:00', '  tue  09:00-18:00', '  wed  09:00-18:00']);
    const lines = await cli(
      'create-employee',
      ...anna,
      ...[
        '--branch',
        'ОРЕЛ',
        '--email',
        'Anna@Orel.ru',
        '--email',
        'a@orel.ru',
        '--extension',
        '305',
        '--capacity',
        '7,5',
      ],
    );
    expect(lines[0]).toBe('Заведён сотрудник: Анна Сёмина (manager, Орёл)');
    const { status, body } = await house.logIn('anna', { password: passwordIn(lines) });
    expect([status, body.mustChangePassword]).toEqual([201, true]);
    expect(body.employee).toMatchObject({ capacity: 7.5, extension: '305', emails: ['anna@orel.ru', 'a@orel.ru'] });
    const list = await cli('list-employees');
    expect(list[0]).toMatch(/^вход +имя +роль/);
    expect(list.find((line) => line.startsWith('anna'))).toMatch(
      /^anna +Анна Сёмина +manager +Орёл +305 +7\.5 +anna@orel\.ru, a@orel\.ru$/,
    );
  });

  it('set a new password by login or address, which ends the sessions', async () => {
    await house.hire('boris', 'seller');
    const token = await house.enter('boris');
    const lines = await cli('set-password', '--login', 'BORIS@example.ru');
    expect(lines.slice(0, 2)).toEqual(['Новый пароль: Сотрудник boris', '  вход    boris']);
    expect((await house.ask('GET', '/api/team/session', { token })).status).toBe(401);
    expect((await house.logIn('boris', { password: PASSWORD })).status).toBe(401);
    expect((await house.logIn('boris', { password: passwordIn(lines) })).status).toBe(201);
  });

  it('dismiss, and show the dismissed when asked', async () => {
    await house.hire('viktor', 'seller');
    expect(await cli('dismiss-employee', '--login', 'viktor')).toEqual([
      'Уволен: Сотрудник viktor. Вход закрыт, сеансы закончены.',
    ]);
    const shows = async (...args: string[]) => (await cli('list-employees', ...args)).join('\n').includes('viktor');
    expect([await shows(), await shows('--all')]).toEqual([false, true]);
    await expect(cli('dismiss-employee', '--login', 'viktor')).rejects.toMatchObject({
      code: 'team.employee-dismissed',
    });
    await expect(cli('dismiss-employee', '--login', 'admin')).rejects.toMatchObject({
      code: 'team.last-administrator',
    });
    await expect(cli('set-password', '--login', 'nobody')).rejects.toMatchObject({ code: 'team.employee-missing' });
  });

  it.each([
    ['create-employee', [], 'Не хватает: --login, --name, --role, --branch'],
    [
      'create-employee',
      [...anna.slice(0, 4), '--role', 'cook', '--branch', 'x'],
      '--role: одна из ролей head, manager',
    ],
    ['create-employee', [...anna, '--branch', 'x', '--capacity', 'many'], '--capacity: нужно число'],
    ['create-employee', [...anna, '--branch', 'Казань'], '--branch: «Казань»'],
    ['open-branch', ['--name', 'a', '--city', 'b', '--hours', 'всегда'], '--hours: «всегда» непонятно'],
    ['set-password', ['anna'], 'Лишнее слово'],
    ['list-employees', ['--everybody'], 'Нет такого параметра: --everybody'],
  ])('refuse %s %j', async (name, args, problem) => {
    await expect(cli(name, ...args)).rejects.toThrow(problem);
  });
});
