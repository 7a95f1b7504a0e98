import { Clock } from '@prorab/kernel';
import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import {
  type ContactReceived,
  InquiryJoined,
  InquiryOpened,
  InquiryReopened,
  InquiryReturned,
} from '../../contract/index.js';
import { keysOf } from '../../domain/party/recognition.js';
import { Inquiry } from '../../domain/inquiry/inquiry.js';
import { type Home, findHome } from '../../domain/inquiry/joining.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { InquiryNumbers } from '../ports/inquiry-numbers.port.js';
import { TimeLine } from '../ports/time-line.port.js';
import { pipelineFor } from '../../domain/inquiry/pipeline.js';
import { pointLock } from '../point-lock.js';
import { SalesRules } from '../sales-rules.js';
import { SenderRecognition } from '../sender-recognition.js';

export type ReceivedAs = { outcome: 'known' } | { outcome: Home['kind']; inquiryId: string; partyId: string };
type Contact = Omit<ContactReceived, never>;

/** Two letters of one new customer at once must not make two customers, nor two inquiries of one thread. */
const namesOf = ({ contactId, threadKey, from }: Contact, areaCode: string): string[] => [
  `sales.contact:${contactId}`,
  ...(threadKey ? [`sales.thread:${threadKey}`] : []),
  ...keysOf(from, areaCode).map(pointLock),
];

/** Every contact makes or joins one inquiry; the same contact twice changes nothing. */
@UseCase()
export class ReceiveContact {
  constructor(
    private readonly senders: SenderRecognition,
    private readonly inquiries: InquiryBook,
    private readonly numbers: InquiryNumbers,
    private readonly timeLine: TimeLine,
    private readonly colleagues: Colleagues,
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ contact }: { contact: Contact }): Promise<ReceivedAs> {
    return this.work.run(async () => {
      await this.locks.hold(...namesOf(contact, this.rules.areaCode));
      if ((await this.timeLine.known([contact.contactId])).has(contact.contactId)) return { outcome: 'known' };
      // A letter dated 2050 is received now, whatever it says.
      const at = new Date(Math.min(Date.parse(contact.receivedAt), this.clock.now().getTime()));
      const party = await this.senders.recognise(contact, at);
      const home = await this.homeOf(contact, party.id, at);
      const inquiry =
        home.kind === 'open' ? await this.open(contact, party.id, at, home) : await this.goOn(contact, at, home);
      await this.timeLine.add({
        contactId: contact.contactId,
        partyId: party.id,
        inquiryId: inquiry.id,
        channel: contact.channel,
        direction: 'in',
        at,
        subject: contact.subject,
        preview: contact.preview,
        threadKey: contact.threadKey,
        employeeId: null,
      });
      return { outcome: home.kind, inquiryId: inquiry.id, partyId: party.id };
    });
  }

  private async homeOf({ threadKey, relatedThreadKey }: Contact, partyId: string, at: Date): Promise<Home> {
    const threads = [threadKey, relatedThreadKey].filter((t): t is string => !!t);
    const since = new Date(at.getTime() - this.rules.joinWindowMinutes * 60_000);
    const ofThreads = threads.length ? await this.inquiries.takeByThreads(threads) : [];
    const ofParty = await this.inquiries.takeOpenOfParty(partyId, since);
    const known = new Map([...ofThreads, ...ofParty].map((i) => [i.id, i.state]));
    return findHome(
      { threadKey: threadKey ?? null, relatedThreadKey: relatedThreadKey ?? null, at },
      [...known.values()],
      this.rules,
    );
  }

  private async open(
    contact: Contact,
    partyId: string,
    receivedAt: Date,
    home: Extract<Home, { kind: 'open' }>,
  ): Promise<Inquiry> {
    const act = await this.changes.actOn(contact.branchId ?? null);
    const { channel, subject, preview } = contact;
    const inquiry = Inquiry.open(
      await this.numbers.next(),
      {
        channel,
        partyId,
        subject,
        preview,
        branchId: contact.branchId ?? null,
        group: contact.group ?? null,
        pipeline: pipelineFor(this.rules.pipelines, { channel, group: contact.group ?? null })?.code ?? null,
        threadKey: contact.threadKey ?? null,
        receivedAt,
        continues: home.continues,
        lastOwnerId: contact.employeeHint ?? home.lastOwnerId,
      },
      { ...act, respondWithinMinutes: this.rules.firstResponseMinutes },
    );
    const { id: inquiryId, number, continues } = inquiry.state;
    const opened = InquiryOpened.of({
      inquiryId,
      number,
      partyId,
      channel,
      contactId: contact.contactId,
      threadKey: contact.threadKey ?? null,
      continues,
      receivedAt: receivedAt.toISOString(),
    });
    await this.changes.store([{ inquiry, as: 'inquiry-opened', events: [opened] }]);
    return inquiry;
  }

  private async goOn(contact: Contact, at: Date, home: Exclude<Home, { kind: 'open' }>): Promise<Inquiry> {
    const inquiry = await this.inquiries.takeForChange(home.inquiryId);
    const act = {
      ...(await this.changes.actOn(inquiry.state.branchId)),
      respondWithinMinutes: this.rules.firstResponseMinutes,
    };
    const { id: inquiryId, number, partyId } = inquiry.state;
    const events: object[] = [];
    if (home.kind === 'reopen') {
      inquiry.reopen(act);
      events.push(InquiryReopened.of({ inquiryId, number, why: 'new-contact', at: act.at.toISOString() }));
    }
    inquiry.join({ channel: contact.channel, threadKey: contact.threadKey ?? null, at }, act);
    const ownerBefore = inquiry.state.ownerId;
    const away = await this.absenceOf(ownerBefore, act.at);
    if (away && inquiry.isOpen) {
      // Nobody writes to an empty chair: the rules will find the deputy.
      const numbers = { until: away.toISOString() };
      const because = [
        { rule: 'clock', outcome: 'passed', code: 'owner-absent', employeeId: ownerBefore, numbers },
      ] as const;
      inquiry.returnToPool({ ...act, because }, { notAgain: false });
      events.push(
        InquiryReturned.of({
          inquiryId,
          number,
          previousOwnerId: ownerBefore,
          why: 'owner-absent',
          at: act.at.toISOString(),
        }),
      );
    }
    const { ownerId } = inquiry.state;
    events.push(
      InquiryJoined.of({ inquiryId, number, partyId, contactId: contact.contactId, ownerId, at: at.toISOString() }),
    );
    await this.changes.store([{ inquiry, as: home.kind === 'reopen' ? 'inquiry-reopened' : 'inquiry-joined', events }]);
    return inquiry;
  }

  private async absenceOf(ownerId: string | null, at: Date): Promise<Date | null> {
    if (ownerId === null) return null;
    const until = (await this.colleagues.at(at)).find((c) => c.employeeId === ownerId)?.absentUntil ?? null;
    return until && until > at ? until : null;
  }
}
