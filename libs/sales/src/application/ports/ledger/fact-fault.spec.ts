import { FakeLedger } from './fake-ledger.js';
import { faultOf } from './fact-fault.js';
import type { LedgerInvoice } from '../ledger.port.js';

describe('what the mirror cannot keep', () => {
  const fault = async (over: Partial<LedgerInvoice>): Promise<string | null> => {
    const books = new FakeLedger();
    books.issues('n', '10.00', over);
    for await (const { facts } of books.changes('all')) return faultOf(facts[0]!)?.ru ?? null;
    throw new Error('no page');
  };
  const line = { no: 1, itemKey: null, name: null, quantity: '1', price: '1.00', sum: '1.00', vat: '0.00' };
  it('is a sum beyond counting, a day that is none, a key that is none', async () => {
    expect(await fault({})).toBeNull();
    expect(await fault({ total: '90000000000000.00', payBy: '2028-02-29', lines: [line] })).toBeNull();
    expect(await fault({ total: '900000000000000000000.00' })).toContain('сумма');
    expect(await fault({ lines: [{ ...line, sum: '-900000000000000000000.00' }] })).toContain('сумма');
    expect(await fault({ total: 'NaN' })).toContain('не читается');
    expect(await fault({ payBy: '2026-02-30' })).toContain('не читается');
    expect(await fault({ at: new Date(Number.NaN) })).toContain('дат');
    expect(await fault({ partyKey: 'x'.repeat(81) })).toContain('ключ');
    expect(faultOf({ kind: 'invoice', key: '', gone: true })?.ru).toContain('ключ');
  });
});
