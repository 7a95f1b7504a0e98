import { type InquiryCard, InquiryDirectory, type PartyCard, PartyDirectory } from '@prorab/sales/contract';
import { describeReminderSubjects, type GivenSubject } from '../../../application/ports/reminder-subjects.contract.js';
import { ReminderSettings } from '../../../application/reminder-settings.js';
import { SalesReminderSubjects } from './sales-reminder-subjects.js';

class OneInquiry extends InquiryDirectory {
  constructor(private readonly given: GivenSubject) {
    super();
  }
  async byId(inquiryId: string): Promise<InquiryCard | null> {
    const { id, card } = this.given;
    if (inquiryId !== id) return null;
    return {
      ...{ inquiryId, number: card.number, status: card.open ? 'in-work' : 'closed-won', ownerId: card.ownerId },
      ...{ partyId: 'p', subject: 'Панели', respondBy: card.respondBy?.toISOString() ?? null },
      nextStep: card.nextStep && { text: card.nextStep.text, due: card.nextStep.due.toISOString() },
    };
  }
  async byContactIds(): Promise<Map<string, InquiryCard>> {
    return new Map();
  }
  async byThreadKeys(): Promise<Map<string, InquiryCard>> {
    return new Map();
  }
}
class OneParty extends PartyDirectory {
  async byId(partyId: string): Promise<PartyCard> {
    return { partyId, kind: 'company', name: 'Ромашка', responsibleId: null, points: [] };
  }
  async byContactPoint(): Promise<null> {
    return null;
  }
}
describeReminderSubjects(
  'sales',
  async (given) => new SalesReminderSubjects(new OneInquiry(given), new OneParty(), new ReminderSettings()),
);
