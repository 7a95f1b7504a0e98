import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { ShowPhonePassword } from '../../../application/use-cases/show-phone-password.use-case.js';
import { onlyWord } from './only-word.js';

const mark = {
  name: 'phone-password',
  summary: 'Показать, с чем телефон сотрудника входит на АТС; показ записывается в журнал',
  usage: '<добавочный>',
};

@CliCommand(mark)
export class PhonePasswordCommand implements CliCommandHandler {
  constructor(private readonly showPassword: ShowPhonePassword) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const extension = onlyWord(mark, args);
    const { name, password } = await this.showPassword.execute({ extension });
    out.line(`Телефон: ${name}`);
    out.line(`  имя     ${extension}`);
    out.line(`  пароль  ${password}`);
    out.line('Он один и тот же, пока не сменён ключ дома (PRORAB_SECRET_KEY или secret.key в папке данных).');
  }
}
