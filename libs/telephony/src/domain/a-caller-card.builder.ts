import { newId } from '@prorab/kernel';
import type { CallerCard } from './caller-card.js';

/** A customer with nothing open, unless it is said. */
export const aCallerCard = (of: Partial<CallerCard> = {}): CallerCard => ({
  ...{ partyId: newId(), name: 'ООО «Ромашка»', responsibleId: null, branchId: null, code1c: null },
  ...{ openInvoices: null, openInquiry: null, lastContact: null },
  ...of,
});
