import type { InquiryCard } from '@prorab/sales/contract';
import { inquiriesOfCallsContract } from '../../../application/ports/missed-neighbours.contract.js';
import { SalesInquiriesOfCalls } from './sales-inquiries-of-calls.js';

const card = (inquiryId: string): InquiryCard => ({
  ...{ inquiryId, number: 1, status: 'in-work', ownerId: null, partyId: inquiryId, subject: 'Звонок' },
  ...{ respondBy: null, nextStep: null },
});
inquiriesOfCallsContract(
  'in sales',
  (inquiryOf) =>
    new SalesInquiriesOfCalls({
      byId: async () => null,
      byNumber: async () => null,
      byThreadKeys: async () => new Map(),
      byContactIds: async (ids) => {
        if (ids.length > 500) throw new Error('too many values for one question');
        return new Map(
          ids.flatMap((id) => {
            const inquiry = inquiryOf.get(id);
            return inquiry ? [[id, card(inquiry)]] : [];
          }),
        );
      },
    }),
);
