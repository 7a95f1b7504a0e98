import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Database } from '@prorab/platform';
import * as cli from './adapters/in/cli/index.js';
import * as controllers from './adapters/in/http/index.js';
import * as jobs from './adapters/in/schedule/index.js';
import * as spoken from './adapters/in/spoken/index.js';
import './adapters/in/ws/board.stream.js';
import './adapters/in/ws/invoices.stream.js';
import './adapters/in/ws/presence-wire.js';
import { InquiryPresenceDesk } from './adapters/in/ws/inquiry-presence.desk.js';
import { MikroBankLineBook } from './adapters/out/persistence/bank/mikro-bank-line-book.js';
import { TableBankEvidence } from './adapters/out/persistence/bank/table-bank-evidence.js';
import { MikroChanceBook } from './adapters/out/persistence/invoice-care/mikro-chance-book.js';
import { MikroInvoiceCareBook } from './adapters/out/persistence/invoice-care/mikro-invoice-care-book.js';
import { MikroPhantomMarks } from './adapters/out/persistence/invoice-care/mikro-phantom-marks.js';
import { MikroWatchList } from './adapters/out/persistence/invoice-care/mikro-watch-list.js';
import { TableAwaitedInvoiceDirectory } from './adapters/out/persistence/invoice-care/table-awaited-invoice-directory.js';
import { TableAwaitedInvoices } from './adapters/out/persistence/invoice-care/table-awaited-invoices.js';
import { MikroLedgerOrderBook } from './adapters/out/persistence/ledger-orders/mikro-ledger-order-book.js';
import { MikroDuplicateProposals } from './adapters/out/persistence/mikro-duplicate-proposals.js';
import { MikroPlanBook } from './adapters/out/persistence/funnel/mikro-plan-book.js';
import { MikroInquiryBook } from './adapters/out/persistence/mikro-inquiry-book.js';
import { MikroInquiryNumbers } from './adapters/out/persistence/mikro-inquiry-numbers.js';
import { MikroLoadBoard } from './adapters/out/persistence/mikro-load-board.js';
import { MikroMergeLog } from './adapters/out/persistence/mikro-merge-log.js';
import { MikroPartyBook } from './adapters/out/persistence/mikro-party-book.js';
import { MikroPastInquiries } from './adapters/out/persistence/mikro-past-inquiries.js';
import { MikroPolicyBook } from './adapters/out/persistence/mikro-policy-book.js';
import { MikroTimeLine } from './adapters/out/persistence/mikro-time-line.js';
import { TableInquiryDirectory } from './adapters/out/persistence/table-inquiry-directory.js';
import { TableInquiryPossessions } from './adapters/out/persistence/pipeline/table-inquiry-possessions.js';
import { TableCustomerGlances } from './adapters/out/persistence/table-customer-glances.js';
import { TablePartyDirectory } from './adapters/out/persistence/table-party-directory.js';
import { StaffBranchCalendars } from './adapters/out/team/staff-branch-calendars.js';
import { SharedPresenceBoard } from './adapters/out/presence/shared-presence-board.js';
import { StaffBranches } from './adapters/out/team/staff-branches.js';
import { StaffColleagues } from './adapters/out/team/staff-colleagues.js';
import { StaffWorkingHours } from './adapters/out/team/staff-working-hours.js';
import { BankSight } from './application/bank/bank-sight.js';
import { LineLaying } from './application/bank/line-laying.js';
import { CareRules } from './application/care-rules.js';
import { Distribution } from './application/distribution.js';
import { DuplicateSearch } from './application/duplicate-search.js';
import { InquiryChanges } from './application/inquiry-changes.js';
import { CareChanges } from './application/invoice-care/care-changes.js';
import { CareEvaluation } from './application/invoice-care/care-evaluation.js';
import { LinkedParties } from './application/linked-parties.js';
import { PartyMerging } from './application/party-merging.js';
import { BankEvidence } from './application/ports/bank/bank-evidence.port.js';
import { BankLineBook } from './application/ports/bank/bank-line-book.port.js';
import { Branches } from './application/ports/branches.port.js';
import { Colleagues } from './application/ports/colleagues.port.js';
import { DuplicateProposals } from './application/ports/duplicate-proposals.port.js';
import { InquiryPossessions } from './application/ports/pipeline/inquiry-possessions.port.js';
import { PipelineGuards } from './application/pipeline-guards.js';
import { PlanBook } from './application/ports/funnel/plan-book.port.js';
import { InquiryBook } from './application/ports/inquiry-book.port.js';
import { InquiryNumbers } from './application/ports/inquiry-numbers.port.js';
import { LedgerOrderBook } from './application/ports/ledger/ledger-order-book.port.js';
import * as carePorts from './application/ports/invoice-care/index.js';
import { LedgerSetup } from './application/ports/ledger/ledger-setup.port.js';
import { LoadBoard } from './application/ports/load-board.port.js';
import { MergeLog } from './application/ports/merge-log.port.js';
import { PartyBook } from './application/ports/party-book.port.js';
import { PastInquiries } from './application/ports/past-inquiries.port.js';
import { PolicyBook } from './application/ports/policy-book.port.js';
import { PresenceBoard } from './application/ports/presence-board.port.js';
import { TimeLine } from './application/ports/time-line.port.js';
import { WorkingHours } from './application/ports/working-hours.port.js';
import * as queries from './application/queries/index.js';
import { SalesRules } from './application/sales-rules.js';
import { SenderRecognition } from './application/sender-recognition.js';
import * as subscribers from './application/subscribers/index.js';
import * as useCases from './application/use-cases/index.js';
import { FunnelInquiryWorths } from './application/facades/funnel-inquiry-worths.js';
import {
  AwaitedInvoiceDirectory,
  CustomerGlances,
  InquiryDirectory,
  InquiryWorths,
  PartyDirectory,
} from './contract/index.js';
import { type SalesConfig, careRulesOf, salesRulesOf } from './sales.config.js';
import { ledgerProviders, ledgerSetupOf } from './sales.ledger.js';
import './sales.messages.js';
import './sales.rights.js';

const ports: Provider[] = [
  { provide: BankEvidence, useClass: TableBankEvidence },
  { provide: BankLineBook, useClass: MikroBankLineBook },
  { provide: Branches, useClass: StaffBranches },
  { provide: Colleagues, useClass: StaffColleagues },
  { provide: WorkingHours, useClass: StaffWorkingHours },
  { provide: DuplicateProposals, useClass: MikroDuplicateProposals },
  { provide: InquiryBook, useClass: MikroInquiryBook },
  { provide: InquiryNumbers, useClass: MikroInquiryNumbers },
  { provide: LoadBoard, useClass: MikroLoadBoard },
  { provide: MergeLog, useClass: MikroMergeLog },
  { provide: PartyBook, useClass: MikroPartyBook },
  { provide: PastInquiries, useClass: MikroPastInquiries },
  { provide: InquiryPossessions, useClass: TableInquiryPossessions },
  { provide: PlanBook, useClass: MikroPlanBook },
  { provide: TimeLine, useClass: MikroTimeLine },
  { provide: LedgerOrderBook, useClass: MikroLedgerOrderBook },
  { provide: carePorts.AwaitedInvoices, useClass: TableAwaitedInvoices },
  { provide: carePorts.BranchCalendars, useClass: StaffBranchCalendars },
  { provide: carePorts.ChanceBook, useClass: MikroChanceBook },
  { provide: carePorts.InvoiceCareBook, useClass: MikroInvoiceCareBook },
  { provide: carePorts.PhantomMarks, useClass: MikroPhantomMarks },
  { provide: carePorts.WatchList, useClass: MikroWatchList },
];
const facades: Provider[] = [
  { provide: AwaitedInvoiceDirectory, useClass: TableAwaitedInvoiceDirectory },
  { provide: CustomerGlances, useClass: TableCustomerGlances },
  { provide: InquiryDirectory, useClass: TableInquiryDirectory },
  { provide: InquiryWorths, useClass: FunnelInquiryWorths },
  { provide: PartyDirectory, useClass: TablePartyDirectory },
];

/** Sales. Wants `Staff` of the team and the platform from the application. */
@Module({})
export class SalesModule {
  static forRoot(config: SalesConfig): DynamicModule {
    return {
      module: SalesModule,
      global: true,
      controllers: Object.values(controllers),
      providers: [
        { provide: SalesRules, useValue: salesRulesOf(config) },
        { provide: CareRules, useValue: careRulesOf(config) },
        {
          provide: PolicyBook,
          useFactory: (database: Database) => new MikroPolicyBook(database, config.policy),
          inject: [Database],
        },
        { provide: PresenceBoard, useClass: SharedPresenceBoard },
        InquiryPresenceDesk,
        ...ports,
        ...ledgerProviders(config),
        { provide: LedgerSetup, useFactory: () => ledgerSetupOf(config) },
        ...facades,
        ...[
          BankSight,
          CareChanges,
          CareEvaluation,
          Distribution,
          DuplicateSearch,
          InquiryChanges,
          LineLaying,
          LinkedParties,
          PartyMerging,
          PipelineGuards,
          SenderRecognition,
        ],
        ...Object.values(useCases),
        ...Object.values(queries),
        ...Object.values(subscribers),
        ...Object.values(jobs),
        ...Object.values(spoken),
        ...Object.values(cli),
      ],
      exports: [AwaitedInvoiceDirectory, CustomerGlances, InquiryDirectory, InquiryWorths, PartyDirectory],
    };
  }
}
