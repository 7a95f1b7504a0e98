import { createHash } from 'node:crypto';
import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule, DiscoveryService, Reflector } from '@nestjs/core';
import { Clock, SystemClock } from '@prorab/kernel';
import { MikroAuditLog } from './audit/mikro-audit-log.js';
import { ActorInterceptor } from './auth/actor.interceptor.js';
import { Authenticator } from './auth/authenticator.js';
import { RightsGuard } from './auth/rights.guard.js';
import { AuditCommand } from './cli/audit.command.js';
import { CONFIG_SOURCE, CheckConfigCommand } from './cli/check-config.command.js';
import { ConfigKeysCommand } from './cli/config-keys.command.js';
import { QuarantineCommand } from './cli/quarantine.command.js';
import { ReplayCommand } from './cli/replay.command.js';
import { SchemaCommand } from './cli/schema.command.js';
import { FeedTail } from './feed/feed-tail.js';
import { MikroChangeFeed } from './feed/mikro-change-feed.js';
import { DiskFileStore } from './files/disk-file-store.js';
import { MemoryReaderHealth } from './health/memory-reader-health.js';
import { AsyncDocumentController } from './http/async-document.controller.js';
import { AuditController } from './http/audit.controller.js';
import { ChangesController } from './http/changes.controller.js';
import { HealthController, METRICS_TOKEN, MetricsController } from './http/health.controllers.js';
import { QuarantineController } from './http/quarantine.controller.js';
import { RightsController } from './http/rights.controller.js';
import { IdempotencyInterceptor } from './http/idempotent.js';
import './i18n/platform.messages.js';
import { RowLeases } from './leases/row-leases.js';
import { Lifecycle } from './lifecycle.js';
import { LOG } from './log/log.js';
import {
  AuditLog,
  ChangeFeed,
  FileStore,
  Jobs,
  Leases,
  Locks,
  Outbox,
  ReaderHealth,
  SpokenCommands,
  Tables,
  UnitOfWork,
  WORKS,
} from './marks/index.js';
import { Metrics } from './metrics/metrics.js';
import { Database } from './persistence/database.js';
import { MikroTables } from './persistence/mikro-tables.js';
import { RowLocks } from './persistence/row-locks.js';
import { PLATFORM_OPTIONS, type PlatformOptions } from './platform-options.js';
import { RealtimeGateway } from './realtime/realtime.gateway.js';
import { RealtimeRooms } from './realtime/realtime-rooms.js';
import { SocketDoors } from './realtime/socket-doors.js';
import { SpokenCommandRegistry } from './spoken/spoken-command-registry.js';
import { Patience } from './stopping/patience.js';
import { HandlerRegistry } from './tasks/handler-registry.js';
import { HouseKeeping } from './tasks/house-keeping.job.js';
import { MarkExplorer } from './tasks/mark-explorer.js';
import { ScheduleStore } from './tasks/schedule-store.js';
import { TaskJobs } from './tasks/task-jobs.js';
import { TaskStore } from './tasks/task-store.js';
import { TaskWorker } from './tasks/task-worker.js';
import { MikroOutbox } from './work/mikro-outbox.js';
import { MikroUnitOfWork } from './work/mikro-unit-of-work.js';

/** The instances of one house have one base; its address may hold a password, so it is not told. */
const houseName = ({ databaseUrl }: PlatformOptions): string =>
  `prorab:${createHash('sha256').update(databaseUrl).digest('hex').slice(0, 12)}`;

const provide = (options: PlatformOptions): Provider[] => [
  { provide: PLATFORM_OPTIONS, useValue: options },
  { provide: LOG, useValue: options.log },
  { provide: METRICS_TOKEN, useValue: options.metricsToken ?? null },
  { provide: WORKS, useValue: options.works !== false },
  { provide: Patience, useValue: new Patience((options.stopSeconds ?? 20) * 1000) },
  { provide: Clock, useValue: options.clock ?? new SystemClock() },
  {
    provide: Database,
    useFactory: async (): Promise<Database> => {
      const database = await Database.open({ url: options.databaseUrl, tables: options.tables });
      if (options.migrate === false) return database;
      const steps = await database.migrate();
      if (steps.length) options.log.info({ steps: steps.length }, 'database migrated');
      return database;
    },
  },
  {
    provide: MikroUnitOfWork,
    useFactory: (database: Database) => new MikroUnitOfWork(database, options.log),
    inject: [Database],
  },
  { provide: UnitOfWork, useExisting: MikroUnitOfWork },
  {
    provide: TaskStore,
    useFactory: (d: Database, w: MikroUnitOfWork, c: Clock) => new TaskStore(d, w, c),
    inject: [Database, MikroUnitOfWork, Clock],
  },
  HandlerRegistry,
  {
    provide: Outbox,
    useFactory: (d: Database, w: MikroUnitOfWork, h: HandlerRegistry, t: TaskStore, c: Clock) =>
      new MikroOutbox(d, w, h, t, c),
    inject: [Database, MikroUnitOfWork, HandlerRegistry, TaskStore, Clock],
  },
  {
    provide: Jobs,
    useFactory: (t: TaskStore, h: HandlerRegistry, c: Clock) => new TaskJobs(t, h, c),
    inject: [TaskStore, HandlerRegistry, Clock],
  },
  {
    provide: ScheduleStore,
    useFactory: (d: Database, w: MikroUnitOfWork, t: TaskStore, c: Clock) =>
      new ScheduleStore(d, w, t, c, options.log, options.zone),
    inject: [Database, MikroUnitOfWork, TaskStore, Clock],
  },
  {
    provide: TaskWorker,
    useFactory: (s: TaskStore, h: HandlerRegistry, w: MikroUnitOfWork, c: Clock, m: Metrics) =>
      new TaskWorker(s, h, w, c, options.log, m, {
        concurrency: options.taskConcurrency,
        pollMs: options.pollMs?.tasks ?? 500,
      }),
    inject: [TaskStore, HandlerRegistry, MikroUnitOfWork, Clock, Metrics],
  },
  SpokenCommandRegistry,
  { provide: SpokenCommands, useExisting: SpokenCommandRegistry },
  {
    provide: MarkExplorer,
    useFactory: (d: DiscoveryService, h: HandlerRegistry, s: ScheduleStore, c: SpokenCommandRegistry) =>
      new MarkExplorer(d, h, s, c),
    inject: [DiscoveryService, HandlerRegistry, ScheduleStore, SpokenCommandRegistry],
  },
  {
    provide: FeedTail,
    useFactory: (d: Database) => new FeedTail(d, options.log, options.pollMs?.feed ?? 300),
    inject: [Database],
  },
  {
    provide: ChangeFeed,
    useFactory: (d: Database, w: MikroUnitOfWork, c: Clock, t: FeedTail) => new MikroChangeFeed(d, w, c, t),
    inject: [Database, MikroUnitOfWork, Clock, FeedTail],
  },
  {
    provide: AuditLog,
    useFactory: (d: Database, w: MikroUnitOfWork, c: Clock) => new MikroAuditLog(d, w, c),
    inject: [Database, MikroUnitOfWork, Clock],
  },
  {
    provide: Locks,
    useFactory: (d: Database, w: MikroUnitOfWork) => new RowLocks(d, w),
    inject: [Database, MikroUnitOfWork],
  },
  { provide: Leases, useFactory: (d: Database) => new RowLeases(d), inject: [Database] },
  { provide: Tables, useFactory: (d: Database) => new MikroTables(d), inject: [Database] },
  { provide: FileStore, useFactory: () => new DiskFileStore(options.filesFolder) },
  { provide: ReaderHealth, useClass: MemoryReaderHealth },
  Metrics,
  {
    provide: RealtimeGateway,
    useFactory: (a: Authenticator, t: FeedTail, m: Metrics) => new RealtimeGateway(a, t, m, options.log),
    inject: [Authenticator, FeedTail, Metrics],
  },
  {
    provide: SocketDoors,
    useFactory: (a: Authenticator) => new SocketDoors(a, options.log),
    inject: [Authenticator],
  },
  {
    provide: RealtimeRooms,
    useFactory: () => new RealtimeRooms(options.redisUrl ?? null, options.log, houseName(options)),
  },
  {
    provide: APP_GUARD,
    useFactory: (r: Reflector, a: Authenticator) => new RightsGuard(r, a),
    inject: [Reflector, Authenticator],
  },
  { provide: APP_INTERCEPTOR, useClass: ActorInterceptor },
  {
    provide: APP_INTERCEPTOR,
    useFactory: (r: Reflector, d: Database, w: MikroUnitOfWork, c: Clock) => new IdempotencyInterceptor(r, d, w, c),
    inject: [Reflector, Database, MikroUnitOfWork, Clock],
  },
  {
    provide: HouseKeeping,
    useFactory: (d: Database, s: TaskStore, t: FeedTail, c: Clock) =>
      new HouseKeeping(d, s, t, c, options.keepChangesDays),
    inject: [Database, TaskStore, FeedTail, Clock],
  },
  { provide: CONFIG_SOURCE, useValue: options.config ?? null },
  ...[AuditCommand, CheckConfigCommand, ConfigKeysCommand, QuarantineCommand, ReplayCommand, SchemaCommand],
  Lifecycle,
];

/** What every context stands on. The application must provide an `Authenticator` (the team context does, globally). */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    const providers = provide(options);
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [
        HealthController,
        MetricsController,
        QuarantineController,
        AuditController,
        ChangesController,
        RightsController,
        AsyncDocumentController,
      ],
      providers,
      exports: [
        Lifecycle,
        WORKS,
        PLATFORM_OPTIONS,
        Clock,
        LOG,
        Patience,
        Database,
        UnitOfWork,
        Outbox,
        Jobs,
        ChangeFeed,
        AuditLog,
        Leases,
        Locks,
        Tables,
        FileStore,
        ReaderHealth,
        SpokenCommands,
        Metrics,
        RealtimeGateway,
        RealtimeRooms,
        SocketDoors,
        TaskWorker,
        ScheduleStore,
        FeedTail,
      ],
    };
  }
}
