/** What a manager is to bring in a month; null: not planned. */
export interface PlanNumbers {
  requests: number | null;
  invoices: number | null;
  /** Kopecks. */
  paid: number | null;
  averageBill: number | null;
  /** Of the invoices of the month, percent. */
  paidShare: number | null;
}
export interface Plan extends PlanNumbers {
  /** `2026-11` */
  month: string;
  employeeId: string;
}
/** What a manager brought in a month. */
export interface Facts {
  requests: number;
  invoices: number;
  /** Those of the invoices that are paid by now. */
  invoicesPaid: number;
  /** Kopecks. */
  invoiced: number;
  /** Money that came in the month, refunds taken off, whenever its invoices were issued. */
  paid: number;
}
export const noFacts: Facts = { requests: 0, invoices: 0, invoicesPaid: 0, invoiced: 0, paid: 0 };

export const averageBill = ({ invoices, invoiced }: Facts): number | null =>
  invoices === 0 ? null : Math.round(invoiced / invoices);
/** Percent, with a tenth. */
export const paidShare = ({ invoices, invoicesPaid }: Facts): number | null =>
  invoices === 0 ? null : Math.round((1000 * invoicesPaid) / invoices) / 10;

export const addFacts = (a: Facts, b: Facts): Facts => ({
  requests: a.requests + b.requests,
  invoices: a.invoices + b.invoices,
  invoicesPaid: a.invoicesPaid + b.invoicesPaid,
  invoiced: a.invoiced + b.invoiced,
  paid: a.paid + b.paid,
});

/**
 * What the month will bring if it goes on as it did. `passed`: which part of the working time of the month is over, 0 to 1; while
 * nothing is over nothing can be said. The average bill and the share of paid do not grow with the days.
 */
export function forecastOf(facts: Facts, passed: number): Pick<Facts, 'requests' | 'invoices' | 'paid'> | null {
  if (passed <= 0) return null;
  const grown = (now: number): number => Math.round(now / Math.min(1, passed));
  return { requests: grown(facts.requests), invoices: grown(facts.invoices), paid: grown(facts.paid) };
}
