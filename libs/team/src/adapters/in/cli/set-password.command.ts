import { readArguments } from '@prorab/platform';
import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { TokenMint } from '../../../application/ports/token-mint.port.js';
import { FindEmployee } from '../../../application/queries/find-employee.query.js';
import { SetPassword } from '../../../application/use-cases/set-password.use-case.js';
import { passwordNotice } from './password-notice.js';

const mark = {
  name: 'set-password',
  summary: 'Дать сотруднику новый пароль; все его сеансы закончатся',
  usage: '--login <вход или адрес>',
};

@CliCommand(mark)
export class SetPasswordCommand implements CliCommandHandler {
  constructor(
    private readonly findEmployee: FindEmployee,
    private readonly setPassword: SetPassword,
    private readonly tokens: TokenMint,
  ) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const { login } = readArguments(mark, args, { login: { type: 'string' } }, ['login']);
    const { id, name, account } = await this.findEmployee.byLogin({ login });
    const password = this.tokens.recoveryCode();
    await this.setPassword.execute({ employeeId: id, password });
    out.line(`Новый пароль: ${name}`);
    for (const line of passwordNotice(account?.login ?? login, password)) out.line(line);
  }
}
