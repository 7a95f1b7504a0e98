import { newId } from '@prorab/kernel';
import { type InquiryCard, InquiryDirectory } from '@prorab/sales/contract';
import type { Staff } from '@prorab/team/contract';
import { describeColleagues, describeInquiries } from '../../application/ports/neighbours.contract.js';
import { SalesInquiries } from './sales/sales-inquiries.js';
import { StaffColleagues } from './team/staff-colleagues.js';

describeColleagues('staff of team', async (given) => {
  const rest = { role: 'manager', branchId: 'spb', emails: [], extension: null, capacity: 5, deputyId: null } as const;
  const list = given.map((one) => ({ ...rest, ...one }));
  const staff: Pick<Staff, 'list' | 'byId'> = {
    list: async () => list,
    byId: async (id) => list.find((m) => m.id === id) ?? null,
  };
  return new StaffColleagues(staff as Staff);
});

describeInquiries('directory of sales', async (given) => {
  const cards = new Map<string, InquiryCard>(
    given.map(({ contactId, ...one }) => [
      contactId,
      {
        ...{ ...one, subject: `Заявка ${one.number}`, ownerId: null, partyId: newId() },
        ...{ respondBy: null, nextStep: null },
      },
    ]),
  );
  class Directory extends InquiryDirectory {
    async byId(id: string): Promise<InquiryCard | null> {
      return [...cards.values()].find((c) => c.inquiryId === id) ?? null;
    }
    async byContactIds(ids: readonly string[]): Promise<Map<string, InquiryCard>> {
      return new Map([...cards].filter(([id]) => ids.includes(id)));
    }
    async byNumber(): Promise<null> {
      return null;
    }
    async byThreadKeys(): Promise<Map<string, InquiryCard>> {
      return new Map();
    }
  }
  return new SalesInquiries(new Directory());
});
