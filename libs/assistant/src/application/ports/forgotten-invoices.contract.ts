import type { ForgottenInvoices } from './forgotten-invoices.port.js';

export interface GivenForgotten {
  invoiceKey: string;
  ownerId: string | null;
}
/** What everybody who knows the forgotten invoices does. `given`: the dearest first. */
export function describeForgottenInvoices(
  name: string,
  make: (given: readonly GivenForgotten[]) => Promise<ForgottenInvoices>,
): void {
  describe(`ForgottenInvoices (${name})`, () => {
    const given = ['a', 'b', 'a', null].map((ownerId, n) => ({ invoiceKey: `k${n}`, ownerId }));
    const ask = async (employeeIds: string[], ownerless = false, limit = 9) => {
      const found = await (await make(given)).of({ employeeIds, ownerless, limit, language: 'ru' });
      return found && found !== 'late' && [found.count, found.lines.map((l) => l.invoiceKey)];
    };
    it('shows those of some people, the dearest first, and how many there are in all', async () => {
      expect(await ask(['a'])).toEqual([2, ['k0', 'k2']]);
      expect(await ask(['a', 'b'], true)).toEqual([4, ['k0', 'k1', 'k2', 'k3']]);
      expect(await ask(['a', 'b'], true, 2)).toEqual([4, ['k0', 'k1']]);
      expect(await ask(['c'])).toBeNull();
    });
  });
}
