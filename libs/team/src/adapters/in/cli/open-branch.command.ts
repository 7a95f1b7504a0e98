import { ArgumentsWrong, readArguments } from '@prorab/platform';
import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { OpenBranch } from '../../../application/use-cases/open-branch.use-case.js';
import { spokenHours } from './spoken-hours.js';

const mark = {
  name: 'open-branch',
  summary: 'Открыть филиал',
  usage:
    '--name <название> --city <город> --hours "пн-пт 9:00-18:00, сб 10:00-15:00" [--zone <Europe/Moscow>] [--area-code <812>] [--open-on-holidays]',
};

@CliCommand(mark)
export class OpenBranchCommand implements CliCommandHandler {
  constructor(private readonly openBranch: OpenBranch) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const text = { type: 'string' } as const;
    const values = readArguments(
      mark,
      args,
      { name: text, city: text, zone: text, 'area-code': text, hours: text, 'open-on-holidays': { type: 'boolean' } },
      ['name', 'city', 'hours'],
    );
    const hours = spokenHours(values.hours);
    if (!hours)
      throw new ArgumentsWrong(mark, `--hours: «${values.hours}» непонятно; пример: пн-пт 9:00-18:00, сб 10:00-15:00`);
    const { branchId } = await this.openBranch.execute({
      name: values.name,
      city: values.city,
      zone: values.zone ?? 'Europe/Moscow',
      areaCode: values['area-code'] ?? null,
      hours,
      exceptions: {},
      keepsHolidays: !values['open-on-holidays'],
    });
    out.line(`Открыт филиал: ${values.name}, ${values.city} (${branchId})`);
    for (const [day, spans] of Object.entries(hours)) out.line(`  ${day}  ${spans}`);
  }
}
