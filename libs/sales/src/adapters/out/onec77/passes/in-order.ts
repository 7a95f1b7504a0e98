import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';

/**
 * A page of the server, in the order of ids, each once: a row that NOLOCK has brought twice is left out. That the server sorts ids as we do
 * is what finding the deleted ones stands upon, so it is looked at every time. @throws LedgerUnfit
 */
export function inOrder<T extends { readonly id: string }>(rows: readonly T[], after: string, what: string): T[] {
  let last = after;
  return rows.filter(({ id }) => {
    if (id === last) return false;
    if (id < last) {
      throw new LedgerUnfit([
        {
          ru: `Сервер упорядочивает идентификаторы (${what}) не так, как они записаны: «${id}» идёт после «${last}».`,
          en: `The server does not sort ids (${what}) as they are written: "${id}" comes after "${last}".`,
        },
      ]);
    }
    last = id;
    return true;
  });
}
