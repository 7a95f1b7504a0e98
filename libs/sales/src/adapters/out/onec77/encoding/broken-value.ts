import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';

/** A value in the base that 1C does not write. Nothing is guessed from it: half an id would be somebody else's. */
export const brokenValue = (kind: { ru: string; en: string }, raw: unknown): LedgerUnfit => {
  const shown = JSON.stringify(raw).slice(0, 60);
  return new LedgerUnfit([
    { ru: `В базе 1С вместо значения «${kind.ru}» стоит ${shown}.`, en: `The 1C base has ${shown} for ${kind.en}.` },
  ]);
};
