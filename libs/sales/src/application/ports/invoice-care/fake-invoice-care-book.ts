import { type CareAct, type CareRecord, InvoiceCare, untouched } from '../../../domain/invoice-care/invoice-care.js';
import { InvoiceCareBook } from './invoice-care-book.port.js';

const isOfPerson = ({ kind, undone }: CareAct): boolean => kind !== 'told' && kind !== 'undone' && !undone;

export class FakeInvoiceCareBook extends InvoiceCareBook {
  readonly kept = new Map<string, CareRecord>();
  readonly history = new Map<string, CareAct[]>();

  async takeForChange(keys: readonly string[]): Promise<Map<string, InvoiceCare>> {
    return this.of(keys);
  }
  async of(keys: readonly string[]): Promise<Map<string, InvoiceCare>> {
    return new Map(
      keys.map((key) => {
        const last =
          this.history
            .get(key)
            ?.filter((act) => act.kind !== 'told')
            .at(-1) ?? null;
        return [key, InvoiceCare.restore(this.kept.get(key) ?? untouched(key), last && isOfPerson(last) ? last : null)];
      }),
    );
  }
  async promisedSince(day: string, { after, limit }: { after: string | null; limit: number }): Promise<string[]> {
    return [...this.kept.values()]
      .filter((c) => c.promisedOn !== null && c.promisedOn >= day && c.invoiceKey > (after ?? ''))
      .map((c) => c.invoiceKey)
      .sort()
      .slice(0, limit);
  }
  async store(...cares: readonly InvoiceCare[]): Promise<void> {
    for (const { state, acts, undid } of cares) {
      this.kept.set(state.invoiceKey, state);
      const before = (this.history.get(state.invoiceKey) ?? []).map((a) =>
        a.id === undid?.id ? { ...a, undone: true } : a,
      );
      this.history.set(state.invoiceKey, [...before, ...acts]);
    }
  }
}
