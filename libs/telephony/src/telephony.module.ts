import { join } from 'node:path';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Clock, DomainError } from '@prorab/kernel';
import { DiskFileStore, LOG, defineStream } from '@prorab/platform';
import { FileStore, ReaderHealth } from '@prorab/platform/marks';
import { Staff } from '@prorab/team/contract';
import type { Logger } from 'pino';
import { ExchangeEar } from './adapters/in/ari/exchange-ear.js';
import * as controllers from './adapters/in/http/index.js';
import * as schedule from './adapters/in/schedule/index.js';
import { AriCallControl } from './adapters/out/ari/ari-call-control.js';
import { NoCallControl } from './adapters/out/ari/no-call-control.js';
import { OpusVoicePress } from './adapters/out/opus/opus-voice-press.js';
import * as books from './adapters/out/persistence/index.js';
import { SalesCallers } from './adapters/out/sales/sales-callers.js';
import { ConfiguredLines } from './adapters/out/team/configured-lines.js';
import { StaffOperators } from './adapters/out/team/staff-operators.js';
import { TELEPHONY_STREAM } from './application/call-card.js';
import { CallChanges } from './application/call-changes.js';
import { CallSteering } from './application/call-steering.js';
import { CallBook } from './application/ports/call-book.port.js';
import { CallControl } from './application/ports/call-control.port.js';
import { CallerDirectory } from './application/ports/caller-directory.port.js';
import { Lines } from './application/ports/lines.port.js';
import { Operators } from './application/ports/operators.port.js';
import { RecordingBook } from './application/ports/recording-book.port.js';
import { VoicePress } from './application/ports/voice-press.port.js';
import * as queries from './application/queries/index.js';
import { RecordingAccess } from './application/recording-access.js';
import { RecordingRemoval } from './application/recording-removal.js';
import { RecordingRules } from './application/recording-rules.js';
import { TELEPHONY_SETTINGS, type TelephonySettings } from './application/telephony-settings.js';
import * as useCases from './application/use-cases/index.js';
import { TelephonyLine } from './telephony-line.js';
import type { TelephonyConfig } from './telephony.config.js';
import './telephony.messages.js';
import './telephony.rights.js';

export interface TelephonyOptions {
  /** false for command-line runs: the exchange is not listened to. */
  readonly listens?: boolean;
  /** Of the house; recordings have a folder of their own in it. */
  readonly filesFolder: string;
}

const ports: Provider[] = [
  { provide: CallBook, useClass: books.MikroCallBook },
  { provide: RecordingBook, useClass: books.MikroRecordingBook },
  { provide: CallerDirectory, useClass: SalesCallers },
  { provide: Operators, useClass: StaffOperators },
];
const wires = (config: TelephonyConfig, { listens = true, filesFolder }: TelephonyOptions): Provider[] => [
  {
    provide: TELEPHONY_SETTINGS,
    useValue: {
      rules: { group: config.ring.group, seconds: config.ring.seconds, keeperSeconds: config.ring.keeperSeconds },
      lookupMs: config.ring.lookupMs,
    } satisfies TelephonySettings,
  },
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
        config.lines.map(({ number, title, branch = null }) => ({ number, title, branch })),
        staff,
      ),
    inject: [Staff],
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
      ...[control, takeIn, follow, resume, lines, health, clock, log]: [
        ...[CallControl, useCases.TakeCallIn, useCases.FollowCall, useCases.ResumeCalls, ConfiguredLines],
        ...[ReaderHealth, Clock, Logger],
      ]
    ) => {
      if (!config.exchange || !listens) return new TelephonyLine(null, async () => undefined);
      const ear = new ExchangeEar({ control, takeIn, follow, resume, health, clock, log });
      return new TelephonyLine({ control, ear }, () => lines.settle());
    },
    inject: [
      ...[CallControl, useCases.TakeCallIn, useCases.FollowCall, useCases.ResumeCalls, Lines],
      ...[ReaderHealth, Clock, LOG],
    ],
  },
];

/** Lines, calls and recordings. Needs the team's `Staff`, the sales' `PartyDirectory` and the platform. */
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
        ...[CallChanges, CallSteering, RecordingAccess, RecordingRemoval],
        ...Object.values(schedule),
        ...Object.values(useCases),
        ...Object.values(queries),
      ],
      exports: [TelephonyLine],
    };
  }
}

function secretIn(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new DomainError(
    'invalid',
    'telephony.password-missing',
    `The password of the exchange is missing: set ${name}`,
    { name },
  );
}
