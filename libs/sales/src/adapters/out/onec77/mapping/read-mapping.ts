import { problemsOf } from '@prorab/platform';
import { parse } from 'yaml';
import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import { unfitFile } from '../dictionary/unfit-file.js';
import { type OnecMapping, onecMapping } from './onec-mapping.js';

const MAX_CHARACTERS = 1_000_000;

/** A mapping file, YAML or JSON (which is YAML). @throws LedgerUnfit with all that is wrong, each with its place */
export function readMapping(text: string, file: string): OnecMapping {
  if (text.length > MAX_CHARACTERS) {
    throw unfitFile(file, null, { ru: 'слишком велик для сопоставления', en: 'is too big for a mapping' });
  }
  const { success, data, error } = onecMapping.safeParse(yamlOf(text, file));
  if (success) return data;
  throw new LedgerUnfit(
    error.issues
      .flatMap((issue) => problemsOf(issue))
      .map(({ ru, en }) => ({ ru: `Сопоставление ${file}, ${ru}.`, en: `Mapping ${file}, ${en}.` })),
  );
}
function yamlOf(text: string, file: string): unknown {
  try {
    return parse(text, { maxAliasCount: 50 });
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw unfitFile(file, null, { ru: `не читается как YAML: ${said}`, en: `is no YAML: ${said}` });
  }
}
