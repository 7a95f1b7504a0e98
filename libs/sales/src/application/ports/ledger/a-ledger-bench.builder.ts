import type { UnitOfWork } from '@prorab/platform/marks';
import type { Ledger, LedgerFact, LedgerInvoice } from '../ledger.port.js';
import type { LedgerBench } from './ledger.contract.js';

const at = new Date('2026-11-02T09:00:00Z');
const monthBefore = new Date('2026-10-02T09:00:00Z');
const document = { partyKey: 'p1', contractKey: null, authorKey: null, posted: true, marked: false, note: null };
const anInvoice = (key: string): LedgerInvoice => ({
  ...document,
  ...{
    kind: 'invoice',
    key,
    number: key,
    at,
    total: '1200.00',
    vat: '200.00',
    payBy: null,
    draft: false,
    warehouseKey: null,
  },
  lines: [{ no: 1, itemKey: 'i1', name: null, quantity: '10', price: '120.00', sum: '1200.00', vat: '200.00' }],
});

/** A bench for books that are told facts as they are. */
export function aLedgerBench(
  ledger: Ledger,
  work: UnitOfWork,
  tell: (...facts: LedgerFact[]) => Promise<void>,
  {
    reopened = async () => ledger,
    close = async () => undefined,
  }: Partial<Pick<LedgerBench, 'reopened' | 'close'>> = {},
): LedgerBench {
  const known = new Map<string, LedgerInvoice>();
  const set = async (key: string, over: Partial<LedgerInvoice>): Promise<void> => {
    const invoice = { ...(known.get(key) ?? anInvoice(key)), ...over };
    known.set(key, invoice);
    await tell(invoice);
  };
  return {
    ...{ ledger, work, reopened, close },
    begin: async () => {
      const empty = { code: '1', fullName: null, inn: null, phones: null, email: null, address: null, person: null };
      await tell(
        { kind: 'party', key: 'p1', name: 'Ромашка', marked: false, ...empty },
        { kind: 'item', key: 'i1', code: '1', article: null, name: 'Кирпич М150', unit: 'шт', marked: false },
        { kind: 'author', key: 'a1', login: 'ivanova', name: 'Иванова Мария' },
      );
      await set('n1', {});
      return 'n1';
    },
    happens: {
      sumBecomes: (key, total) => set(key, { total }),
      isUnposted: (key) => set(key, { posted: false }),
      isMarked: (key) => set(key, { marked: true }),
      movesBack: (key) => set(key, { at: monthBefore }),
      isDeleted: (key) => tell({ kind: 'invoice', key, gone: true }),
      isPaid: async (key, amount) => {
        const base = { kind: 'invoice', key } as const;
        await tell({
          ...document,
          kind: 'payment',
          key: 'm1',
          number: '1',
          at,
          means: 'bank',
          direction: 'in',
          amount,
          base,
        });
        return 'm1';
      },
      more: (count) => tell(...Array.from({ length: count }, (_, n) => anInvoice(`more-${n}`))),
    },
  };
}
