import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { checkInjection, checkMarks } from './auth/marks-check.js';
import { FeedTail } from './feed/feed-tail.js';
import { Database } from './persistence/database.js';
import { PLATFORM_OPTIONS, type PlatformOptions } from './platform-options.js';
import { RealtimeGateway } from './realtime/realtime.gateway.js';
import { RealtimeRooms } from './realtime/realtime-rooms.js';
import { allStreams } from './realtime/streams.js';
import { Patience } from './stopping/patience.js';
import { MarkExplorer } from './tasks/mark-explorer.js';
import { ScheduleStore } from './tasks/schedule-store.js';
import { TaskWorker } from './tasks/task-worker.js';

/** An answer that was cut off on its way still has to write into the base what became of it. */
const LETTING_GO_MS = 5_000;

/** Starts and stops the engines of the house in the right order. */
@Injectable()
export class Lifecycle
  implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown, OnApplicationShutdown
{
  #prepared = false;

  constructor(
    @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions,
    private readonly database: Database,
    private readonly discovery: DiscoveryService,
    private readonly explorer: MarkExplorer,
    private readonly schedules: ScheduleStore,
    private readonly worker: TaskWorker,
    private readonly tail: FeedTail,
    private readonly realtime: RealtimeGateway,
    private readonly rooms: RealtimeRooms,
    private readonly patience: Patience,
  ) {}

  /**
   * Learns who handles what, before anything can happen: an event that is told earlier would have no subscribers. Called as soon as
   * the providers stand; a second call does nothing.
   */
  prepare(): void {
    if (this.#prepared) return;
    this.#prepared = true;
    checkMarks(this.discovery);
    checkInjection(this.discovery);
    this.explorer.explore();
  }
  onModuleInit(): void {
    this.prepare();
  }
  async onApplicationBootstrap(): Promise<void> {
    if (this.options.migrate !== false) await this.tail.prepare(allStreams());
    if (this.options.works === false) return;
    await this.schedules.start();
    this.worker.start();
  }
  /** The first word: nothing new is begun from here on, neither a connection nor a task. */
  onModuleDestroy(): void {
    this.worker.rest();
    this.patience.begin();
  }
  async beforeApplicationShutdown(): Promise<void> {
    await this.realtime.close();
    this.rooms.close();
  }
  async onApplicationShutdown(): Promise<void> {
    await this.schedules.stop();
    if (!(await this.patience.within(this.worker.stop(), LETTING_GO_MS)))
      this.options.log.warn('tasks in hand took too long to wait for; they are taken up again at the next start');
    await this.database.close();
    this.patience.end();
  }
}
