import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { LoadNumberingPlan } from '../../../application/use-cases/load-numbering-plan.use-case.js';
import { onlyWord } from './only-word.js';
import { linesOf } from './lines-of.js';

const mark = {
  name: 'numbering-plan',
  summary: 'Загрузить файл реестра нумерации (ABC-3xx, ABC-4xx, ABC-8xx, DEF-9xx): из какого города или области звонят',
  usage: '<файл.csv>',
};

@CliCommand(mark)
export class NumberingPlanCommand implements CliCommandHandler {
  constructor(private readonly load: LoadNumberingPlan) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const path = resolve(onlyWord(mark, args));
    const lines = linesOf(createReadStream(path, { highWaterMark: 65_536 }), path);
    const { zone, rows, ranges } = await this.load.execute({ lines, file: basename(path) });
    out.line(`Загружено: ${basename(path)}, коды ${zone}xx. Строк: ${rows}, диапазонов: ${ranges}.`);
    out.line('Прежние диапазоны этих кодов заменены; действует со следующего звонка.');
  }
}
