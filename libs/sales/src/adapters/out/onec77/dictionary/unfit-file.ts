import type { Texts } from '@prorab/platform/marks';
import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';

/** A file of the set-up that is not what it should be; says which, where in it, and what is wrong. */
export function unfitFile(file: string, line: number | null, problem: Texts): LedgerUnfit {
  const [ru, en] = line === null ? ['', ''] : [`, строка ${line}`, `, line ${line}`];
  return new LedgerUnfit([{ ru: `Файл ${file}${ru}: ${problem.ru}.`, en: `File ${file}${en}: ${problem.en}.` }]);
}
