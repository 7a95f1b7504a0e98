import { readArguments } from '@prorab/platform';
import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { FindEmployee } from '../../../application/queries/find-employee.query.js';
import { DismissEmployee } from '../../../application/use-cases/dismiss-employee.use-case.js';

const mark = {
  name: 'dismiss-employee',
  summary: 'Уволить сотрудника: вход закрывается, история остаётся',
  usage: '--login <вход или адрес>',
};

@CliCommand(mark)
export class DismissEmployeeCommand implements CliCommandHandler {
  constructor(
    private readonly findEmployee: FindEmployee,
    private readonly dismissEmployee: DismissEmployee,
  ) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const { login } = readArguments(mark, args, { login: { type: 'string' } }, ['login']);
    const { id, name } = await this.findEmployee.byLogin({ login });
    await this.dismissEmployee.execute({ employeeId: id });
    out.line(`Уволен: ${name}. Вход закрыт, сеансы закончены.`);
  }
}
