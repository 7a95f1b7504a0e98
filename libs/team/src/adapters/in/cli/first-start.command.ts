import { Inject } from '@nestjs/common';
import { readArguments } from '@prorab/platform';
import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { type CompanyOrder, LoadCompany } from '../../../application/use-cases/load-company.use-case.js';
import { firstStart, loginsNotice } from './first-start.js';

/** `team.firstStart` of company.yaml. */
export const FIRST_COMPANY = Symbol('company of the first start');

const mark = {
  name: 'first-start',
  summary: 'Завести филиалы и сотрудников из team.firstStart, как это делает первый запуск; потом не меняет ничего',
  usage: '',
};

/** For those who need the staff before the product runs: the files of the exchange name its phones. */
@CliCommand(mark)
export class FirstStartCommand implements CliCommandHandler {
  constructor(
    private readonly load: LoadCompany,
    @Inject(FIRST_COMPANY) private readonly company: { readonly order: CompanyOrder | undefined },
  ) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    readArguments(mark, args, {});
    const loaded = await firstStart(this.load, this.company.order);
    if (!loaded.loaded) return out.line('Здесь уже работают, или team.firstStart пуст: ничего не изменено.');
    out.line('Компания заведена, войти могут:');
    out.line(loginsNotice(loaded));
  }
}
