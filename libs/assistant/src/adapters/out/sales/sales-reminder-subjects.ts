import { Injectable } from '@nestjs/common';
import { AwaitedInvoiceDirectory, InquiryDirectory, PartyDirectory } from '@prorab/sales/contract';
import { ReminderSubjects, type SubjectCard } from '../../../application/ports/reminder-subjects.port.js';
import { ReminderSettings } from '../../../application/reminder-settings.js';
import { awaitedInWords, booksInWords } from './invoice-words.js';

const open: readonly string[] = ['waiting', 'assigned', 'in-work', 'answered'];
/** The largest that an integer column holds. */
const MOST = 2_147_483_647;

/** The inquiries of sales, and its invoices whose payment is awaited. */
@Injectable()
export class SalesReminderSubjects extends ReminderSubjects {
  constructor(
    private readonly inquiries: InquiryDirectory,
    private readonly parties: PartyDirectory,
    private readonly invoices: AwaitedInvoiceDirectory,
    private readonly settings: ReminderSettings,
  ) {
    super();
  }

  async cardOf(subject: string, id: string): Promise<SubjectCard | null> {
    if (subject === 'sales.invoice') return this.#invoice(id);
    return subject === 'sales.inquiry' ? this.#inquiry(id) : null;
  }

  async #inquiry(id: string): Promise<SubjectCard | null> {
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

  /** As long as its payment is awaited it is open. */
  async #invoice(id: string): Promise<SubjectCard | null> {
    const card = await this.invoices.byKey(id);
    if (!card) return null;
    const { language } = this.settings;
    const { number, partyName, ownerId, told, source, asOf } = card;
    const digits = Number(number.replace(/\D/g, ''));
    return {
      // What stands before the digits is in the title.
      ...{ number: digits <= MOST ? digits : 0, ownerId, open: true, respondBy: null, nextStep: null },
      title: `${language === 'ru' ? 'Счёт №' : 'Invoice'} ${number}${partyName ? `, ${partyName}` : ''}`,
      toTell: told && {
        text: awaitedInWords(card, language),
        since: new Date(told.at),
        to: told.to === 'head' || ownerId === null ? 'heads' : 'owner',
        ...{ source: booksInWords(source, language), asOf: new Date(asOf) },
      },
    };
  }
}
