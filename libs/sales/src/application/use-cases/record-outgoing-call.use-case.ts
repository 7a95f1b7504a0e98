import { Clock } from '@prorab/kernel';
import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type CustomerCalled, InquiryAnswered } from '../../contract/index.js';
import type { Inquiry } from '../../domain/inquiry/inquiry.js';
import { pointKeys } from '../../domain/party/contact-point.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { PartyBook } from '../ports/party-book.port.js';
import { TimeLine } from '../ports/time-line.port.js';
import { SalesRules } from '../sales-rules.js';

type Called = Omit<CustomerCalled, never>;

const latest = (some: readonly Inquiry[]): Inquiry | null =>
  [...some].sort((a, b) => b.state.lastContactAt.getTime() - a.state.lastContactAt.getTime())[0] ?? null;
const ALWAYS = new Date(0);
const WHY: Record<NonNullable<Called['why']>, string> = {
  busy: 'занято',
  'no-answer': 'не отвечает',
  rejected: 'отклонил вызов',
  unreachable: 'номер недоступен',
  failed: 'вызов не прошёл',
};

/** One of us called a customer: it stands in his history and that of his inquiry, and a talk answers the inquiry. Opens none. */
@UseCase()
export class RecordOutgoingCall {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly parties: PartyBook,
    private readonly timeLine: TimeLine,
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ called }: { called: Called }): Promise<void> {
    return this.work.run(async () => {
      const { contactId, number } = called;
      await this.locks.hold(`sales.contact:${contactId}`);
      if ((await this.timeLine.known([contactId])).has(contactId)) return;
      const [holder] = await this.parties.takeByPoints(pointKeys('phone', number, this.rules.areaCode));
      const inquiry = await this.#inquiryOf(called, holder?.id ?? null);
      const partyId = inquiry?.state.partyId ?? holder?.id ?? (await this.#partyAsked(called));
      // Somebody whom sales does not know, called about nothing.
      if (partyId === null) return;
      const at = new Date(Math.min(Date.parse(called.at), this.clock.now().getTime()));
      await this.timeLine.add({
        ...{ contactId, partyId, inquiryId: inquiry?.id ?? null, channel: 'call', direction: 'out', at },
        ...{ subject: subjectOf(called), preview: '', threadKey: null, employeeId: called.employeeId ?? null },
      });
      // Told late: what the customer has said since is not answered by it.
      if (inquiry?.isOpen && typeof called.talkedSeconds === 'number' && at >= inquiry.state.lastContactAt)
        await this.#answered(inquiry, called, at);
      else if (inquiry) this.changes.redraw(inquiry, 'customer-called');
      else this.changes.redrawParty(partyId, 'customer-called');
    });
  }

  /** The one he called about, else the open one of earlier calls with the number, else of the customer. */
  async #inquiryOf({ inquiryId, number }: Called, holderId: string | null): Promise<Inquiry | null> {
    const [asked] = inquiryId ? await this.inquiries.takeMany([inquiryId]) : [];
    if (asked) return asked;
    const ofThread = (await this.inquiries.takeByThreads([`call:${number}`])).filter((one) => one.isOpen);
    const ofParty = holderId === null ? [] : await this.inquiries.takeOpenOfParty(holderId, ALWAYS);
    return latest(ofThread) ?? latest(ofParty);
  }
  async #partyAsked({ partyId }: Called): Promise<string | null> {
    return partyId ? ((await this.parties.find(partyId))?.id ?? null) : null;
  }
  async #answered(inquiry: Inquiry, { employeeId = null }: Called, at: Date): Promise<void> {
    const { id: inquiryId, number, firstAnsweredAt, branchId } = inquiry.state;
    inquiry.answer(employeeId, { ...(await this.changes.actOn(branchId, at)), by: employeeId, note: 'call' });
    const first = firstAnsweredAt === null;
    const event = InquiryAnswered.of({ inquiryId, number, employeeId, via: 'board', first, at: at.toISOString() });
    await this.changes.store([{ inquiry, as: 'inquiry-answered', events: [event] }]);
  }
}
/** «Звонок, 2:15» */
function subjectOf({ talkedSeconds, why }: Called): string {
  if (typeof talkedSeconds !== 'number') return why ? `Не дозвонились: ${WHY[why]}` : 'Не дозвонились';
  return `Звонок, ${Math.floor(talkedSeconds / 60)}:${String(talkedSeconds % 60).padStart(2, '0')}`;
}
