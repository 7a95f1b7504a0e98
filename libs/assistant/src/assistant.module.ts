import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Speak, SpeechChanged } from '@prorab/messenger/contract';
import { LOG } from '@prorab/platform';
import { type IntegrationEventClass, registerEvent } from '@prorab/platform/marks';
import type { Logger } from 'pino';
import { AssistantController } from './adapters/in/http/assistant.controller.js';
import * as jobs from './adapters/in/jobs/index.js';
import * as spoken from './adapters/in/spoken/index.js';
import { OpenAiLanguageModel } from './adapters/out/openai/openai-language-model.js';
import { MikroButtonBook } from './adapters/out/persistence/mikro-button-book.js';
import { MikroDialogueBook } from './adapters/out/persistence/mikro-dialogue-book.js';
import { MikroHearingLog } from './adapters/out/persistence/mikro-hearing-log.js';
import { StaffListeners } from './adapters/out/team/staff-listeners.js';
import { AssistantTerms } from './application/assistant-terms.js';
import { Audience } from './application/audience.js';
import { Ear } from './application/ear.js';
import { Errand } from './application/errand.js';
import { ButtonBook } from './application/ports/button-book.port.js';
import { DialogueBook } from './application/ports/dialogue-book.port.js';
import { HearingLog } from './application/ports/hearing-log.port.js';
import { LanguageModel, NoLanguageModel } from './application/ports/language-model.port.js';
import { Listeners } from './application/ports/listeners.port.js';
import { ListCommands } from './application/queries/list-commands.query.js';
import * as subscribers from './application/subscribers/index.js';
import * as useCases from './application/use-cases/index.js';
import { Voice } from './application/voice.js';
import type { AssistantConfig } from './assistant.config.js';
import './assistant.messages.js';
import './assistant.rights.js';

const ports: Provider[] = [
  { provide: Listeners, useClass: StaffListeners },
  { provide: ButtonBook, useClass: MikroButtonBook },
  { provide: DialogueBook, useClass: MikroDialogueBook },
  { provide: HearingLog, useClass: MikroHearingLog },
];

function modelOf(config: AssistantConfig['languageModel'], log: Logger): LanguageModel {
  if (!config) return new NoLanguageModel();
  const { baseUrl, model, keyEnv, timeoutSeconds } = config;
  const key = keyEnv === undefined ? null : (process.env[keyEnv] ?? null);
  if (keyEnv !== undefined && !key) log.warn({ variable: keyEnv }, 'the key of the language model is not set');
  return new OpenAiLanguageModel({ baseUrl, model, key, timeoutMs: timeoutSeconds * 1_000 }, log);
}

/** Ava. Wants the platform and `Staff` of the team; speaks and hears through the messenger, whose events she alone knows. */
@Module({})
export class AssistantModule {
  static forRoot({ languageModel, reminders: _, ...terms }: AssistantConfig): DynamicModule {
    for (const event of [Speak, SpeechChanged]) registerEvent(event as IntegrationEventClass);
    return {
      module: AssistantModule,
      // The reminders speak with buttons of hers.
      global: true,
      exports: [ButtonBook, Voice],
      controllers: [AssistantController],
      providers: [
        { provide: AssistantTerms, useValue: new AssistantTerms(terms) },
        { provide: LanguageModel, useFactory: (log: Logger) => modelOf(languageModel, log), inject: [LOG] },
        ...ports,
        ...[Audience, Ear, Errand, Voice, ListCommands],
        ...Object.values(useCases),
        ...Object.values(subscribers),
        ...Object.values(jobs),
        ...Object.values(spoken),
      ],
    };
  }
}
