import { type ForgottenInvoice, type ForgottenInvoiceList, ForgottenInvoices } from './forgotten-invoices.port.js';

export class FakeForgottenInvoices extends ForgottenInvoices {
  lines: ForgottenInvoice[] = [];
  asOf = new Date(0);
  late = false;
  async of({
    employeeIds,
    ownerless,
    limit,
  }: {
    employeeIds: readonly string[];
    ownerless: boolean;
    limit: number;
  }): Promise<ForgottenInvoiceList | 'late' | null> {
    if (this.late) return 'late';
    const own = this.lines.filter(({ ownerId }) => (ownerId === null ? ownerless : employeeIds.includes(ownerId)));
    if (own.length === 0) return null;
    return {
      count: own.length,
      total: `${own.length} шт.`,
      lines: own.slice(0, limit),
      source: '1С',
      asOf: this.asOf,
    };
  }
}
