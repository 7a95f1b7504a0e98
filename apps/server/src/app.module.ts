import { type DynamicModule, Module } from '@nestjs/common';
import { AssistantModule, RemindersModule } from '@prorab/assistant';
import { MailModule } from '@prorab/mail';
import { MessengerModule } from '@prorab/messenger';
import { PlatformModule, type PlatformOptions } from '@prorab/platform';
import { SalesModule } from '@prorab/sales';
import { TeamModule } from '@prorab/team';
import { TelephonyModule } from '@prorab/telephony';
import type { Configuration } from './configuration.js';
import { allTables } from './tables.js';

export interface HouseOptions extends Omit<
  PlatformOptions,
  'tables' | 'zone' | 'taskConcurrency' | 'keepChangesDays' | 'stopSeconds'
> {
  /** Folder for what the contexts keep beside the database: keys, spools. */
  dataFolder: string;
}

/** All contexts on one platform. */
@Module({})
export class AppModule {
  static of(configuration: Configuration, options: HouseOptions): DynamicModule {
    const { zone, taskConcurrency, keepChangesDays, stopSeconds, secureCookies } = configuration.server;
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({ ...options, tables: allTables, zone, taskConcurrency, keepChangesDays, stopSeconds }),
        TeamModule.forRoot(configuration.team, { secureCookies, dataFolder: options.dataFolder }),
        SalesModule.forRoot(configuration.sales),
        MessengerModule.forRoot(configuration.messenger, {
          filesFolder: options.filesFolder,
          language: configuration.server.language,
        }),
        MailModule.forRoot(configuration.mail, {
          dataFolder: options.dataFolder,
          zone,
          collects: options.works !== false,
        }),
        TelephonyModule.forRoot(configuration.telephony, {
          listens: options.works !== false,
          filesFolder: options.filesFolder,
        }),
        AssistantModule.forRoot(configuration.assistant),
        RemindersModule.forRoot(configuration.assistant.reminders),
      ],
    };
  }
}
