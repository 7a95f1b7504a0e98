import { type DynamicModule, Module } from '@nestjs/common';
import { type RemindersConfig } from './reminders.config.js';
import { remindersControllers, remindersProviders } from './reminders.module-part.js';

/** Sales beside it: what the specs of an inquiry and its reminders open. Only a module may name a neighbour's module. */
export { SalesModule, salesConfig, salesTables } from '@prorab/sales';

/** The reminders by themselves, beside the rest of the assistant. Wants the platform, `Staff`, the facades of sales, and the voice of the assistant. */
@Module({})
export class RemindersModule {
  static forRoot(config: RemindersConfig): DynamicModule {
    return { module: RemindersModule, controllers: remindersControllers, providers: remindersProviders(config) };
  }
}
