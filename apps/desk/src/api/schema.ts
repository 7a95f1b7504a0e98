// Made by scripts/tools/api-types.mjs from the API document; not changed by hand.

export interface AboutDto {
  kind: 'message' | 'subject';
  messageId?: string;
  conversationId?: string;
  subject?: string;
  id?: string;
}

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

export interface AddMembersDto {
  employeeIds: string[];
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

export interface BankAsideDto {
  note?: string;
}

export interface BankDecisionDto {
  shares: BankSplitPartDto[];
}

export interface BankFileTakenDto {
  id: string;
  added: number;
  known: number;
  others: number;
}

export interface BankLineCandidateDto {
  invoiceKey: string;
  number: string;
  issuedOn: string;
  rest: string;
  partyName: string | null;
  score: number;
  reasons: (
    | 'number'
    | 'number-alike'
    | 'number-vague'
    | 'date'
    | 'payer'
    | 'other-payer'
    | 'sum'
    | 'sum-of-several'
    | 'part'
    | 'more-than-rest'
    | 'paid-already'
    | 'issued-later'
  )[];
  because: string[];
}

export interface BankLineDto {
  lineId: string;
  origin: 'file' | 'books';
  number: string;
  on: string;
  amount: string;
  left: string;
  payerName: string | null;
  payerInn: string | null;
  purpose: string;
  state: 'open' | 'waiting' | 'tied' | 'covered' | 'not-customers';
  paymentKey: string | null;
  party: NamedPartyDto | null;
  shares: BankLineShareDto[];
  decidedBy: 'rule' | 'person' | null;
  decidedByEmployee: NamedDto | null;
  decidedAt: string | null;
  note: string | null;
  candidates: BankLineCandidateDto[];
  proposal: BankLineShareDto[];
}

export interface BankLineShareDto {
  invoiceKey: string;
  number: string | null;
  amount: string;
}

export interface BankSplitPartDto {
  invoiceKey: string;
  amount: string;
}

export interface BlockCallerDto {
  reason: string;
}

export interface BoardCountsDto {
  columns: ColumnCountDto[];
  overdue: number;
}

export interface BookInvoiceAnswerDto {
  invoiceKey: string;
  number: string;
  total: string;
}

export interface BookInvoiceDto {
  partyId: string;
  lines: BookLineDto[];
  vatRate: string | null;
  payBy: string | null;
  draft: boolean;
  note: string | null;
}

export interface BookItemAnswerDto {
  itemKey: string;
}

export interface BookItemDto {
  name: string;
  code: string | null;
  article: string | null;
  unit: string;
  price?: string;
  stock?: string;
}

export interface BookLineDto {
  itemKey: string | null;
  name: string | null;
  quantity: string;
  price: string;
}

export interface BookPaymentAnswerDto {
  paymentKey: string;
  number: string;
}

export interface BookPaymentDto {
  invoiceKey: string | null;
  partyId: string | null;
  amount: string;
  means: 'bank' | 'cash';
  direction: 'in' | 'out';
  note: string | null;
}

export interface BookRecordDto {
  partyKey: string;
  code: string | null;
  name: string;
  fullName: string | null;
  inn: string | null;
  marked: boolean;
  readAt: string;
}

export interface BookShipmentAnswerDto {
  shipmentKey: string;
  number: string;
}

export interface BookShipmentDto {
  lines?: BookLineDto[];
}

export interface BookTotalDto {
  total: string;
}

export interface BookVoidDto {
  isVoid: boolean;
}

export interface BooksAgeDto {
  source: string;
  checkedAt: string | null;
}

export interface BounceDto {
  letterId: string;
  recipient: string | null;
  status: string | null;
  diagnostic: string;
  severity: 'hard' | 'soft';
  at: string;
}

export interface BracketsDto {
  'not-due': string;
  '1-7': string;
  '8-14': string;
  '15-30': string;
  '31-60': string;
  'over-60': string;
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

export interface BrowserPhoneLoginDto {
  extension: string;
  user: string;
  password: string;
}

export interface CalibrationDto {
  from: number;
  to: number;
  looks: number;
  said: number;
  paid: number;
}

export interface CallBacksDto {
  episodes: number;
  nameless: number;
  reached: number;
  byWord: number;
  open: number;
  minutesMedian: number | null;
  minutes90: number | null;
}

export interface CallBriefDto {
  id: string;
  direction: 'in' | 'out';
  stage: 'arrived' | 'ringing' | 'talking' | 'voicemail' | 'ended';
  outcome: 'talked' | 'missed' | 'given-up' | 'closed' | 'unanswered' | 'dropped' | 'broken' | null;
  line: string;
  lineTitle: string;
  branchId: string | null;
  callerNumber: string | null;
  callerKind: 'number' | 'inside' | 'hidden' | 'odd';
  callerName: string;
  partyId: string | null;
  partyName: string | null;
  place: NumberPlaceDto | null;
  visit: CallVisitDto | null;
  answeredBy: string | null;
  calledBy: string | null;
  why:
    'normal' | 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'failed' | 'unknown' | 'elsewhere' | 'lost' | null;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  recording: 'waiting' | 'kept' | 'empty' | 'missing' | 'unreadable' | 'removed' | null;
  talking: string[];
  note: CallNoteDto | null;
}

export interface CallCardDto {
  id: string;
  direction: 'in' | 'out';
  stage: 'arrived' | 'ringing' | 'talking' | 'voicemail' | 'ended';
  line: string;
  lineTitle: string;
  branchId: string | null;
  caller: CallerDto;
  callerName: string;
  party: CallerCardDto | null;
  place: NumberPlaceDto | null;
  visit: CallVisitDto | null;
  ringing: string[];
  talking: string[];
  onHold: boolean;
  moving: CallMoveDto | null;
  answeredBy: string | null;
  calledBy: string | null;
  why:
    'normal' | 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'failed' | 'unknown' | 'elsewhere' | 'lost' | null;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  outcome: 'talked' | 'missed' | 'given-up' | 'closed' | 'unanswered' | 'dropped' | 'broken' | null;
}

export interface CallDifferenceDto {
  id: string;
  kind: 'exchange-only' | 'house-only' | 'no-recording' | 'recording-only';
  key: string;
  callId: string | null;
  number: string | null;
  at: string;
  foundAt: string;
}

export interface CallDto {
  id: string;
  direction: 'in' | 'out';
  stage: 'arrived' | 'ringing' | 'talking' | 'voicemail' | 'ended';
  outcome: 'talked' | 'missed' | 'given-up' | 'closed' | 'unanswered' | 'dropped' | 'broken' | null;
  line: string;
  lineTitle: string;
  branchId: string | null;
  callerNumber: string | null;
  callerKind: 'number' | 'inside' | 'hidden' | 'odd';
  callerName: string;
  partyId: string | null;
  partyName: string | null;
  place: NumberPlaceDto | null;
  visit: CallVisitDto | null;
  answeredBy: string | null;
  calledBy: string | null;
  why:
    'normal' | 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'failed' | 'unknown' | 'elsewhere' | 'lost' | null;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  recording: 'waiting' | 'kept' | 'empty' | 'missing' | 'unreadable' | 'removed' | null;
  talking: string[];
  note: CallNoteDto | null;
  legs: LegDto[];
  party: CallerCardDto | null;
  mergedInto: string | null;
}

export interface CallFiguresDto {
  calls: number;
  answered: number;
  missed: number;
  closed: number;
  answeredShare: number | null;
  waitMedian: number | null;
  wait90: number | null;
  gaveUpMedian: number | null;
  talked: number;
}

export interface CallMoveDto {
  how: 'transfer' | 'consult';
  by: string | null;
  employeeId: string | null;
  extension: string;
  answered: boolean;
}

export interface CallNoteDto {
  text: string;
  by: string;
  at: string;
}

export interface CallReportDto {
  from: string;
  to: string;
  total: CallFiguresDto;
  days: DayOfCallsDto[];
  hours: HourOfWeekDto[];
  callBacks: CallBacksDto;
  lost: LostCallersDto;
  cities: LinesFiguresDto[];
  sources: LinesFiguresDto[];
  people: PersonFiguresDto[];
}

export interface CallVisitDto {
  id: string;
  source: string | null;
  medium: string | null;
  campaign: string | null;
  term: string | null;
  page: string | null;
  shownAt: string;
  sure: boolean;
}

export interface CallerCardDto {
  partyId: string;
  name: string | null;
  responsibleId: string | null;
  branchId: string | null;
  code1c: string | null;
  openInvoices: CallerInvoicesDto | null;
  openInquiry: CallerInquiryDto | null;
  lastContact: CallerLastContactDto | null;
}

export interface CallerDto {
  kind: 'number' | 'inside' | 'hidden' | 'odd';
  number?: string;
  extension?: string;
  said?: string;
}

export interface CallerInquiryDto {
  inquiryId: string;
  number: number;
  subject: string;
  ownerId: string | null;
}

export interface CallerInvoicesDto {
  count: number;
  sum: string;
  newest: string;
}

export interface CallerLastContactDto {
  at: string;
  channel: string;
}

export interface CareActDto {
  kind: string;
  at: string;
  by: NamedDto | null;
  note: string | null;
  undone: boolean;
}

export interface ChanceQualityDto {
  trainedAt: string | null;
  invoices: number;
  atLeast: number;
  enough: boolean;
  brier: number | null;
  brierOfUsual: number | null;
  calibration: CalibrationDto[];
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

export interface ChatLastDto {
  at: string;
  author: string;
  text: string;
}

export interface ChatLineDto {
  chatId: string;
  conversationId: string;
  state: 'waiting' | 'active' | 'closed';
  site: string;
  agentId: string | null;
  department: string | null;
  inquiryId: string | null;
  note: string | null;
  ladderStage: number;
  openedAt: string;
  waitingSince: string | null;
  unansweredSince: string | null;
  closedAt: string | null;
  visitor: ChatVisitorDto;
  last: ChatLastDto | null;
}

export interface ChatNoteDto {
  note?: string | null;
}

export interface ChatVisitorDto {
  id: string;
  name: string | null;
  city: string | null;
  isHere: boolean;
  page: string | null;
}

export interface ChooseAnswerPlaceDto {
  place: 'phone' | 'browser';
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

export interface CloseMissedDto {
  reason: string;
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

export interface CommandDto {
  id: string;
  title: string;
  examples: string[];
  changes: boolean;
}

export interface ComparisonDto {
  at: string;
  from: string;
  to: string;
  calls: number;
  records: number | null;
  recordings: number;
  differences: number;
}

export interface ContactNoteDto {
  note?: string | null;
}

export interface ContinuedDto {
  id: string;
  number: number;
}

export interface ConversationChangeDto {
  title?: string;
  muted?: boolean;
}

export interface ConversationDto {
  id: string;
  kind: 'direct' | 'group' | 'assistant' | 'inquiry' | 'customer' | 'partner';
  title: string | null;
  inquiryId: string | null;
  counterpartId: string | null;
  lastSeq: number;
  head: number;
  lastAt: string;
  closedAt: string | null;
  unread: number;
  readSeq: number;
  muted: boolean;
  last: LastMessageDto | null;
  isMember: boolean;
  members: ConversationMemberDto[];
}

export interface ConversationLineDto {
  id: string;
  kind: 'direct' | 'group' | 'assistant' | 'inquiry' | 'customer' | 'partner';
  title: string | null;
  inquiryId: string | null;
  counterpartId: string | null;
  lastSeq: number;
  head: number;
  lastAt: string;
  closedAt: string | null;
  unread: number;
  readSeq: number;
  muted: boolean;
  last: LastMessageDto | null;
}

export interface ConversationMemberDto {
  who: string;
  role: 'owner' | 'member';
  joinedAt: string;
  deliveredSeq: number;
  readSeq: number;
}

export interface DayOfCallsDto {
  day: string;
  answered: number;
  missed: number;
  closed: number;
}

export interface DealBranchDto {
  id: string;
  city: string | null;
}

export interface DealDto {
  id: string;
  kind: 'inquiry' | 'invoice';
  number: string;
  createdAt: string;
  week: string;
  party: DealPartyDto;
  channel: 'letter' | 'call' | 'chat' | 'order' | 'form' | null;
  manager: NamedDto | null;
  branch: DealBranchDto | null;
  source: string | null;
  stage: 'created' | 'in-work' | 'answered' | 'invoiced' | 'partly' | 'paid' | 'shipped';
  outcome: 'open' | 'won' | 'lost';
  ripe: boolean;
  lossReason: string | null;
  invoices: number;
  invoiced: string;
  received: string;
  paidAt: string | null;
}

export interface DealPartyDto {
  id: string | null;
  name: string | null;
}

export interface DepartmentDto {
  key: string;
  title: string;
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

export interface EarDto {
  legId: string;
  whispers: boolean;
}

export interface EditDto {
  text: string;
  mentions?: string[];
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

export interface EmployeeReceivablesDto {
  total: string;
  notTied: string;
  shippedUnpaid: string;
  invoices: number;
  brackets: BracketsDto;
  employee: NamedDto | null;
}

export interface EndedDto {
  ended: number;
}

export interface EnrolledDto {
  secret: string;
  uri: string;
}

export interface ExchangeDto {
  state: 'on' | 'away' | 'late' | 'off';
  awaySince: string | null;
  why: string | null;
  listener: string | null;
  checkedAt: string | null;
}

export interface ExchangeImportDto {
  visit: number;
  name: string;
  state: 'running' | 'done' | 'failed';
  records: number;
  broken: number;
  failure: string | null;
  problems: ExchangeProblemDto[];
  startedAt: string;
  changedAt: string;
}

export interface ExchangeProblemDto {
  record: number;
  why: string;
  raw: string;
}

export interface FactDto {
  requests: number;
  invoices: number;
  invoicesPaid: number;
  invoiced: string;
  paid: string;
  averageBill: string | null;
  paidShare: number | null;
}

export interface FileDto {
  id: string;
  name: string;
  type: string;
  bytes: number;
  picture: PictureDto | null;
}

export interface FolderDto {
  folder: string;
  checkedAt: string;
  importing: boolean;
}

export interface ForecastDto {
  requests: number;
  invoices: number;
  paid: string;
}

export interface ForgottenInvoiceDto {
  invoiceKey: string;
  number: string;
  issuedAt: string;
  payBy: string | null;
  state: string;
  party: InvoicePartyDto;
  total: string;
  owed: string;
  owner: NamedDto | null;
  days: number;
  step: number | null;
  promisedOn: string | null;
  chance: number | null;
  because: string[];
  reasons: ReasonDto[];
}

export interface ForgottenOfPersonDto {
  owner: NamedDto | null;
  count: number;
  owed: string;
}

export interface ForgottenPageDto {
  items: ForgottenInvoiceDto[];
  next: string | null;
  counting: boolean;
}

export interface ForgottenTotalsDto {
  counting: boolean;
  count: number;
  owed: string;
  people: ForgottenOfPersonDto[];
  reasons: ReasonSumDto[];
  lookedAt: number;
}

export interface FoundConversationDto {
  id: string;
  kind: 'direct' | 'group' | 'assistant' | 'inquiry' | 'customer' | 'partner';
  title: string | null;
}

export interface FoundMessageDto {
  message: MessageDto;
  conversation: FoundConversationDto;
}

export interface FunnelDto {
  from: string;
  to: string;
  by: ('week' | 'channel' | 'manager' | 'branch' | 'source' | 'reason')[];
  lines: FunnelLineDto[];
  total: FunnelTotalDto;
  ripeness: RipenessDto;
  asOf: string;
  books: BooksAgeDto | null;
}

export interface FunnelFiguresDto {
  deals: number;
  open: number;
  won: number;
  lost: number;
  invoiced: string;
  received: string;
  untied: string;
  credit: string;
  stages: StageFiguresDto[];
}

export interface FunnelLineDto {
  cell: Record<string, unknown>;
  labels: string[];
  ripe: FunnelFiguresDto;
  unripe: FunnelFiguresDto;
}

export interface FunnelTotalDto {
  ripe: FunnelFiguresDto;
  unripe: FunnelFiguresDto;
}

export interface HandOverDto {
  employeeId?: string;
  team?: TeamDto;
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

export interface HourOfWeekDto {
  weekday: number;
  hour: number;
  calls: number;
  missed: number;
  closed: number;
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

export interface InvoiceCardDto {
  invoiceKey: string;
  number: string;
  issuedAt: string;
  payBy: string | null;
  total: string;
  paid: string;
  refunded: string;
  have: string;
  rest: string;
  shipped: string;
  state: 'draft' | 'void' | 'unpaid' | 'partly' | 'paid' | 'over' | 'refunded' | 'not-tied';
  stateSince: string;
  paidAt: string | null;
  party: NamedDto | null;
  partyName: string | null;
  employee: NamedDto | null;
  author: string | null;
  inquiry: InvoiceInquiryDto | null;
  phantomOf: string | null;
  waiting: InvoiceWaitingDto | null;
  readAt: string;
  vat: string;
  note: string | null;
  order: InvoiceOrderDto | null;
  lines: InvoiceItemDto[];
  payments: InvoicePaymentDto[];
  shipments: InvoiceShipmentDto[];
  history: InvoiceHistoryDto[];
  booksAnsweredAt: string | null;
}

export interface InvoiceCareDto {
  invoiceKey: string;
  waiting: WaitingDto | null;
  phantomOf: OtherInvoiceDto | null;
  countsItself: boolean;
  promisedOn: string | null;
  snoozedUntil: string | null;
  refused: RefusedDto | null;
  reasons: ReasonDto[];
  history: CareActDto[];
}

export interface InvoiceHistoryDto {
  at: string;
  by: NamedDto | null;
  kind: string;
  detail: Record<string, unknown>;
}

export interface InvoiceInquiryAnswerDto {
  inquiryId: string | null;
}

export interface InvoiceInquiryChoiceDto {
  inquiryId: string | null;
}

export interface InvoiceInquiryDto {
  id: string;
  number: number | null;
}

export interface InvoiceItemDto {
  no: number;
  itemKey: string | null;
  name: string;
  unit: string | null;
  quantity: string;
  price: string;
  sum: string;
  vat: string;
}

export interface InvoiceLineDto {
  invoiceKey: string;
  number: string;
  issuedAt: string;
  payBy: string | null;
  total: string;
  paid: string;
  refunded: string;
  have: string;
  rest: string;
  shipped: string;
  state: 'draft' | 'void' | 'unpaid' | 'partly' | 'paid' | 'over' | 'refunded' | 'not-tied';
  stateSince: string;
  paidAt: string | null;
  party: NamedDto | null;
  partyName: string | null;
  employee: NamedDto | null;
  author: string | null;
  inquiry: InvoiceInquiryDto | null;
  phantomOf: string | null;
  waiting: InvoiceWaitingDto | null;
  readAt: string;
}

export interface InvoiceOrderDto {
  orderId: string;
  at: string;
  by: NamedDto | null;
}

export interface InvoicePartyDto {
  id: string | null;
  name: string | null;
}

export interface InvoicePaymentDto {
  paymentKey: string;
  number: string;
  at: string;
  means: 'bank' | 'cash';
  direction: 'in' | 'out';
  amount: string;
  share: string;
  tiedBy: 'base' | 'shipment' | 'settlement' | 'person' | 'line';
  tiedByEmployee: NamedDto | null;
}

export interface InvoiceShipmentDto {
  shipmentKey: string;
  number: string;
  at: string;
  total: string;
  posted: boolean;
  marked: boolean;
}

export interface InvoiceTotalsDto {
  invoices: number;
  total: string;
  have: string;
  rest: string;
}

export interface InvoiceWaitingDto {
  days: number;
  step: number | null;
}

export interface ItemDto {
  itemKey: string;
  code: string | null;
  article: string | null;
  name: string;
  unit: string | null;
  prices: ItemPriceDto[];
  stock: ItemStockDto[];
  stockReadAt: string | null;
  readAt: string;
}

export interface ItemPriceDto {
  type: string;
  price: string;
  since: string;
}

export interface ItemStockDto {
  warehouse: string;
  quantity: string;
  reserved: string;
  free: string;
}

export interface KeeperDto {
  employeeId: string | null;
}

export interface KeptPlanDto {
  manager: NamedDto | null;
  by: NamedDto | null;
  at: string;
  plan: MonthPlanDto | null;
}

export interface KeptResponsibleDto {
  keeps: string | null;
  drops: string | null;
}

export interface LastComparisonDto {
  last: ComparisonDto | null;
}

export interface LastMessageDto {
  seq: number;
  author: string;
  at: string;
  text: string;
  factCode: string | null;
  fileCount: number;
}

export interface LedgerCountsDto {
  parties: number;
  unmatched: number;
  proposed: number;
  items: number;
  invoices: number;
  payments: number;
}

export interface LedgerOrderDto {
  orderId: string;
  inquiry: OrderedInquiryDto;
  party: OrderedPartyDto;
  lines: OrderedLineDto[];
  note: string | null;
  by: NamedDto | null;
  createdAt: string;
  putAt: string | null;
  state: 'waiting' | 'taken' | 'done' | 'refused';
  stateSince: string;
  invoiceNumber: string | null;
  invoiceKey: string | null;
  invoiceState: 'draft' | 'void' | 'unpaid' | 'partly' | 'paid' | 'over' | 'refunded' | 'not-tied' | null;
  refusal: string | null;
}

export interface LedgerOrderLineDto {
  itemKey?: string | null;
  itemCode?: string | null;
  name: string;
  quantity: string;
  price?: string | null;
}

export interface LedgerStateDto {
  source: 'native' | 'onec77' | 'commerceml';
  state: 'never-read' | 'first-reading' | 'ok' | 'failing' | 'late' | 'other-books';
  answeredAt: string | null;
  lagSeconds: number | null;
  lagLimitSeconds: number;
  allAt: string | null;
  recentAt: string | null;
  failure: string | null;
  wanted: boolean;
  takesOrders: boolean;
  counts: LedgerCountsDto;
}

export interface LegDto {
  id: string;
  purpose: 'ring' | 'own' | 'transfer' | 'return' | 'consult' | 'listen';
  employeeId: string | null;
  extension: string;
  step: number;
  begunAt: string;
  rangAt: string | null;
  answeredAt: string | null;
  endedAt: string | null;
  end:
    'normal' | 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'failed' | 'unknown' | 'elsewhere' | 'lost' | null;
  by?: string | null;
  ear?: EarDto;
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

export interface LinesFiguresDto {
  calls: number;
  answered: number;
  missed: number;
  closed: number;
  answeredShare: number | null;
  waitMedian: number | null;
  wait90: number | null;
  gaveUpMedian: number | null;
  talked: number;
  name: string | null;
  lines: string[];
  lost: number;
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

export interface ListenDto {
  whispers: boolean;
  employeeId?: string;
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

export interface LostCallersDto {
  callers: number;
  byWord: number;
  sum: string | null;
  perInquiry: string | null;
  inquiries: number;
  from: string;
  to: string;
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

export interface MakeCallDto {
  to: string;
  partyId?: string | null;
  inquiryId?: string | null;
}

export interface MakePartnerDto {
  name: string;
  company?: string | null;
}

export interface ManagerTimesDto {
  manager: NamedDto | null;
  stages: StageTimeDto[];
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

export interface MessageButtonDto {
  id: string;
  label: string;
}

export interface MessageDto {
  id: string;
  conversationId: string;
  seq: number;
  change: number;
  author: Record<string, unknown>;
  clientId: string | null;
  at: string;
  text: string;
  fact: MessageFactDto | null;
  mentions: string[];
  replyTo: string | null;
  urgent: boolean;
  files: FileDto[];
  reactions: Record<string, unknown>;
  buttons: MessageButtonDto[];
  buttonsUntil: string | null;
  pinnedAt: string | null;
  editedAt: string | null;
  deletedAt: string | null;
}

export interface MessageFactDto {
  code: string;
  params: Record<string, unknown>;
}

export interface MessagePieceDto {
  messages: MessageDto[];
  lastSeq: number;
  head: number;
}

export interface MissedDto {
  id: string;
  line: string;
  lineTitle: string;
  branchId: string | null;
  callerNumber: string | null;
  callerKind: 'number' | 'hidden' | 'odd';
  partyId: string | null;
  partyName: string | null;
  count: number;
  firstAt: string;
  lastAt: string;
  ownerId: string | null;
  told: 'owner' | 'head' | null;
  callBackAt: string | null;
  lastCallId: string;
  messages: MissedMessageDto[];
  closedAt: string | null;
  end: 'talk' | 'answer' | 'person' | null;
  closedBy: string | null;
  reason: string | null;
}

export interface MissedMessageDto {
  callId: string;
  stage: 'waiting' | 'kept' | 'unreadable';
  seconds: number | null;
}

export interface MonthPlanDto {
  requests: number | null;
  invoices: number | null;
  paid: string | null;
  averageBill: string | null;
  paidShare: number | null;
}

export interface MoveDto {
  to: string;
}

export interface MoveToPipelineDto {
  expectedVersion?: number;
  pipeline: string;
}

export interface MutedDto {
  conversationId: string;
  until: string | null;
}

export interface MyPhoneDto {
  extension: string | null;
  place: 'phone' | 'browser';
}

export interface MyPresenceDto {
  status: 'online' | 'away' | 'busy' | 'invisible';
  text?: string | null;
}

export interface NamedDto {
  id: string;
  name: string;
}

export interface NamedPartyDto {
  id: string;
  name: string | null;
}

export interface NewReminderDto {
  at?: string;
  repeat?: string;
  text: string;
  about?: AboutDto;
  employeeId?: string;
  team?: TeamDto;
}

export interface NewerChangesDto {
  messages: MessageDto[];
  head: number;
  more: boolean;
}

export interface NextStepDto {
  text: string;
  due: string;
}

export interface NoteDto {
  text: string;
}

export interface NotedChangeDto {
  expectedVersion?: number;
  note?: string;
}

export interface NoticeDelaysDto {
  direct: number | null;
  mention: number | null;
  group: number | null;
  inquiry: number | null;
  customer: number | null;
}

export interface NoticeSettingsDto {
  delays: NoticeDelaysDto;
  quiet: QuietHoursDto | null;
  outsideWork: boolean;
  morningDigest: boolean;
  showText: boolean;
  muted: MutedDto[];
}

export interface NowDto {
  exchange: 'on' | 'away' | 'off';
  awaySince: string | null;
  calls: CallCardDto[];
}

export interface NumberPlaceDto {
  city: string | null;
  region: string | null;
  weak: boolean;
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

export interface OpenDirectDto {
  employeeId: string;
}

export interface OpenGroupDto {
  title: string;
  employeeIds: string[];
}

export interface OpenedDto {
  conversationId: string;
}

export interface OrderInvoiceDto {
  invoiceKey: string;
}

export interface OrderSentDto {
  orderId: string;
}

export interface OrderedInquiryDto {
  id: string;
  number: number | null;
}

export interface OrderedLineDto {
  itemKey: string | null;
  itemCode: string | null;
  name: string;
  quantity: string;
  price: string | null;
}

export interface OrderedPartyDto {
  id: string;
  name: string;
}

export interface OtherInvoiceDto {
  invoiceKey: string;
  number: string;
}

export interface OutcomeDto {
  address: string;
  outcome: 'accepted' | 'refused' | 'later';
  response: string;
}

export interface PageShape {
  next: string | null;
}

export interface PartnerDto {
  partnerId: string;
  name: string;
  company: string | null;
  linkUntil: string | null;
  createdAt: string;
  lastSeenAt: string | null;
}

export interface PartnerLinkDto {
  path: string;
  until: string;
}

export interface PartnerMadeDto {
  partnerId: string;
}

export interface PartnerRoomDto {
  title: string;
  partnerIds: string[];
  employeeIds: string[];
}

export interface PartyDebtDto {
  contract: string | null;
  amount: string;
  readAt: string;
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

export interface PartyInBooksDto {
  records: BookRecordDto[];
  debts: PartyDebtDto[];
  debt: string | null;
  awaited: string;
  invoices: InvoiceLineDto[];
  shipments: PartyShipmentDto[];
  booksAnsweredAt: string | null;
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

export interface PartyReceivablesDto {
  total: string;
  notTied: string;
  shippedUnpaid: string;
  invoices: number;
  brackets: BracketsDto;
  party: NamedDto | null;
  partyKey: string | null;
  name: string | null;
}

export interface PartyShipmentDto {
  shipmentKey: string;
  number: string;
  at: string;
  total: string;
  invoiceNumber: string | null;
}

export interface PartyTotalsDto {
  all: number;
  won: number;
  lost: number;
}

export interface PaymentCandidateDto {
  invoiceKey: string;
  number: string;
  issuedAt: string;
  rest: string;
  exact: boolean;
}

export interface PeopleDto {
  people: PersonDto[];
  me: MyPresenceDto;
}

export interface PersonDto {
  employeeId: string;
  name: string;
  role: string;
  branchId: string;
  status: 'online' | 'away' | 'busy' | 'offline';
  text: string | null;
  lastSeenAt: string | null;
}

export interface PersonFiguresDto {
  employeeId: string;
  answered: number;
  waitMedian: number | null;
  wait90: number | null;
  talked: number;
}

export interface PhraseDto {
  text: string;
}

export interface PictureDto {
  width: number;
  height: number;
  animated: boolean;
  preview: SizeDto;
}

export interface PipelineDto {
  code: string;
  name: string;
  stages: PipelineStageDto[];
  guards: PipelineGuardDto[];
}

export interface PipelineGuardDto {
  move: 'invoice' | 'won';
  needs: ('name' | 'phone' | 'inn' | 'invoice' | 'payment')[];
  unlessNoted: boolean;
}

export interface PipelineStageDto {
  status: 'waiting' | 'assigned' | 'in-work' | 'answered' | 'closed-won' | 'closed-lost' | 'spam' | 'linked';
  name: string;
}

export interface PlanAbsenceDto {
  kind: 'vacation' | 'sick' | 'other';
  from: string;
  to: string;
  deputyId?: string | null;
  note?: string;
}

export interface PlanAndFactDto {
  month: string;
  lines: PlanLineDto[];
  total: PlanTotalDto;
  passed: number;
  asOf: string;
  books: BooksAgeDto | null;
}

export interface PlanDto {
  expectedVersion?: number;
  text: string;
  due: string;
}

export interface PlanLineDto {
  manager: NamedDto | null;
  plan: MonthPlanDto | null;
  fact: FactDto;
  forecast: ForecastDto | null;
}

export interface PlanTotalDto {
  fact: FactDto;
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

export interface PoolFiguresDto {
  name: string;
  numbers: string[];
  fallback: string;
  visits: number;
  calls: number;
  shortages: PoolShortageDto[];
}

export interface PoolShortageDto {
  day: string;
  visits: number;
}

export interface PostDto {
  text: string;
  mentions?: string[];
  clientId: string;
  replyTo?: string | null;
  urgent?: boolean;
  files?: string[];
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

export interface PreviewAnswerDto {
  repeat: string | null;
  repeatInWords: string | null;
  next: string[];
  nextInWords: string[];
}

export interface PreviewDto {
  at?: string;
  repeat?: string;
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

export interface PromiseDto {
  on: string;
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

export interface PushDeviceDto {
  id: string;
  userAgent: string;
  createdAt: string;
  lastOkAt: string | null;
  failures: number;
}

export interface PushDeviceIdDto {
  id: string;
}

export interface PushKeyDto {
  publicKey: string | null;
}

export interface QuarantinedTask {
  id: string;
  handler: string;
  key: string;
  attempts: number;
  error: string;
  since: string;
}

export interface QuietHoursDto {
  from: string;
  to: string;
}

export interface ReadUpToDto {
  seq: number;
}

export interface ReasonDto {
  code: string;
  text: string;
}

export interface ReasonSumDto {
  code: string;
  title: string;
  count: number;
  owed: string;
}

export interface ReceiptDto {
  mailbox: string;
  folder: string;
  receivedAt: string;
}

export interface ReceivablesDto {
  total: string;
  notTied: string;
  shippedUnpaid: string;
  invoices: number;
  brackets: BracketsDto;
  today: string;
  parties: PartyReceivablesDto[];
  employees: EmployeeReceivablesDto[];
  booksAnsweredAt: string | null;
}

export interface RecordingsRemovedDto {
  removed: number;
  pending: number;
}

export interface RecoveryCodesDto {
  recoveryCodes: string[];
}

export interface RefuseDto {
  reason: string;
  note?: string | null;
}

export interface RefusedDto {
  code: string;
  name: string;
  note: string | null;
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

export interface RegisterPushDeviceDto {
  p256dh: string;
  auth: string;
  endpoint: string;
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

export interface ReminderDto {
  reminderId: string;
  number: number;
  team: TeamDto | null;
  rule: string;
  about: AboutDto | null;
  text: string;
  zone: string;
  fireAt: string | null;
  dueAt: string | null;
  snoozedUntil: string | null;
  heldBecause: 'absent' | 'hours' | 'many' | null;
  repeat: string | null;
  repeatInWords: string | null;
  next: string[];
  state: 'planned' | 'said' | 'parked' | 'done' | 'cancelled';
  endedBecause: string | null;
  changedAt: string;
  version: number;
}

export interface ReminderLogDto {
  id: string;
  rule: string;
  subject: string;
  reminderId: string | null;
  number: number | null;
  text: string;
  dueAt: string;
  owner: string;
  recipientId: string | null;
  state: 'said' | 'skipped' | 'pending';
  skippedBecause: string | null;
  gathered: boolean;
  saidAt: string | null;
  lateSeconds: number;
  readAt: string | null;
  answer: string | null;
  answeredAt: string | null;
  answeredBy: string | null;
  outcome: string | null;
  escalatedAt: string | null;
  at: string;
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

export interface ReplyButtonDto {
  id: string;
  label: string;
  expiresAt: string;
}

export interface ReplyDto {
  text: string;
  buttons: ReplyButtonDto[];
  outcome: 'answered' | 'asked' | 'not-understood' | 'refused';
  command: string | null;
  understoodBy: 'words' | 'model' | null;
  source: string | null;
  asOf: string | null;
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

export interface RipenessDto {
  days: number;
  measured: number;
  known: boolean;
  before: string;
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

export interface SendOrderDto {
  orderId: string;
  inquiryId: string;
  lines: LedgerOrderLineDto[];
  note?: string | null;
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

export interface SetAsideDto {
  kind:
    | 'party'
    | 'contract'
    | 'item'
    | 'price'
    | 'warehouse'
    | 'stock'
    | 'author'
    | 'invoice'
    | 'shipment'
    | 'payment'
    | 'settlement'
    | 'debt';
  key: string;
  why: string;
  at: string;
}

export interface SetPasswordDto {
  password: string;
}

export interface SiteIdentityDto {
  id: string;
  name?: string | null;
  email?: string | null;
  hmac: string;
}

export interface SiteNumberDto {
  number: string;
  text: string;
  renewSeconds: number;
}

export interface SiteNumberWishDto {
  pool: string;
  visit: string;
  page?: string | null;
  referrer?: string | null;
  source?: string | null;
  medium?: string | null;
  campaign?: string | null;
  term?: string | null;
  content?: string | null;
}

export interface SizeDto {
  width: number;
  height: number;
}

export interface SnoozeDto {
  until?: string;
  choice?: 'hour' | 'morning' | 'three-days' | 'monday' | 'week';
}

export interface SnoozeInvoiceDto {
  until: string;
}

export interface SpanTalkerDto {
  employeeId: string | null;
  extension: string;
}

export interface SpentDto {
  minutes: number;
  workingMinutes: number;
}

export interface StageFiguresDto {
  stage: 'created' | 'in-work' | 'answered' | 'invoiced' | 'partly' | 'paid' | 'shipped';
  reached: number;
  stopped: number;
  lost: number;
  invoiced: string;
  received: string;
  stoppedInvoiced: string;
  lostInvoiced: string;
}

export interface StageTimeDto {
  stage: 'waiting' | 'assigned' | 'in-work' | 'answered' | 'to-invoice' | 'to-payment';
  time: 'working' | 'calendar';
  measured: number;
  medianHours: number;
  p90Hours: number;
}

export interface StageTimesDto {
  all: StageTimeDto[];
  managers: ManagerTimesDto[];
  deals: number;
  more: boolean;
  asOf: string;
}

export interface StoryLineDto {
  kind: 'contact' | 'invoice' | 'payment' | 'shipment';
  id: string;
  at: string;
  channel: string | null;
  direction: 'in' | 'out';
  title: string;
  preview: string;
  amount: string | null;
  state: string | null;
  invoiceKey: string | null;
  inquiryId: string | null;
  threadKey: string | null;
  employee: NamedDto | null;
}

export interface TalkSpanDto {
  from: number;
  to: number;
  aside: 'hold' | 'consult' | 'transfer' | null;
  who: SpanTalkerDto[];
}

export interface TargetDto {
  employeeId?: string;
  to?: string;
}

export interface TeamDto {
  role: 'head' | 'manager' | 'seller' | 'accountant' | 'manufacturer' | 'marketer' | 'administrator';
  branchId: string | null;
}

export interface TestedDeviceDto {
  deviceId: string;
  userAgent: string;
  outcome: 'accepted' | 'gone' | 'later' | 'refused';
  because: string | null;
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

export interface TieAnswerDto {
  amount: string;
}

export interface TieDto {
  paymentKey: string;
  invoiceKey: string;
}

export interface TieWithAmountDto {
  paymentKey: string;
  invoiceKey: string;
  amount?: string;
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

export interface TrailLineDto {
  at: string;
  by: Record<string, unknown>;
  what: 'edited' | 'deleted';
  text: string;
}

export interface TransferChatDto {
  note?: string | null;
  employeeId?: string | null;
  department?: string | null;
}

export interface UntiedPaymentDto {
  paymentKey: string;
  number: string;
  at: string;
  means: 'bank' | 'cash';
  direction: 'in' | 'out';
  amount: string;
  left: string;
  party: NamedDto | null;
  partyName: string | null;
  note: string | null;
  readAt: string;
  candidates: PaymentCandidateDto[];
}

export interface UnwelcomeDto {
  number: string;
  blockedAt: string | null;
  blockedBy: string | null;
  reason: string | null;
  refused: number;
  refusedAt: string | null;
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

export interface VisitSourceDto {
  referrer: string | null;
  utm: Record<string, unknown>;
}

export interface VisitedPageDto {
  url: string;
  title: string;
  at: string;
}

export interface VisitorCardDto {
  visitorId: string;
  site: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  city: string | null;
  isSigned: boolean;
  isHere: boolean;
  firstSeenAt: string;
  lastSeenAt: string;
  source: VisitSourceDto | null;
  company: VisitorCompanyDto | null;
  inquiryId: string | null;
  pages: VisitedPageDto[];
}

export interface VisitorCompanyDto {
  partyId: string;
  name: string | null;
}

export interface VisitorSessionDto {
  site: string;
  token?: string | null;
  identity?: SiteIdentityDto | null;
}

export interface VisitorTokenDto {
  token: string;
  company: string;
}

export interface WaitDto {
  mean: number;
  p90: number;
  max: number;
}

export interface WaitingDto {
  since: string;
  days: number;
  step: number | null;
  owner: NamedDto | null;
  chance: number | null;
  because: string[];
}

export interface WaveformDto {
  seconds: number;
  type: string;
  bytes: number;
  peaks: number[];
  spans: TalkSpanDto[];
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
