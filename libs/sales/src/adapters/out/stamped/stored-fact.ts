import type { LedgerFact } from '../../../application/ports/ledger.port.js';

/** A fact out of its JSON, in which an instant is text. */
export function factOf(json: string): LedgerFact {
  const fact = JSON.parse(json) as LedgerFact & { at?: string };
  return typeof fact.at === 'string' ? ({ ...fact, at: new Date(fact.at) } as unknown as LedgerFact) : fact;
}
