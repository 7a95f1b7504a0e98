import { ArgumentsWrong, numberFrom, readArguments } from '@prorab/platform';
import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { TokenMint } from '../../../application/ports/token-mint.port.js';
import { HireEmployee } from '../../../application/use-cases/hire-employee.use-case.js';
import { branchNamed } from '../../../contract/branch-named.js';
import { EMPLOYEE_ROLES } from '../../../contract/employee-role.js';
import { Staff } from '../../../contract/staff.js';
import { passwordNotice } from './password-notice.js';

const mark = {
  name: 'create-employee',
  summary: 'Завести сотрудника; начальный пароль будет показан один раз',
  usage: `--login <вход> --name <имя> --role <${EMPLOYEE_ROLES.join('|')}> --branch <филиал или город> [--email <адрес> …] [--extension <добавочный>] [--capacity <обращений сразу>]`,
};

@CliCommand(mark)
export class CreateEmployeeCommand implements CliCommandHandler {
  constructor(
    private readonly hireEmployee: HireEmployee,
    private readonly staff: Staff,
    private readonly tokens: TokenMint,
  ) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const text = { type: 'string' } as const;
    const values = readArguments(
      mark,
      args,
      {
        login: text,
        name: text,
        role: text,
        branch: text,
        email: { type: 'string', multiple: true },
        extension: text,
        capacity: text,
      },
      ['login', 'name', 'role', 'branch'],
    );
    const { login, name, email: emails = [], extension } = values;
    const role = EMPLOYEE_ROLES.find((known) => known === values.role);
    if (!role) throw new ArgumentsWrong(mark, `--role: одна из ролей ${EMPLOYEE_ROLES.join(', ')}`);
    const capacity =
      values.capacity === undefined ? undefined : numberFrom(mark, 'capacity', values.capacity, { max: 10_000 });
    const branch = branchNamed(await this.staff.branches(), values.branch, '--branch');
    const password = this.tokens.recoveryCode();
    await this.hireEmployee.execute({ login, name, role, branchId: branch.id, emails, extension, capacity, password });
    out.line(`Заведён сотрудник: ${name} (${role}, ${branch.name})`);
    for (const line of passwordNotice(login, password)) out.line(line);
  }
}
