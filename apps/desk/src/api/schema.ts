// Made by scripts/tools/api-types.mjs from the API document; not changed by hand.

export interface AbsenceDto {
  id: string;
  employee: NamedDto;
  kind: 'vacation' | 'sick' | 'other' | null;
  note: string | null;
  from: string;
  to: string;
  deputy: NamedDto | null;
  plannedAt: string;
  cancelledAt: string | null;
}

export interface AccountDto {
  login: string;
  mustChangePassword: boolean;
  secondFactor: boolean;
}

export interface AddressDto {
  address: string;
  name?: string;
}

export interface AnswerBriefDto {
  id: string;
  threadId: string;
  authorId: string | null;
  automatic: boolean;
  to: AddressDto[];
  subject: string;
  status: 'waiting' | 'undone' | 'sending' | 'sent' | 'failed' | 'try-later' | 'uncertain';
  dueAt: string;
  createdAt: string;
  sentAt: string | null;
  attempts: number;
  response: string | null;
}

export interface AnswerDto {
  id: string;
  threadId: string;
  replyToLetterId: string | null;
  mailbox: string;
  authorId: string | null;
  automatic: boolean;
  from: AddressDto;
  to: AddressDto[];
  cc: AddressDto[];
  subject: string;
  text: string;
  html: string | null;
  attachments: AnswerFileDto[];
  status: 'waiting' | 'undone' | 'sending' | 'sent' | 'failed' | 'try-later' | 'uncertain';
  dueAt: string;
  createdAt: string;
  sentAt: string | null;
  filedAt: string | null;
  attempts: number;
  response: string | null;
  recipients: OutcomeDto[];
  bounces: BounceDto[];
}

export interface AnswerFileDto {
  hash: string;
  name?: string;
  type: string;
  size: number;
}

export interface AssignDto {
  expectedVersion?: number;
  note?: string;
  employeeId: string;
}

export interface AttachedDto {
  hash: string;
  name?: string;
}

export interface AttachmentDto {
  n: number;
  name: string;
  type: string;
  size: number;
  inline: boolean;
  contentId: string | null;
  hash: string;
}

export interface AuditEntry {
  at: string;
  actor: string;
  action: string;
  subject: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface BoardCountsDto {
  columns: ColumnCountDto[];
  overdue: number;
}

export interface BounceDto {
  letterId: string;
  recipient: string | null;
  status: string | null;
  diagnostic: string;
  severity: 'hard' | 'soft';
  at: string;
}

export interface BranchDto {
  id: string;
  name: string;
  city: string;
  zone: string;
  areaCode: string | null;
  hours: WeeklyHoursDto;
  exceptions: Record<string, unknown>;
  keepsHolidays: boolean;
}

export interface BreachDto {
  inquiryId: string;
  number: number;
  subject: string;
  status: 'waiting' | 'assigned' | 'in-work' | 'answered' | 'closed-won' | 'closed-lost' | 'spam' | 'linked';
  party: NamedPartyDto;
  owner: NamedDto | null;
  receivedAt: string;
  dueAt: string;
  firstAnsweredAt: string | null;
  lateWorkingMinutes: number;
}

export interface Change {
  stream: string;
  seq: number;
  kind: string;
  subject: string;
  payload: Record<string, unknown>;
  at: string;
}

export interface ChangeBranchDto {
  name?: string;
  city?: string;
  zone?: string;
  areaCode?: string | null;
  hours?: WeeklyHoursDto;
  exceptions?: Record<string, unknown>;
  keepsHolidays?: boolean;
}

export interface ChangeDto {
  expectedVersion?: number;
}

export interface ChangeEmployeeDto {
  name?: string;
  branchId?: string;
  emails?: string[];
  extension?: string | null;
  capacity?: number;
  deputyId?: string | null;
  hours?: WeeklyHoursDto | null;
}

export interface ChangePasswordDto {
  current: string;
  next: string;
}

export interface Changes {
  items: Change[];
  head: number;
}

export interface ClassifiedDto {
  opensInquiry: boolean;
}

export interface ClassifyDto {
  as: 'spam' | 'person';
}

export interface CloseDto {
  expectedVersion?: number;
  note?: string;
  outcome: 'won' | 'lost';
  reason?: string;
}

export interface CodeDto {
  code: string;
}

export interface ColumnCountDto {
  status: 'waiting' | 'assigned' | 'in-work' | 'answered' | 'closed-won' | 'closed-lost' | 'spam' | 'linked';
  all: number;
  mine: number;
  nobody: number;
}

export interface ContinuedDto {
  id: string;
  number: number;
}

export interface DifferenceDto {
  mailbox: string;
  folder: string;
  day: string;
  onServer: number;
  stored: number;
  putAside: number;
  missing: number;
  checkedAt: string;
}

export interface EmployeeDto {
  id: string;
  name: string;
  role: 'head' | 'manager' | 'seller' | 'accountant' | 'manufacturer' | 'marketer' | 'administrator';
  branch: NamedDto;
  emails: string[];
  extension: string | null;
  capacity: number;
  deputy: NamedDto | null;
  hours: WeeklyHoursDto | null;
  hiredAt: string;
  dismissedAt: string | null;
  account: AccountDto | null;
}

export interface EmployeeLoadDto {
  employeeId: string;
  given: number;
  peakLoad: number;
  meanLoad: number;
}

export interface EndedDto {
  ended: number;
}

export interface EnrolledDto {
  secret: string;
  uri: string;
}

export interface FolderDto {
  folder: string;
  checkedAt: string;
  importing: boolean;
}

export interface HandedOverDto {
  inquiries: number;
  parties: number;
}

export interface HandoverDto {
  to: string | null;
}

export interface HireEmployeeDto {
  name: string;
  role: 'head' | 'manager' | 'seller' | 'accountant' | 'manufacturer' | 'marketer' | 'administrator';
  branchId: string;
  emails: string[];
  extension?: string | null;
  capacity?: number;
  deputyId?: string | null;
  hours?: WeeklyHoursDto | null;
  login?: string;
  password: string;
}

export interface HistoryLineDto {
  id: string;
  at: string;
  by: NamedDto | null;
  kind: string;
  from: 'waiting' | 'assigned' | 'in-work' | 'answered' | 'closed-won' | 'closed-lost' | 'spam' | 'linked' | null;
  to: 'waiting' | 'assigned' | 'in-work' | 'answered' | 'closed-won' | 'closed-lost' | 'spam' | 'linked';
  owner: NamedDto | null;
  spent: SpentDto | null;
  because: string[];
  note: string | null;
}

export interface InquiryDto {
  inquiryId: string;
  number: number;
  status: 'waiting' | 'assigned' | 'in-work' | 'answered' | 'closed-won' | 'closed-lost' | 'spam' | 'linked';
  channel: 'letter' | 'call' | 'chat' | 'order' | 'form';
  channels: ('letter' | 'call' | 'chat' | 'order' | 'form')[];
  party: NamedPartyDto;
  subject: string;
  preview: string;
  branchId: string | null;
  group: string | null;
  ownerId: string | null;
  contactCount: number;
  receivedAt: string;
  lastContactAt: string;
  respondBy: string | null;
  takeBy: string | null;
  statusSince: string;
  nextStep: NextStepDto | null;
  escalated: boolean;
  linkedTo: string | null;
  attention: ('answer-late' | 'not-taken' | 'no-next-step' | 'next-step-late' | 'untouched')[];
  version: number;
  owner: NamedDto | null;
  lastOwner: NamedDto | null;
  passedBy: NamedDto[];
  continues: ContinuedDto | null;
  linkedFrom: ContinuedDto[];
  threads: string[];
  firstAnsweredAt: string | null;
  assignedAt: string | null;
  closedAt: string | null;
  lossReason: string | null;
  lossNote: string | null;
  pipeline: string | null;
  timeIn: TimeInDto[];
  contacts: TimeLineDto[];
  history: HistoryLineDto[];
}

export interface InquiryLineDto {
  inquiryId: string;
  number: number;
  status: 'waiting' | 'assigned' | 'in-work' | 'answered' | 'closed-won' | 'closed-lost' | 'spam' | 'linked';
  channel: 'letter' | 'call' | 'chat' | 'order' | 'form';
  channels: ('letter' | 'call' | 'chat' | 'order' | 'form')[];
  party: NamedPartyDto;
  subject: string;
  preview: string;
  branchId: string | null;
  group: string | null;
  ownerId: string | null;
  contactCount: number;
  receivedAt: string;
  lastContactAt: string;
  respondBy: string | null;
  takeBy: string | null;
  statusSince: string;
  nextStep: NextStepDto | null;
  escalated: boolean;
  linkedTo: string | null;
  attention: ('answer-late' | 'not-taken' | 'no-next-step' | 'next-step-late' | 'untouched')[];
  version: number;
}

export interface InquiryPresenceDto {
  inquiryId: string;
  employees: PresentDto[];
}

export interface KeptResponsibleDto {
  keeps: string | null;
  drops: string | null;
}

export interface LetterBriefDto {
  id: string;
  threadId: string;
  mailbox: string;
  kind: 'person' | 'form' | 'auto-reply' | 'list' | 'bounce' | 'robot' | 'calendar' | 'spam';
  direction: 'in' | 'out' | 'internal';
  from: AddressDto | null;
  customerAddress: string | null;
  subject: string;
  preview: string;
  date: string;
  receivedAt: string;
  authorId: string | null;
  awaiting: boolean;
  history: boolean;
  tooLarge: boolean;
  attachments: number;
  size: number;
  bounced: boolean;
}

export interface LetterDto {
  id: string;
  threadId: string;
  placedBecause: string;
  kind: 'person' | 'form' | 'auto-reply' | 'list' | 'bounce' | 'robot' | 'calendar' | 'spam';
  reasons: string[];
  direction: 'in' | 'out' | 'internal';
  mailbox: string;
  messageId: string | null;
  subject: string;
  preview: string;
  from: AddressDto | null;
  to: AddressDto[];
  cc: AddressDto[];
  replyTo: AddressDto[];
  customer: Record<string, unknown> | null;
  authorId: string | null;
  answerId: string | null;
  history: boolean;
  tooLarge: boolean;
  awaiting: boolean;
  size: number;
  date: string;
  receivedAt: string;
  storedAt: string;
  text: string;
  ownText: string;
  quotedText: string;
  signature: string;
  safeHtml: string | null;
  hasRemoteImages: boolean;
  warnings: string[];
  form: Record<string, unknown>;
  invites: Record<string, unknown>[];
  forwarded: Record<string, unknown>[];
  attachments: AttachmentDto[];
  receipts: ReceiptDto[];
  bounces: BounceDto[];
}

export interface LinkDto {
  expectedVersion?: number;
  note?: string;
  targetId: string;
}

export interface LinkTargetDto {
  inquiryId: string;
  number: number;
  version: number;
}

export interface LinkedDto {
  version: number;
  target: LinkTargetDto;
  parties: 'same' | 'merged' | 'proposed' | 'different';
}

export interface LogInDto {
  login: string;
  password: string;
  code?: string;
  kind?: 'bearer' | 'cookie';
}

export interface LoggedInDto {
  token: string | null;
  employee: EmployeeDto;
  expiresAt: string;
  mustChangePassword: boolean;
}

export interface LossLineDto {
  reason: LossReasonDto;
  manager: NamedDto | null;
  lost: number;
}

export interface LossReasonDto {
  code: string;
  name: string;
}

export interface MailboxDto {
  mailbox: string;
  address: string | null;
  via: 'imap' | 'listener';
  state: 'connecting' | 'connected' | 'failed' | 'password-refused' | 'frozen' | 'standby' | 'stopped';
  reason: string | null;
  remark: string | null;
  lagSeconds: number;
  late: boolean;
  checkedAt: string | null;
  retryAt: string | null;
  backlogLeft: number;
  putAside: number;
  folders: FolderDto[];
}

export interface MeDto {
  employee: EmployeeDto;
  role: string;
  rights: string[];
}

export interface MergeAnswerDto {
  mergeId: string | null;
  plan: MergePlanDto;
}

export interface MergeDto {
  survivorId: string;
  absorbedId: string;
  dryRun: boolean;
  accept?: string[];
}

export interface MergeLineDto {
  mergeId: string;
  at: string;
  by: NamedDto | null;
  silent: boolean;
  survivor: NamedPartyDto;
  absorbed: NamedPartyDto;
  movedInquiries: number;
  movedContacts: number;
  undoneAt: string | null;
}

export interface MergePlanDto {
  survivorId: string;
  absorbedId: string;
  points: PointViewDto[];
  inquiryIds: string[];
  contacts: number;
  name: string | null;
  responsible: KeptResponsibleDto;
  conflicts: string[];
}

export interface NamedDto {
  id: string;
  name: string;
}

export interface NamedPartyDto {
  id: string;
  name: string | null;
}

export interface NextStepDto {
  text: string;
  due: string;
}

export interface NotedChangeDto {
  expectedVersion?: number;
  note?: string;
}

export interface OpenBranchDto {
  name: string;
  city: string;
  zone: string;
  areaCode?: string | null;
  hours: WeeklyHoursDto;
  exceptions?: Record<string, unknown>;
  keepsHolidays?: boolean;
}

export interface OutcomeDto {
  address: string;
  outcome: 'accepted' | 'refused' | 'later';
  response: string;
}

export interface PageShape {
  next: string | null;
}

export interface PartyDto {
  partyId: string;
  kind: 'company' | 'person' | 'unknown';
  name: string | null;
  title: string | null;
  responsibleId: string | null;
  branchId: string | null;
  points: PointViewDto[];
  responsible: NamedDto | null;
  mergedInto: string | null;
  createdAt: string;
  version: number;
  openInquiries: PartyInquiryDto[];
  inquiries: PartyTotalsDto;
  contacts: number;
  openProposals: number;
  history: PartyHistoryDto[];
}

export interface PartyHistoryDto {
  at: string;
  by: NamedDto | null;
  kind: string;
  detail: Record<string, unknown>;
}

export interface PartyInquiryDto {
  inquiryId: string;
  number: number;
  subject: string;
  status: string;
  ownerId: string | null;
  receivedAt: string;
}

export interface PartyLineDto {
  partyId: string;
  kind: 'company' | 'person' | 'unknown';
  name: string | null;
  title: string | null;
  responsibleId: string | null;
  branchId: string | null;
  points: PointViewDto[];
}

export interface PartyTotalsDto {
  all: number;
  won: number;
  lost: number;
}

export interface PlanAbsenceDto {
  kind: 'vacation' | 'sick' | 'other';
  from: string;
  to: string;
  deputyId?: string | null;
  note?: string;
}

export interface PlanDto {
  expectedVersion?: number;
  text: string;
  due: string;
}

export interface PlannedDto {
  absenceId: string;
}

export interface PointAddedDto {
  outcome: 'added' | 'linked' | 'known' | 'proposed';
  proposalIds?: string[];
}

export interface PointDto {
  kind: 'email' | 'phone' | 'visitor' | 'inn' | 'code1c';
  value: string;
}

export interface PointViewDto {
  kind: 'email' | 'phone' | 'visitor' | 'inn' | 'code1c';
  value: string;
  source: string;
  confidence: number;
  since: string;
}

export interface PoisonedDto {
  id: string;
  mailbox: string;
  folder: string;
  receivedAt: string;
  size: number;
  problem: 'refused-by-intake' | 'unreadable-on-server';
  reason: string;
  excerpt: string;
  status: 'waiting' | 'taken-in' | 'discarded';
  putAsideAt: string;
  settledAt: string | null;
  attempts: number;
}

export interface PresenceDto {
  at: string;
  people: WhereaboutsDto[];
}

export interface PresentDto {
  id: string;
  name: string;
  mode: 'viewing' | 'typing';
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  details: Record<string, unknown>;
}

export interface ProposalDto {
  proposalId: string;
  score: number;
  reasons: string[];
  createdAt: string;
  first: PartyLineDto | null;
  second: PartyLineDto | null;
}

export interface ProposalsDto {
  proposalIds: string[];
}

export interface QuarantinedTask {
  id: string;
  handler: string;
  key: string;
  attempts: number;
  error: string;
  since: string;
}

export interface ReceiptDto {
  mailbox: string;
  folder: string;
  receivedAt: string;
}

export interface RecoveryCodesDto {
  recoveryCodes: string[];
}

export interface RegisterContactDto {
  way: 'call' | 'visit' | 'letter' | 'chat' | 'order';
  from: PointDto[];
  name?: string | null;
  subject: string;
  note?: string;
  receivedAt?: string;
  branchId?: string | null;
  group?: string | null;
  mine?: boolean;
}

export interface RegisterPartyDto {
  kind: 'company' | 'person';
  name: string;
  points: PointDto[];
  responsibleId?: string | null;
  branchId?: string | null;
}

export interface RegisteredContactDto {
  inquiryId: string;
  partyId: string;
  outcome: 'open' | 'join' | 'reopen';
}

export interface RegisteredPartyDto {
  partyId: string;
  proposalIds: string[];
  heldByOthers: string[];
}

export interface RemoveSecondFactorDto {
  code: string;
  password: string;
}

export interface RenameDto {
  name: string;
  kind: 'company' | 'person' | 'unknown';
}

export interface ReplayAnswerDto {
  happened: ReportDto;
  played: ReportDto;
}

export interface ReplayDto {
  from: string;
  to: string;
  policy?: Record<string, unknown>;
}

export interface ReportDto {
  given: number;
  stillWaiting: number;
  waitMinutes: WaitDto;
  employees: EmployeeLoadDto[];
  spread: number;
}

export interface ResponsibleDto {
  employeeId: string | null;
}

export interface RetriedDto {
  letterId: string | null;
}

export interface RightView {
  name: string;
  roles: string[];
}

export interface RoleDto {
  role: 'head' | 'manager' | 'seller' | 'accountant' | 'manufacturer' | 'marketer' | 'administrator';
}

export interface RuleDto {
  name: string;
  kind: 'form' | 'auto-reply' | 'list' | 'bounce' | 'robot' | 'calendar' | 'spam';
  because: string;
  when: Record<string, unknown>;
}

export interface SessionDto {
  id: string;
  kind: 'bearer' | 'cookie';
  device: string | null;
  agent: string;
  address: string;
  openedAt: string;
  seenAt: string;
  endsAt: string;
  current: boolean;
}

export interface SetPasswordDto {
  password: string;
}

export interface SpentDto {
  minutes: number;
  workingMinutes: number;
}

export interface ThreadDto {
  id: string;
  subject: string;
  mailbox: string;
  customer: AddressDto | null;
  relatedThreadId: string | null;
  lastAnswerAt: string | null;
  items: ThreadItemDto[];
}

export interface ThreadItemDto {
  what: 'letter' | 'answer';
  at: string;
  letter?: ThreadLetterDto;
  answer?: AnswerDto;
}

export interface ThreadLetterDto {
  id: string;
  threadId: string;
  mailbox: string;
  kind: 'person' | 'form' | 'auto-reply' | 'list' | 'bounce' | 'robot' | 'calendar' | 'spam';
  direction: 'in' | 'out' | 'internal';
  from: AddressDto | null;
  customerAddress: string | null;
  subject: string;
  preview: string;
  date: string;
  receivedAt: string;
  authorId: string | null;
  awaiting: boolean;
  history: boolean;
  tooLarge: boolean;
  attachments: number;
  size: number;
  bounced: boolean;
  ownText: string;
  quotedText: string;
  signature: string;
  safeHtml: string | null;
  hasRemoteImages: boolean;
  files: AttachmentDto[];
}

export interface TimeInDto {
  minutes: number;
  workingMinutes: number;
  status: 'waiting' | 'assigned' | 'in-work' | 'answered' | 'closed-won' | 'closed-lost' | 'spam' | 'linked';
}

export interface TimeLineDto {
  contactId: string;
  inquiryId: string | null;
  channel: 'letter' | 'call' | 'chat' | 'order' | 'form';
  direction: 'in' | 'out';
  at: string;
  subject: string;
  preview: string;
  threadKey: string | null;
  employee: NamedDto | null;
}

export interface UploadDto {
  hash: string;
  name: string;
  type: string;
  size: number;
}

export interface VersionDto {
  version: number;
}

export interface WaitDto {
  mean: number;
  p90: number;
  max: number;
}

export interface WeeklyHoursDto {
  mon?: string;
  tue?: string;
  wed?: string;
  thu?: string;
  fri?: string;
  sat?: string;
  sun?: string;
}

export interface WhereaboutsDto {
  employeeId: string;
  name: string;
  role: string;
  branchId: string;
  extension: string | null;
  atWork: boolean;
  worksUntil: string | null;
  absentUntil: string | null;
  nextWorkAt: string | null;
  deputy: NamedDto | null;
}

export interface WriteAnswerDto {
  seenLetterId: string | null;
  seenAnswerId?: string | null;
  text?: string;
  html?: string | null;
  to?: AddressDto[];
  cc?: AddressDto[];
  subject?: string;
  attachments?: AttachedDto[];
  quote?: boolean;
  anyway?: boolean;
}
