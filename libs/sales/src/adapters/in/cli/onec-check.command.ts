import { readArguments } from '@prorab/platform';
import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { CheckLedgerSetup } from '../../../application/use-cases/ledger-setup/check-ledger-setup.use-case.js';
import { LedgerSetupUnfit } from './onec-check-errors.js';

const mark = {
  name: 'onec-check',
  summary: 'Проверить словарь и сопоставление базы 1С 7.7: что найдено и что не сходится',
  usage: '--dds <1Cv7.DDS> --mapping <файл сопоставления> [--md <1Cv7.MD>]',
};

@CliCommand(mark)
export class OnecCheckCommand implements CliCommandHandler {
  constructor(private readonly checkSetup: CheckLedgerSetup) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const options = { dds: { type: 'string' }, mapping: { type: 'string' }, md: { type: 'string' } } as const;
    const { dds, mapping, md } = readArguments(mark, args, options, ['dds', 'mapping']);
    const files = { dictionary: dds, mapping, metadata: md ?? null };
    const { found, remarks, problems } = await this.checkSetup.execute({ files });
    for (const { ru } of found) out.line(`  ${ru}`);
    for (const { ru } of remarks) out.line(`Заметьте: ${ru}`);
    for (const { ru } of problems) out.line(`Не сходится: ${ru}`);
    if (problems.length > 0) throw new LedgerSetupUnfit(problems.length);
    out.line('Всё сходится.');
  }
}
