import { Injectable } from '@nestjs/common';
import { InquiryDirectory, PartyDirectory } from '@prorab/sales/contract';
import { ReminderSubjects, type SubjectCard } from '../../../application/ports/reminder-subjects.port.js';
import { ReminderSettings } from '../../../application/reminder-settings.js';

const open: readonly string[] = ['waiting', 'assigned', 'in-work', 'answered'];

/** The inquiries of sales. */
@Injectable()
export class SalesReminderSubjects extends ReminderSubjects {
  constructor(
    private readonly inquiries: InquiryDirectory,
    private readonly parties: PartyDirectory,
    private readonly settings: ReminderSettings,
  ) {
    super();
  }

  async cardOf(subject: string, id: string): Promise<SubjectCard | null> {
    if (subject !== 'sales.inquiry') return null;
    const inquiry = await this.inquiries.byId(id);
    if (!inquiry) return null;
    const party = await this.parties.byId(inquiry.partyId);
    const who = party?.name ?? party?.points[0]?.value ?? null;
    const word = this.settings.language === 'ru' ? 'Обращение №' : 'Inquiry';
    const { number, ownerId, status, respondBy, nextStep } = inquiry;
    return {
      ...{ number, ownerId, open: open.includes(status) },
      title: `${word} ${number}${who ? `, ${who}` : ''}${inquiry.subject ? ` (${inquiry.subject.slice(0, 200)})` : ''}`,
      respondBy: respondBy === null ? null : new Date(respondBy),
      nextStep: nextStep && { text: nextStep.text, due: new Date(nextStep.due) },
    };
  }
}
