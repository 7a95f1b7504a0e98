import type { LedgerFact, LedgerKind, LedgerThing } from '../ledger.port.js';
import { OwnBooks } from './own-books.port.js';

export class FakeOwnBooks extends OwnBooks {
  readonly facts = new Map<string, LedgerFact>();
  readonly #numbers = new Map<LedgerKind, number>();

  async take<K extends LedgerKind>(kind: K, key: string): Promise<Extract<LedgerThing, { kind: K }> | null> {
    const fact = this.facts.get(`${kind} ${key}`);
    return fact && !('gone' in fact) ? (fact as Extract<LedgerThing, { kind: K }>) : null;
  }
  async all<K extends LedgerKind>(kind: K): Promise<Extract<LedgerThing, { kind: K }>[]> {
    const all = [...this.facts.values()].filter((f) => f.kind === kind && !('gone' in f));
    return all.sort((a, b) => (a.key < b.key ? -1 : 1)) as Extract<LedgerThing, { kind: K }>[];
  }
  async write(...facts: LedgerFact[]): Promise<void> {
    for (const fact of facts) this.facts.set(`${fact.kind} ${fact.key}`, fact);
  }
  async nextNumber(kind: LedgerKind): Promise<number> {
    const next = (this.#numbers.get(kind) ?? 0) + 1;
    this.#numbers.set(kind, next);
    return next;
  }
}
