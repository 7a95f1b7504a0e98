import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Texts } from '@prorab/platform/marks';
import type { LedgerSetupFiles } from '../../../../application/ports/ledger/ledger-setup.port.js';
import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import { type Metadata, hashOf, parseDds, readMd } from '../dictionary/index.js';
import type { OnecMapping } from './onec-mapping.js';
import type { OnecNames } from './onec-names.js';
import { readMapping } from './read-mapping.js';
import { resolveNames } from './resolve-names.js';

export interface OnecSetup {
  readonly names: OnecNames;
  /** Of the contents of all files: another hash, and they have to be read anew. */
  readonly hash: string;
  readonly mapping: OnecMapping;
  readonly metadata: Metadata | null;
  readonly tables: number;
  /** What stops nothing: an 1Cv7.MD that cannot be read, lines that nobody has described. */
  readonly remarks: readonly Texts[];
}

/** Reads the files and finds where everything stands. @throws LedgerUnfit with all that is wrong */
export async function readSetup(files: LedgerSetupFiles): Promise<OnecSetup> {
  const [dds, yaml, md] = await contentsOf(files);
  const dictionary = parseDds(dds, basename(files.dictionary));
  const mapping = readMapping(new TextDecoder().decode(yaml), basename(files.mapping));
  const remarks: Texts[] = [];
  let metadata: Metadata | null = null;
  if (md !== null && files.metadata !== null) {
    const reading = readMd(md, basename(files.metadata));
    if (reading.metadata) metadata = reading.metadata;
    else remarks.push(reading.because);
  }
  if (dictionary.unknownLines.length > 0) remarks.push(unknownLines(files.dictionary, dictionary.unknownLines));
  const names = namesOr(() => resolveNames(dictionary, mapping, metadata), remarks);
  return { names, hash: hash([dds, yaml, md]), mapping, metadata, tables: dictionary.tables.length, remarks };
}

/** The hash that `readSetup` would give, without understanding anything. @throws LedgerUnfit when a file is away */
export async function hashOfSetup(files: LedgerSetupFiles): Promise<string> {
  return hash(await contentsOf(files));
}

type Contents = readonly [Uint8Array, Uint8Array, Uint8Array | null];
const hash = (contents: Contents): string =>
  hashOf(contents.map((content) => (content === null ? '-' : hashOf(content))).join('\n'));

const contentsOf = async ({ dictionary, mapping, metadata }: LedgerSetupFiles): Promise<Contents> =>
  Promise.all([contentOf(dictionary), contentOf(mapping), metadata === null ? null : contentOf(metadata)]);

async function contentOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!/^E(NOENT|ACCES|PERM|ISDIR|NOTDIR|IO|BUSY)$/.test(code)) throw error;
    throw new LedgerUnfit([
      { ru: `Файл ${path} не открывается (${code}).`, en: `File ${path} cannot be opened (${code}).` },
    ]);
  }
}
/** Why 1Cv7.MD was not read may be the very reason of what does not fit. */
function namesOr(resolve: () => OnecNames, remarks: readonly Texts[]): OnecNames {
  try {
    return resolve();
  } catch (error) {
    throw error instanceof LedgerUnfit ? new LedgerUnfit([...error.problems, ...remarks]) : error;
  }
}
function unknownLines(path: string, lines: readonly number[]): Texts {
  const shown = lines.slice(0, 5).join(', ');
  return {
    ru: `В файле ${basename(path)} есть строки неизвестного вида (${shown}${lines.length > 5 ? ', …' : ''}); они пропущены.`,
    en: `File ${basename(path)} has lines of an unknown kind (${shown}${lines.length > 5 ? ', …' : ''}); they were passed over.`,
  };
}
