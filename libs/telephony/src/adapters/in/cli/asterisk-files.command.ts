import { resolve } from 'node:path';
import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { WriteExchangeFiles } from '../../../application/use-cases/write-exchange-files.use-case.js';
import { onlyWord } from './only-word.js';

const mark = {
  name: 'asterisk-files',
  summary:
    'Записать для Asterisk файлы папки prorab/: провайдеры, телефоны сотрудников с паролями, запасной путь звонка',
  usage: '<папка>',
};

@CliCommand(mark)
export class AsteriskFilesCommand implements CliCommandHandler {
  constructor(private readonly writeFiles: WriteExchangeFiles) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const folder = resolve(onlyWord(mark, args));
    const { files, phones, lines, withoutPeople } = await this.writeFiles.execute({ folder });
    out.line(`Записано в ${folder}: ${files.join(', ')}`);
    out.line(`  телефонов: ${phones}, номеров: ${lines}`);
    if (lines === 0) out.line('  Номеров нет: назовите их в company.yaml, telephony.lines.');
    for (const number of withoutPeople)
      out.line(`  ${number}: в филиале никто не принимает звонки, без Прораба зазвонит у всех.`);
    out.line(
      'В файлах пароли: читать их может только их владелец, отдайте их пользователю, под которым работает Asterisk.',
    );
    out.line('Чтобы Asterisk их прочёл: asterisk -rx "core reload"');
  }
}
