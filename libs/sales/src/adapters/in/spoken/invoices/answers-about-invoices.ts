import type { SpokenCommandMark } from '@prorab/platform/marks';

/** What every answer about an invoice is given: its key. */
export interface InvoiceSlots {
  subject: string;
}
/** Answers by button under a reminder of an invoice, and under its card; nobody types them. */
export const anInvoiceAnswer = (
  id: string,
  title: { ru: string; en: string },
  slots: SpokenCommandMark['slots'] = {},
): SpokenCommandMark => ({
  ...{
    id,
    title,
    right: 'sales.invoice.care',
    phrases: { ru: [], en: [] },
    effect: 'change',
    answers: 'sales.invoice',
  },
  slots: { subject: { kind: 'text', ask: { ru: 'Какой счёт?', en: 'Which invoice?' } }, ...slots },
});
