import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { InvoiceSettling } from '../../invoices/invoice-settling.js';
import type { SettleCustomersOrder } from '../../invoices/settle-customers-job.js';

/** Loose money of a customer reaches more invoices than one unit of work turns over: the next so many of them. */
@UseCase()
export class SettleCustomers {
  constructor(
    private readonly settling: InvoiceSettling,
    private readonly work: UnitOfWork,
  ) {}

  execute({ partyKeys, silent }: SettleCustomersOrder): Promise<void> {
    return this.work.run(() => this.settling.settleCustomers(partyKeys, { silent }));
  }
}
