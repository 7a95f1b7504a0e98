import type { InquiryCard, InquiryDirectory, PartyDirectory } from '@prorab/sales/contract';
import { inquiryPhonesContract } from '../../../application/ports/inquiry-phones.contract.js';
import { SalesInquiryPhones } from './sales-inquiry-phones.js';

const card = (number: number): InquiryCard => ({
  ...{ inquiryId: `i-${number}`, number, status: 'in-work', ownerId: null, partyId: `p-${number}`, subject: '' },
  ...{ respondBy: null, nextStep: null },
});
inquiryPhonesContract('in sales', async () => {
  const inquiries: Pick<InquiryDirectory, 'byNumber'> = {
    byNumber: async (number) => (number < 453 ? card(number) : null),
  };
  const parties: Pick<PartyDirectory, 'byId'> = {
    byId: async (partyId) => ({
      ...{ partyId, kind: 'company', name: 'ООО «Ромашка»', responsibleId: null },
      points: [
        { kind: 'email', value: 'a@firm.ru' },
        ...(partyId === 'p-451' ? [{ kind: 'phone' as const, value: '+79112223344' }] : []),
      ],
    }),
  };
  return new SalesInquiryPhones(inquiries as InquiryDirectory, parties as PartyDirectory);
});
