import { join } from 'node:path';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { Database, DiskFileStore, LOG, defineStream, hasEnded, processName } from '@prorab/platform';
import { FileStore, Leases, ReaderHealth } from '@prorab/platform/marks';
import { DerivedSecrets, Staff } from '@prorab/team/contract';
import type { Logger } from 'pino';
import { ExchangeEar } from './adapters/in/ari/exchange-ear.js';
import * as commands from './adapters/in/cli/index.js';
import * as controllers from './adapters/in/http/index.js';
import { SiteAllowance } from './adapters/in/http/site-allowance.js';
import { BrowserPhonesDesk } from './adapters/in/ws/browser-phones.desk.js';
import * as jobs from './adapters/in/schedule/index.js';
import * as spoken from './adapters/in/spoken/index.js';
import { AriCallControl } from './adapters/out/ari/ari-call-control.js';
import { NoCallControl } from './adapters/out/ari/no-call-control.js';
import { AsteriskFileFolder, secretIn } from './adapters/out/asterisk/asterisk-file-folder.js';
import { CsvCallRecords } from './adapters/out/asterisk/csv-call-records.js';
import { NoCallRecords } from './adapters/out/asterisk/no-call-records.js';
import { shippedAreaCodes } from './adapters/out/numbering/shipped-area-codes.js';
import { OpusVoicePress } from './adapters/out/opus/opus-voice-press.js';
import * as books from './adapters/out/persistence/index.js';
import { SalesCallers } from './adapters/out/sales/sales-callers.js';
import { SalesInquiriesOfCalls } from './adapters/out/sales/sales-inquiries-of-calls.js';
import { SalesInquiryPhones } from './adapters/out/sales/sales-inquiry-phones.js';
import { AsteriskSipWires } from './adapters/out/sip/asterisk-sip-wires.js';
import { NoSipWires } from './adapters/out/sip/no-sip-wires.js';
import { SalesWorthOfCalls } from './adapters/out/sales/sales-worth-of-calls.js';
import { ConfiguredLines } from './adapters/out/team/configured-lines.js';
import { StaffBranchHours } from './adapters/out/team/staff-branch-hours.js';
import { StaffCallBranches } from './adapters/out/team/staff-call-branches.js';
import { StaffOperators } from './adapters/out/team/staff-operators.js';
import { StaffPhoneOwners } from './adapters/out/team/staff-phone-owners.js';
import { StaffPhones } from './adapters/out/team/staff-phones.js';
import { TELEPHONY_STREAM } from './application/call-card.js';
import { BlockedRecords } from './application/blocked-records.js';
import { CallChanges } from './application/call-changes.js';
import { CallSteering } from './application/call-steering.js';
import { CallTargets } from './application/call-targets.js';
import { CallerGate } from './application/caller-gate.js';
import { MissedCalls } from './application/missed-calls.js';
import { AnswerPlaces } from './application/ports/answer-places.port.js';
import { NumberPools } from './application/number-pools.js';
import { OutgoingCalls } from './application/outgoing-calls.js';
import { OutgoingRules } from './application/outgoing-rules.js';
import { BranchHours } from './application/ports/branch-hours.port.js';
import { Branches } from './application/ports/branches.port.js';
import { CallBook } from './application/ports/call-book.port.js';
import { CallRecords } from './application/ports/call-records.port.js';
import { CallControl } from './application/ports/call-control.port.js';
import { CallerDirectory } from './application/ports/caller-directory.port.js';
import { DifferenceBook } from './application/ports/difference-book.port.js';
import { ExchangePresence } from './application/ports/exchange-presence.port.js';
import { ExchangeFiles } from './application/ports/exchange-files.port.js';
import { InquiriesOfCalls } from './application/ports/inquiries-of-calls.port.js';
import { InquiryPhones } from './application/ports/inquiry-phones.port.js';
import { Lines } from './application/ports/lines.port.js';
import { MissedBook } from './application/ports/missed-book.port.js';
import { NumberingPlan } from './application/ports/numbering-plan.port.js';
import { Operators } from './application/ports/operators.port.js';
import { PhoneOwners } from './application/ports/phone-owners.port.js';
import { Phones } from './application/ports/phones.port.js';
import { RecordsMark } from './application/ports/records-mark.port.js';
import { RecordingBook } from './application/ports/recording-book.port.js';
import { ShownNumbers } from './application/ports/shown-numbers.port.js';
import { SipWires } from './application/ports/sip-wires.port.js';
import { UnwelcomeCallers } from './application/ports/unwelcome-callers.port.js';
import { WorthOfCalls } from './application/ports/worth-of-calls.port.js';
import { VoicePress } from './application/ports/voice-press.port.js';
import * as queries from './application/queries/index.js';
import { RecordingAccess } from './application/recording-access.js';
import { RecordingRemoval } from './application/recording-removal.js';
import { RecordingRules } from './application/recording-rules.js';
import * as subscribers from './application/subscribers/index.js';
import { TalkSteering } from './application/talk-steering.js';
import { TelephonySettings } from './application/telephony-settings.js';
import * as useCases from './application/use-cases/index.js';
import { NumberPool } from './domain/number-pool.js';
import { VisitsOfCalls } from './application/visits-of-calls.js';
import type { WordRules } from './domain/word.js';
import { TelephonyLine } from './telephony-line.js';
import { type TelephonyConfig, soundsIn } from './telephony.config.js';
import './telephony.messages.js';
import './telephony.rights.js';

export interface TelephonyOptions {
  /** false for command-line runs: the exchange is not listened to. */
  readonly listens?: boolean;
  /** Of the house; recordings have a folder of their own in it. */
  readonly filesFolder: string;
}

function outgoingRules({ outgoing: { trunk, ...of }, lines, trunks }: TelephonyConfig): OutgoingRules {
  const own = lines.flatMap((line) => (line.trunk ? [[line.number, line.trunk] as const] : []));
  return new OutgoingRules({ ...of, trunk: trunk ?? trunks[0]?.name ?? null, trunks: new Map(own) });
}
const numberPools = ({ lines, pools }: TelephonyConfig): NumberPools =>
  new NumberPools(
    Object.entries(pools).map(([name, { fallback, minutes, origins }]) => {
      const numbers = lines.flatMap(({ number, pool }) => (pool === name ? [number] : []));
      return new NumberPool(name, numbers, fallback, minutes, origins);
    }),
  );
const ports: Provider[] = [
  { provide: CallBook, useClass: books.MikroCallBook },
  { provide: RecordsMark, useClass: books.MikroRecordsMark },
  { provide: ExchangePresence, useClass: books.MikroExchangePresence },
  { provide: DifferenceBook, useClass: books.MikroDifferenceBook },
  { provide: MissedBook, useClass: books.MikroMissedBook },
  { provide: ShownNumbers, useClass: books.MikroShownNumbers },
  { provide: UnwelcomeCallers, useClass: books.MikroUnwelcomeCallers },
  { provide: InquiryPhones, useClass: SalesInquiryPhones },
  { provide: AnswerPlaces, useClass: books.MikroAnswerPlaces },
  { provide: InquiriesOfCalls, useClass: SalesInquiriesOfCalls },
  { provide: BranchHours, useClass: StaffBranchHours },
  { provide: RecordingBook, useClass: books.MikroRecordingBook },
  { provide: CallerDirectory, useClass: SalesCallers },
  {
    provide: NumberingPlan,
    useFactory: (database: Database) => new books.MikroNumberingPlan(database, shippedAreaCodes()),
    inject: [Database],
  },
  { provide: Branches, useClass: StaffCallBranches },
  { provide: WorthOfCalls, useClass: SalesWorthOfCalls },
  { provide: Operators, useClass: StaffOperators },
  { provide: PhoneOwners, useClass: StaffPhoneOwners },
  {
    provide: Phones,
    useFactory: (staff: Staff, secrets: DerivedSecrets) => new StaffPhones(staff, secrets),
    inject: [Staff, DerivedSecrets],
  },
];
type Word = NonNullable<TelephonyConfig['nobody']['missed']>;
const soundOf = (file: string | undefined): string | null => file?.replace(/\.wav$/, '') ?? null;
const wordOf = (word: Word | undefined): WordRules | null =>
  word
    ? {
        ...{ voicemail: word.voicemail, callBack: word.callBack },
        say: soundOf(word.say),
        thanks: soundOf(word.thanks),
      }
    : null;
const wires = (config: TelephonyConfig, { listens = true, filesFolder }: TelephonyOptions): Provider[] => [
  {
    provide: TelephonySettings,
    useFactory: () => {
      const { group, seconds, keeperSeconds, lookupMs } = config.ring;
      return new TelephonySettings({
        rules: { group, seconds, keeperSeconds },
        ...{ lookupMs, on: config.exchange !== undefined },
        nobody: { missed: wordOf(config.nobody.missed), closed: wordOf(config.nobody.closed) },
      });
    },
  },
  {
    provide: CallerGate,
    useFactory: (unwelcome: UnwelcomeCallers, callers: CallerDirectory) => {
      const bounds = { perNumber: config.callsPerMinute, hiddenPerLine: config.hiddenCallsPerMinute };
      const strangersPerLine = config.strangerCallsPerMinute;
      return new CallerGate(unwelcome, callers, { ...bounds, strangersPerLine, lookupMs: config.ring.lookupMs });
    },
    inject: [UnwelcomeCallers, CallerDirectory],
  },
  { provide: NumberPools, useFactory: () => numberPools(config) },
  { provide: OutgoingRules, useFactory: () => outgoingRules(config) },
  { provide: RecordingRules, useValue: new RecordingRules(config.recordings.months) },
  // A store of its own: what is removed here is no file of somebody else's.
  { provide: FileStore, useFactory: () => new DiskFileStore(join(filesFolder, 'recordings')) },
  {
    provide: VoicePress,
    useFactory: async (health: ReaderHealth, clock: Clock): Promise<VoicePress> => {
      const press = new OpusVoicePress({ folder: join(filesFolder, 'recordings', 'at-work'), health, clock });
      if (config.exchange && listens) await press.look();
      return press;
    },
    inject: [ReaderHealth, Clock],
  },
  {
    provide: Lines,
    useFactory: (staff: Staff) =>
      new ConfiguredLines(
        config.lines.map(({ number, title, branch = null, source = null }) => ({ number, title, branch, source })),
        staff,
      ),
    inject: [Staff],
  },
  {
    provide: CallRecords,
    useFactory: () => (config.exchange?.records ? new CsvCallRecords(config.exchange.records) : new NoCallRecords()),
  },
  {
    provide: ExchangeFiles,
    useFactory: () => new AsteriskFileFolder({ ...config, sounds: { folder: config.sounds, files: soundsIn(config) } }),
  },
  {
    provide: SipWires,
    useFactory: () => (config.exchange ? new AsteriskSipWires(config.exchange.url) : new NoSipWires()),
  },
  {
    provide: CallControl,
    useFactory: (clock: Clock, log: Logger): CallControl => {
      if (!config.exchange || !listens) return new NoCallControl();
      const { url, user, application, passwordEnv } = config.exchange;
      return new AriCallControl({ url, user, application, password: secretIn(passwordEnv) }, clock, log);
    },
    inject: [Clock, LOG],
  },
  {
    provide: TelephonyLine,
    useFactory: (
      ...[control, takeIn, takeOut, follow, resume, note, lines, leases, health, clock, log]: [
        ...[CallControl, useCases.TakeCallIn, useCases.TakeCallOut, useCases.FollowCall, useCases.ResumeCalls],
        ...[useCases.NoteExchange, ConfiguredLines, Leases, ReaderHealth, Clock, Logger],
      ]
    ) => {
      if (!config.exchange || !listens) return new TelephonyLine(null, async () => undefined);
      const ear = new ExchangeEar({ control, takeIn, takeOut, follow, resume, note, health, clock, log });
      const holder = processName();
      const lease = { leases, clock, holder, hasEnded: (other: string) => hasEnded(other, holder) };
      return new TelephonyLine({ control, ear, ...lease }, () => lines.settle());
    },
    inject: [
      ...[CallControl, useCases.TakeCallIn, useCases.TakeCallOut, useCases.FollowCall, useCases.ResumeCalls],
      ...[useCases.NoteExchange, Lines, Leases, ReaderHealth, Clock, LOG],
    ],
  },
];

/** Lines, calls and recordings. Needs the team's `Staff`, the sales' `CustomerGlances`, `InquiryDirectory` and `InquiryWorths`, and the platform. */
@Module({})
export class TelephonyModule {
  static forRoot(config: TelephonyConfig, options: TelephonyOptions): DynamicModule {
    defineStream(TELEPHONY_STREAM, { right: 'telephony.call.read' });
    return {
      module: TelephonyModule,
      controllers: Object.values(controllers),
      providers: [
        ...ports,
        ...wires(config, options),
        ...[
          BlockedRecords,
          CallChanges,
          CallSteering,
          OutgoingCalls,
          CallTargets,
          TalkSteering,
          MissedCalls,
          RecordingAccess,
          RecordingRemoval,
          VisitsOfCalls,
        ],
        ...Object.values(useCases),
        ...Object.values(queries),
        ...Object.values(subscribers),
        ...Object.values(commands),
        ...Object.values(jobs),
        BrowserPhonesDesk,
        SiteAllowance,
        ...Object.values(spoken),
      ],
      exports: [TelephonyLine],
    };
  }
}
