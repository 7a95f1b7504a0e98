import type { Texts } from '@prorab/platform/marks';
import type { LedgerKey } from '../../../../application/ports/ledger.port.js';
import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import { hashOf } from '../dictionary/index.js';
import { keyOfId } from '../encoding/index.js';

/** Tells of a row that cannot be read; the others go on. `line`: the part of a document. */
export type Broken = (what: string, id: string, error: unknown, line?: number) => void;

/** What is wrong with a thing, for people. `what` is its name in 1C. */
export function faultIn(what: string, error: unknown, line?: number): Texts {
  const [problem] = error instanceof LedgerUnfit ? error.problems : [];
  const { ru, en } = problem ?? { ru: 'Значение не читается.', en: 'A value cannot be read.' };
  if (line === undefined) return { ru: `${what}: ${ru}`, en: `${what}: ${en}` };
  return { ru: `${what}, строка ${line}: ${ru}`, en: `${what}, line ${line}: ${en}` };
}
export const oneFault = (faults: readonly Texts[]): Texts => ({
  ru: faults.map(({ ru }) => ru).join(' '),
  en: faults.map(({ en }) => en).join(' '),
});

/** Under which a thing is told of; what has no id that 1C writes is told of under one that nothing else has. */
export function nameOfId(id: string): LedgerKey {
  try {
    const key = keyOfId(id);
    if (key !== null) return key;
  } catch (error) {
    if (!(error instanceof LedgerUnfit)) throw error;
  }
  const plain = id
    .trim()
    .replace(/[^!-~]+/g, '_')
    .slice(0, 60);
  // Other ids may look the same in ASCII: what was lost is told apart by its hash.
  return plain === id.trimEnd() ? `?${plain}` : `?${plain}.${hashOf(id.trimEnd()).slice(0, 12)}`;
}
