import { ManualClock } from '@prorab/kernel';
import { FakeAuditLog, FakeChangeFeed, FakeLocks, FakeOutbox, FakeUnitOfWork } from '@prorab/platform/testing';
import type { ContactReceived } from '../contract/index.js';
import { alwaysOpen, monday } from '../domain/inquiry/an-inquiry.builder.js';
import type { WorkingTime } from '../domain/working-time.js';
import { Distribution } from './distribution.js';
import { DuplicateSearch } from './duplicate-search.js';
import { InquiryChanges } from './inquiry-changes.js';
import { LinkedParties } from './linked-parties.js';
import { PartyMerging } from './party-merging.js';
import { FakeInquiryBook } from './ports/fake-inquiry-book.js';
import { FakeLoadBoard } from './ports/fake-load-board.js';
import { FakePartyBook } from './ports/fake-party-book.js';
import { FakeColleagues, FakeWorkingHours } from './ports/fake-people.js';
import {
  FakeDuplicateProposals,
  FakeInquiryNumbers,
  FakeMergeLog,
  FakePastInquiries,
  FakePolicyBook,
} from './ports/fake-sales-books.js';
import { FakeInquiryPossessions } from './ports/pipeline/fake-inquiry-possessions.js';
import { FakeTimeLine } from './ports/fake-time-line.js';
import { PipelineGuards } from './pipeline-guards.js';
import { SalesRules } from './sales-rules.js';
import { SenderRecognition } from './sender-recognition.js';
import { AddContactPoint } from './use-cases/add-contact-point.use-case.js';
import { AssignInquiry } from './use-cases/assign-inquiry.use-case.js';
import { AssignWaitingInquiries } from './use-cases/assign-waiting-inquiries.use-case.js';
import { CloseInquiry } from './use-cases/close-inquiry.use-case.js';
import { DismissProposal } from './use-cases/dismiss-proposal.use-case.js';
import { EscalateOverdue } from './use-cases/escalate-overdue.use-case.js';
import { FollowVerdict } from './use-cases/follow-verdict.use-case.js';
import { ImportContacts } from './use-cases/import-contacts.use-case.js';
import { KeepPolicy } from './use-cases/keep-policy.use-case.js';
import { LinkInquiry } from './use-cases/link-inquiry.use-case.js';
import { MarkSpam } from './use-cases/mark-spam.use-case.js';
import { MergeParties } from './use-cases/merge-parties.use-case.js';
import { MoveEverythingOfEmployee } from './use-cases/move-everything-of-employee.use-case.js';
import { PlanNextStep } from './use-cases/plan-next-step.use-case.js';
import { MoveToPipeline } from './use-cases/pipeline/move-to-pipeline.use-case.js';
import { ProposeDuplicates } from './use-cases/propose-duplicates.use-case.js';
import { ReceiveContact } from './use-cases/receive-contact.use-case.js';
import { NoteContact } from './use-cases/note-contact.use-case.js';
import { RecordOutgoingCall } from './use-cases/record-outgoing-call.use-case.js';
import { RecordAnswer } from './use-cases/record-answer.use-case.js';
import { RecordCallBack } from './use-cases/record-call-back.use-case.js';
import { RedistributeWhenAbsent } from './use-cases/redistribute-when-absent.use-case.js';
import { RegisterParty } from './use-cases/register-party.use-case.js';
import { RemoveContactPoint } from './use-cases/remove-contact-point.use-case.js';
import { RenameParty } from './use-cases/rename-party.use-case.js';
import { ReopenInquiry } from './use-cases/reopen-inquiry.use-case.js';
import { ReplayDistribution } from './use-cases/replay-distribution.use-case.js';
import { ReturnInquiry } from './use-cases/return-inquiry.use-case.js';
import { ReturnUntaken } from './use-cases/return-untaken.use-case.js';
import { SeparateInquiry } from './use-cases/separate-inquiry.use-case.js';
import { SetResponsible } from './use-cases/set-responsible.use-case.js';
import { TakeInquiry } from './use-cases/take-inquiry.use-case.js';
import { TakeInquiryOfContact } from './use-cases/take-inquiry-of-contact.use-case.js';
import { UndoMerge } from './use-cases/undo-merge.use-case.js';
import { UnmarkSpam } from './use-cases/unmark-spam.use-case.js';

export const anna = '0190a000-0000-7000-8000-00000000aaaa';
export const boris = '0190a000-0000-7000-8000-00000000bbbb';
export const vera = '0190a000-0000-7000-8000-00000000cccc';

let contacts = 0;
/** A letter of a customer, as mail tells of it. */
export const aLetter = (from = 'ivan@firm.ru', over: Partial<ContactReceived> = {}): ContactReceived => ({
  contactId: `letter-${++contacts}`,
  channel: 'letter',
  receivedAt: monday.toISOString(),
  from: from ? [{ kind: 'email', value: from, name: null }] : [],
  subject: 'Панели',
  preview: 'Здравствуйте',
  threadKey: `thread-${contacts}`,
  relatedThreadKey: null,
  branchId: null,
  group: null,
  employeeHint: null,
  ...over,
});

/** All of sales over fakes: what a spec of a use case stands on. Also wires the use cases by hand, as the module does. */
export function aSalesWorld(given: Partial<SalesRules> = {}, hours: WorkingTime = alwaysOpen) {
  const clock = new ManualClock(monday);
  const rules = new SalesRules(given);
  const [work, outbox, feed, audit] = [
    new FakeUnitOfWork(),
    new FakeOutbox(),
    new FakeChangeFeed(),
    new FakeAuditLog(),
  ];
  const [inquiries, parties, timeLine] = [new FakeInquiryBook(), new FakePartyBook(), new FakeTimeLine()];
  const [proposals, merges, policies] = [new FakeDuplicateProposals(), new FakeMergeLog(), new FakePolicyBook()];
  const [numbers, past, colleagues] = [new FakeInquiryNumbers(), new FakePastInquiries(), new FakeColleagues()];
  const possessions = new FakeInquiryPossessions();
  const locks = new FakeLocks();
  const load = new FakeLoadBoard(inquiries);
  const changes = new InquiryChanges(inquiries, new FakeWorkingHours(hours), feed, outbox, work, clock);
  const distribution = new Distribution(colleagues, load, policies, locks);
  const merging = new PartyMerging(parties, inquiries, timeLine, merges, changes, outbox, clock);
  const linkedParties = new LinkedParties(parties, merging, proposals, clock);
  const duplicates = new DuplicateSearch(parties, proposals, clock);
  const senders = new SenderRecognition(parties, proposals, merging, rules, clock);
  return {
    ...{
      clock,
      rules,
      work,
      outbox,
      feed,
      audit,
      inquiries,
      parties,
      timeLine,
      proposals,
      merges,
      policies,
      past,
      colleagues,
      load,
      possessions,
    },
    receive: new ReceiveContact(senders, inquiries, numbers, timeLine, colleagues, changes, rules, locks, work, clock),
    importContacts: new ImportContacts(parties, timeLine, proposals, rules, work, clock),
    verdict: new FollowVerdict(inquiries, timeLine, changes, rules, locks, work),
    recordOutgoing: new RecordOutgoingCall(inquiries, parties, timeLine, changes, rules, locks, work, clock),
    noteContact: new NoteContact(inquiries, timeLine, changes, locks, work),
    recordAnswer: new RecordAnswer(inquiries, timeLine, changes, locks, work, clock),
    giveOut: new AssignWaitingInquiries(inquiries, parties, distribution, changes, rules, work, clock),
    take: new TakeInquiry(changes, load),
    takeOfContact: new TakeInquiryOfContact(inquiries, timeLine, changes, load, locks, work),
    assign: new AssignInquiry(changes, colleagues, load, rules),
    giveBack: new ReturnInquiry(changes),
    close: new CloseInquiry(changes, rules, new PipelineGuards(possessions, rules)),
    moveToPipeline: new MoveToPipeline(changes, rules),
    reopen: new ReopenInquiry(changes, rules),
    markSpam: new MarkSpam(changes),
    unmarkSpam: new UnmarkSpam(changes, timeLine, rules),
    planNextStep: new PlanNextStep(changes),
    callBack: new RecordCallBack(changes),
    link: new LinkInquiry(inquiries, timeLine, linkedParties, changes, rules, locks, work),
    separate: new SeparateInquiry(inquiries, timeLine, changes, rules, locks, work),
    returnUntaken: new ReturnUntaken(inquiries, changes, rules, work, clock),
    escalate: new EscalateOverdue(inquiries, changes, work, clock),
    moveEverything: new MoveEverythingOfEmployee(
      inquiries,
      parties,
      colleagues,
      load,
      changes,
      rules,
      audit,
      work,
      clock,
    ),
    redistribute: new RedistributeWhenAbsent(inquiries, parties, colleagues, distribution, changes, rules, work, clock),
    replay: new ReplayDistribution(past, colleagues),
    keepPolicy: new KeepPolicy(policies, audit, work, clock),
    register: new RegisterParty(parties, duplicates, colleagues, rules, work, clock),
    addPoint: new AddContactPoint(parties, merging, duplicates, rules, work, clock),
    removePoint: new RemoveContactPoint(parties, rules, work, clock),
    rename: new RenameParty(parties, duplicates, work, clock),
    propose: new ProposeDuplicates(parties, duplicates, work),
    merge: new MergeParties(parties, merging, proposals, audit, work, clock),
    undo: new UndoMerge(parties, inquiries, timeLine, merges, merging, outbox, audit, work, clock),
    dismiss: new DismissProposal(proposals, work, clock),
    setResponsible: new SetResponsible(parties, colleagues, work, clock),
  };
}
export type SalesWorld = ReturnType<typeof aSalesWorld>;

/** Receives a letter and says which inquiry it became. */
export async function anInquiryOf(world: SalesWorld, letter: ContactReceived = aLetter()): Promise<string> {
  const received = await world.receive.execute({ contact: letter });
  if (received.outcome === 'known') throw new Error('the letter was known');
  return received.inquiryId;
}
