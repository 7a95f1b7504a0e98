import type { CallerCard } from '../../domain/caller-card.js';
import { CallerDirectory } from './caller-directory.port.js';
import { type OperatorCard, Operators } from './operators.port.js';

/** What sales knows, by number. `answer`: what a slow or a broken sales does instead. */
export class FakeCallerDirectory extends CallerDirectory {
  readonly known = new Map<string, CallerCard>();
  answer: ((found: CallerCard | null) => Promise<CallerCard | null>) | null = null;
  async byNumber(number: string): Promise<CallerCard | null> {
    const found = this.known.get(number) ?? null;
    return this.answer ? this.answer(found) : found;
  }
}
export class FakeOperators extends Operators {
  readonly cards: OperatorCard[] = [];
  async all(): Promise<OperatorCard[]> {
    return this.cards.toSorted((a, b) => a.name.localeCompare(b.name));
  }
  async branchOf(employeeId: string): Promise<string | null> {
    return this.cards.find((card) => card.employeeId === employeeId)?.branchId ?? null;
  }
}
