import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import * as controllers from './adapters/in/http/index.js';
import * as jobs from './adapters/in/schedule/index.js';
import './adapters/in/ws/chat-wire.js';
import { ChatDesk } from './adapters/in/ws/chat.desk.js';
import { PresenceDesk } from './adapters/in/ws/presence.desk.js';
import { MikroConversationBook } from './adapters/out/persistence/mikro-conversation-book.js';
import { MikroMessageBook } from './adapters/out/persistence/mikro-message-book.js';
import { MikroPresenceBook } from './adapters/out/persistence/mikro-presence-book.js';
import { TableFileReaders } from './adapters/out/persistence/table-file-readers.js';
import { TableNoticeFacts } from './adapters/out/persistence/table-notice-facts.js';
import { TableWordIndex } from './adapters/out/persistence/table-word-index.js';
import { SharedOpenDesks } from './adapters/out/realtime/shared-open-desks.js';
import { SocketFanOut } from './adapters/out/realtime/socket-fan-out.js';
import { SalesInquiries } from './adapters/out/sales/sales-inquiries.js';
import { StaffColleagues } from './adapters/out/team/staff-colleagues.js';
import { AssistantEar } from './application/assistant-ear.js';
import { ConversationChanges } from './application/conversation-changes.js';
import { ConversationOpening } from './application/conversation-opening.js';
import { Colleagues } from './application/ports/colleagues.port.js';
import { ConversationBook } from './application/ports/conversation-book.port.js';
import { FanOut } from './application/ports/fan-out.port.js';
import { FileReaders } from './application/ports/file-readers.port.js';
import { NoticeFacts } from './application/ports/notice-facts.port.js';
import { Inquiries } from './application/ports/inquiries.port.js';
import { MessageBook } from './application/ports/message-book.port.js';
import { OpenDesks } from './application/ports/open-desks.port.js';
import { PresenceBook } from './application/ports/presence-book.port.js';
import { WordIndex } from './application/ports/word-index.port.js';
import * as queries from './application/queries/index.js';
import { SpeechReading } from './application/speech-reading.js';
import * as subscribers from './application/subscribers/index.js';
import * as useCases from './application/use-cases/index.js';
import type { MessengerConfig } from './messenger.config.js';
import { pushProviders } from './messenger-push.providers.js';
import './messenger.messages.js';
import './messenger.rights.js';
import { visitorProviders } from './visitors.module-part.js';

const ports: Provider[] = [
  { provide: Colleagues, useClass: StaffColleagues },
  { provide: ConversationBook, useClass: MikroConversationBook },
  { provide: FanOut, useClass: SocketFanOut },
  { provide: Inquiries, useClass: SalesInquiries },
  { provide: MessageBook, useClass: MikroMessageBook },
  { provide: OpenDesks, useClass: SharedOpenDesks },
  { provide: PresenceBook, useClass: MikroPresenceBook },
  { provide: FileReaders, useClass: TableFileReaders },
  { provide: NoticeFacts, useClass: TableNoticeFacts },
  { provide: WordIndex, useClass: TableWordIndex },
];
/** Tim. Wants `Staff` of the team, the directories of sales and the platform from the application. */
@Module({})
export class MessengerModule {
  /** @param house `filesFolder`: of the house; `language`: of what pushes say */
  static forRoot(config: MessengerConfig, house: { filesFolder: string; language: 'ru' | 'en' }): DynamicModule {
    return {
      module: MessengerModule,
      global: true,
      controllers: Object.values(controllers),
      providers: [
        ...ports,
        ...pushProviders({ files: config.files, push: config.push, ...house }),
        ...[AssistantEar, ConversationChanges, ConversationOpening, SpeechReading],
        ...[ChatDesk, PresenceDesk],
        ...Object.values(useCases),
        ...Object.values(queries),
        ...Object.values(subscribers),
        ...Object.values(jobs),
        ...visitorProviders(config),
      ],
    };
  }
}
