import { instant } from '@prorab/platform/marks';
import type { WatchedInvoice } from '../../ports/invoice-care/watch-list.port.js';

export interface StoredWatch {
  invoice_key: string;
  whose_id: string | null;
  since: string;
  days: number;
  step: number | null;
  step_to: 'manager' | 'head' | null;
  told_step: number | null;
  told_to: 'manager' | 'head' | null;
  told_at: unknown;
  listed: unknown;
  owed: number;
  chance: number | null;
  weight: number;
  because: string;
}
export const watchedOf = (r: StoredWatch): WatchedInvoice => ({
  ...{ invoiceKey: r.invoice_key, whoseId: r.whose_id, since: r.since, days: r.days },
  step: r.step === null || r.step_to === null ? null : { step: r.step, to: r.step_to },
  told:
    r.told_step === null || r.told_to === null ? null : { step: r.told_step, to: r.told_to, at: instant(r.told_at) },
  ...{ listed: Boolean(r.listed), owed: Number(r.owed), chance: r.chance, weight: r.weight },
  because: JSON.parse(r.because) as WatchedInvoice['because'],
});
